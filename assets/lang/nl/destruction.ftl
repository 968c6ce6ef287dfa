# Vernietiging (W7)
destruction-proposed = voorgesteld
destruction-confirmed = bevestigd
destruction-stopped = gestopt
destruction-running = loopt
destruction-begun = uitvoering begonnen
destruction-carried-out = uitgevoerd
destruction-completed = Voltooid: { $when }
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
destruction-refused-count = { $value ->
    [1] Dat is niet het aantal: op de lijst staat 1 dossier. Kijk de lijst na.
   *[other] Dat is niet het aantal: op de lijst staan { $value } dossiers. Kijk de lijst na.
}
destruction-refused-name = Dat is niet de naam van de lijst: die is { $value }.
destruction-refused-paused = De lijst wacht nog: uitvoeren kan vanaf { $value }. Tot de uitvoering kan ieder van beiden de lijst stoppen.

obstacle-not-archived = de zaak ligt niet in het archief
obstacle-appeal = er loopt een beroep
obstacle-held = de vernietiging is tegengehouden, te herzien op { $date }
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
certificate-what = Van deze dossiers is alles vernietigd wat over personen gaat: gegevens, zoekwoorden, bestanden, concepten en uitgaande post, ook op de schijf.
certificate-rule = Van elk dossier blijven het nummer, de cijfers zonder namen en de controlegetallen van het logboek (W7).
certificate-numbers = Nummer, aantal regels in het logboek, laatste controlegetal:
certificate-hashes = Controlegetallen (SHA-256):
certificate-journal-head = kop van het logboek
certificate-lists-head = kop van de lijsten
certificate-own-hash = deze verklaring
certificate-name = Verklaring van vernietiging
certificate-standing = Opgemaakt na de vernietiging, { $at }.
certificate-mark = Verklaring
certificate-section-act = De vernietiging
certificate-section-gone = Vernietigde dossiers
certificate-section-hashes = Controlegetallen (SHA-256)
certificate-column-number = Nummer, met het laatste controlegetal van het logboek
certificate-column-entries = Regels in het logboek

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
destruction-holds = Tegengehouden:

check-destroyed = Van { $case } is bij de vernietiging iets blijven staan, of de vernietiging staat nergens.
check-list = Wat er met { $list } gebeurde, of de verklaring ervan, is veranderd.

# Terugzetten
failure-in-use = De database is nog geopend, door een werkplek of een opdracht. Er is niets teruggezet. Laat iedereen stoppen en probeer het opnieuw.
backup-made = { $file } gemaakt. Kop van het journaal, om elders te noteren: { $head }
restore-done = Teruggezet: { $cases } zaken, waarvan { $again } opnieuw vernietigd. Kop van het journaal: { $head }
restore-kept = De database die hier stond, is bewaard als { $file }

# Op de balie
action-destruction = Vernietiging: wat mag weg, en de lijsten
action-propose-destruction = Vernietigingslijst voorstellen
action-confirm-destruction = Vernietigingslijst bevestigen
action-run-destruction = Vernietigingslijst uitvoeren
action-stop-destruction = Vernietigingslijst stoppen
action-read-certificate = Verklaring van vernietiging lezen
field-dossiers = Aantal dossiers
field-list-name = Naam van de lijst
ask-destroy = { $list } uitvoeren? { $count ->
    [one] Dossier { $cases } wordt vernietigd.
   *[other] De { $count } dossiers { $cases } worden vernietigd.
} Dat is niet terug te draaien.
notice-list = { $list } is { $what }.
notice-destroyed = { $list }: { $done } van { $of } dossiers vernietigd. U kunt gewoon doorwerken.
destruction-title = Vernietiging
destruction-due = Nu te vernietigen
destruction-can-propose = Enter: zet wat hieronder staat op een nieuwe lijst. Een tweede persoon bevestigt die.
destruction-can-confirm-destruction = Kijk de lijst na. Enter opent het formulier: typ daarin het aantal dossiers en de naam van de lijst.
destruction-can-run-destruction = Uitvoeren met Enter.
destruction-can-stop-destruction = Stoppen: F9, Vernietigingslijst stoppen.
destruction-can-read-certificate = Lees de verklaring met Enter.
destruction-pause = De pauze duurt nog { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}: de lijst is uit te voeren vanaf { $date }. Tot de uitvoering kan ieder van beiden de lijst stoppen.
destruction-pause-over = De pauze is voorbij sinds { $date }.
destruction-with-reason = { $done }. Reden: { $reason }
destruction-column-list = Lijst
destruction-column-state = Stand
destruction-column-dossiers = Dossiers
destruction-column-by = Voorgesteld door
destruction-due-not-yours = Alleen de archiefhouder ziet wat vernietigd mag worden.
destruction-not-yours = Wat op deze lijst staat ziet alleen wie die voorstelde of bevestigde.
destruction-review = te herzien op { $date }
destruction-review-due = nu te herzien: { $date } is verstreken

# Inzage
looked-opened = geopend
looked-exported = kopie gemaakt
readings-title = Inzage
readings-earlier = en { $count } keer eerder

# Volledigheid van het dossier
gap-acknowledgement = bevestiging van ontvangst
gap-complainant = verklaring van de klager
gap-respondent = verklaring van de beklaagde
gap-finding = oordeel
gap-offer = aanbod
gap-appeal-named = vermelding van het beroep bij het aanbod
gap-answer = antwoord op het aanbod
gap-carrying-out = uitvoering
gap-follow-up = nazorg
gap-category = categorie
complete-not = In dit dossier ontbreekt: { $what }.
complete = Dit dossier is volledig.
destruction-waits-for-second = Deze lijst wacht op de bevestiging van een tweede persoon.
hint-propose-destruction = op een lijst zetten
hint-confirm-destruction = lijst bevestigen
hint-run-destruction = lijst uitvoeren
hint-read-certificate = verklaring lezen
notice-only-stopped = Deze lijst is in de pauze. Stoppen: F9, Vernietigingslijst stoppen.
