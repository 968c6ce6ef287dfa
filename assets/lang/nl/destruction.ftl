# Vernietiging (W7)
destruction-proposed = voorgesteld
destruction-confirmed = bevestigd
destruction-stopped = gestopt
destruction-running = loopt
destruction-done = vernietigd

destruction-refused-archivist = Een lijst voorstellen en uitvoeren doet alleen de archiefhouder.
destruction-refused-witness = Vernietigingslijsten zijn voor de archiefhouder, de projectleider en het bestuur.
destruction-refused-same-person = Wie de lijst voorstelde, bevestigt hem niet zelf. Vraag een andere archiefhouder, de projectleider of het bestuur.
destruction-refused-not-of-this-list = Dit kan alleen wie deze lijst voorstelde of bevestigde.
destruction-refused-nothing-due = Er is nu niets dat vernietigd kan worden.
destruction-refused-blocked = { $number } kan niet op een lijst: { $why }.
destruction-refused-too-many = Op een lijst passen { $value } dossiers. Maak er meer lijsten van.
destruction-refused-state = Dat kan nu niet: deze lijst is { $value }.
destruction-refused-nothing-left = Op deze lijst staat niets meer dat vernietigd kan worden.
destruction-refused-count = Dat is niet het aantal: op de lijst staan { $value } dossiers. Kijk de lijst na.
destruction-refused-name = Dat is niet de naam van de lijst: die is { $value }.
destruction-refused-paused = De lijst wacht nog: uitvoeren kan vanaf { $value }. Tot dan kan ieder van beiden stoppen.

obstacle-not-archived = de zaak ligt niet in het archief
obstacle-appeal = er loopt een beroep
obstacle-held = de zaak wordt vastgehouden, beoordelen op { $date }
obstacle-not-due = te bewaren tot en met { $date }
obstacle-on-list = de zaak staat al op { $list }

destruction-year-not-closed = De cijfers van { $year } zijn nog niet afgesloten. Tellen kan daarna nog, nakijken niet meer.

certificate-title = VERKLARING VAN VERNIETIGING
certificate-unknown = niet bekend
certificate-list = Lijst
certificate-proposed = Voorgesteld door
certificate-confirmed = Bevestigd door
certificate-begun = Uitgevoerd door
certificate-done = Voltooid
certificate-dossiers = Dossiers vernietigd
certificate-files = Bestanden vernietigd
certificate-stayed = Dossiers gebleven
certificate-what = Van deze dossiers is alles vernietigd wat over personen gaat: rijen, zoekindex, bestanden, concepten en uitgaande post, ook op de schijf.
certificate-rule = Van elk dossier blijven het nummer, de cijfers zonder namen en de controlegetallen van het journaal (W7).
certificate-numbers = Nummer, aantal regels in het journaal, laatste controlegetal:
certificate-hashes = Controlegetallen (SHA-256):
certificate-journal-head = kop van het journaal
certificate-lists-head = kop van de lijsten
certificate-own-hash = deze verklaring

destruction-none = Er zijn geen vernietigingslijsten.
destruction-nothing-due = Er is nu niets dat vernietigd kan worden.
destruction-dossiers = { $count ->
    [one] 1 dossier
   *[other] { $count } dossiers
}
destruction-by = { $what } door { $who }, { $when }
destruction-run-from = uit te voeren vanaf { $date }
destruction-kept-until = ontvangen in { $year }, bewaard tot en met { $date }
destruction-received-in = ontvangen in { $year }
destruction-ran = { $done } van { $of } dossiers
destruction-waits = De dossiers zijn weg. De laatste sporen op de schijf wachten op proces { $who }, dat nog leest. Voer de lijst daarna nog eens uit.
destruction-waits-other = De dossiers zijn weg. De laatste sporen op de schijf wachten op een ander programma dat nog leest. Voer de lijst daarna nog eens uit.
destruction-holds = Vastgehouden, te beoordelen:

check-destroyed = Van { $case } is bij de vernietiging iets blijven staan, of de vernietiging staat nergens.
check-list = Wat er met { $list } gebeurde, of de verklaring ervan, is veranderd.

# Terugzetten
failure-in-use = De database is nog geopend, door een werkplek of een opdracht. Er is niets teruggezet. Laat iedereen stoppen en probeer het opnieuw.
backup-made = { $file } gemaakt. Kop van het journaal, om elders te noteren: { $head }
restore-done = Teruggezet: { $cases } zaken, waarvan { $again } opnieuw vernietigd. Kop van het journaal: { $head }
restore-kept = De database die hier stond, is bewaard als { $file }
