# Menu, hulp, logboek en ongedaan maken.

menu-none = Geen opdracht past hierbij. Esc sluit het menu.
menu-remembered = Laatst gedaan: { $what }
menu-what-now = Wat nu? Doe de eerstvolgende stap
menu-term = Termijn uitleggen
menu-log = Logboek van de zaak
menu-undo = Ongedaan maken of opnieuw doen
menu-mine = Mijn zaken of alle zaken
menu-filter = Postvak: alleen zaken van één soort
menu-sort = Postvak: andere volgorde
menu-find = Zoeken in deze lijst
menu-help = Hulp
menu-inbox = Naar het postvak
menu-case = Naar de zaak
menu-hearing = Naar hoor en wederhoor
menu-search = Naar het archief
key-log = logboek
key-undo = ongedaan
key-filter = filter
key-sort = sorteren
also-register = nieuwe klacht, nieuw signaal, inschrijven, melding
also-assess = bevoegdheid, oppakken, toewijzen
also-hand-over = doorgeven, overdragen, collega
also-written = op schrift
also-acknowledge = ontvangstbevestiging, bericht van ontvangst
also-attempt = gebeld, geen gehoor, voicemail
also-hear = verklaring, gehoord, wederhoor
also-not-heard = afzien van horen
also-find = gegrond, ongegrond, uitspraak
also-propose = extra prestatie, maatregel voor de klager
also-offer = voorstel aan de klant
also-carried-out = uitgevoerd, nagekomen
also-follow-up = tevredenheid, nabellen
also-reply = antwoord op signaal
also-end = ingetrokken, niet-ontvankelijk, doorverwezen
also-close = afsluiten, afronden
also-archive = opbergen
also-appeal = bezwaar, bestuur
also-note = aantekening, memo
also-attach = bijlage, bestand, stuk
also-correct = verbeteren, fout, typefout
help-of = Hulp bij: { $pane }
help-sought = Zoek in de hulp:
help-none = Niets gevonden. Esc maakt de zoekregel leeg.
help-about-inbox = Postvak: alle openstaande zaken, wat het dringendst is bovenaan. Enter opent een zaak, w doet de eerstvolgende stap, F6 legt een nieuwe klacht of een nieuw signaal vast. Met z wordt u later aan een zaak herinnerd; de termijn verandert daar niet van.
help-about-case = Zaak: de stappen van de procedure, en het dossier op volgorde. w doet de eerstvolgende stap; PgUp en PgDn bladeren in het dossier.
help-about-hearing = Hoor en wederhoor: per klachtonderdeel staan beide lezingen naast elkaar. De pijltjes gaan naar een ander onderdeel, h legt een verklaring vast.
help-about-archive = Archief: typ om te zoeken, de pijltjes gaan door de lijst, Enter leest een zaak. Er verandert hier niets.
pane-destruction = Vernietiging
help-about-destruction = Vernietiging: wat voorbij de bewaartermijn is en de lijsten daarvan. F9 toont wat u hier kunt doen.
hint-seek-help = zoek in de hulp
log-title = Logboek: alles wat is vastgelegd
log-earlier = Eerst stond er: { $text }
dossier-undone = (ongedaan gemaakt)
undo-title = Ongedaan maken: wat u het laatst deed
undo-again = Opnieuw:
undo-ask = J = ongedaan maken: het telt niet meer mee en blijft in het logboek staan.
undo-ask-again = J = opnieuw van kracht, met de datum van toen.
notice-put-right = Rechtgezet bij { $number }. Alles staat nog in het logboek (l); u = opnieuw.
notice-sorted-urgency = Het dringendst bovenaan.
notice-sorted-newest = Het laatst ontvangen bovenaan.
notice-sorted-oldest = Het eerst ontvangen bovenaan.
notice-sorted-subject = Op onderwerp.
notice-only-all = Alle soorten zaken.
notice-only-complaints = Alleen klachten. f = volgende keuze.
notice-only-signals = Alleen signalen. f = volgende keuze.
notice-only-proposals = Alleen verbetervoorstellen. f = volgende keuze.
notice-only-nobodys = Alleen zaken die nog niemand heeft. f = alle zaken.
only-all = alle
only-complaints = klachten
only-signals = signalen
only-proposals = verbetervoorstellen
only-nobodys = nog van niemand
conflict-title = Iemand anders heeft deze tekst intussen gewijzigd
conflict-about = { $who } bewaarde om { $time } een andere tekst op dezelfde plaats. Er is niets verloren: beide teksten staan hieronder. Kies wat er in het dossier komt.
conflict-theirs = Van { $who }, bewaard om { $time }
conflict-ours = Van u, nog niet bewaard
conflict-ask = Wat wilt u doen?
conflict-both = Beide bewaren: uw tekst komt onder die van { $who } (aanbevolen)
conflict-merge = Samenvoegen: zet beide teksten in uw venster en maak er zelf één tekst van
conflict-leave = Die van { $who } laten staan; uw tekst blijft als concept bewaard
conflict-use = Uw tekst gebruiken; die van { $who } blijft te lezen in het logboek
conflict-marks = + = staat alleen in deze tekst. Esc = terug naar uw tekst, nog niets bewaren.
hint-to-text = terug naar uw tekst
card-title = Klachtenbalie: toetsenkaart
resume-title = U was bezig
resume-what-chosen = U was bezig met { $what } (laatst bewaard: { $at }). Er is niets verloren: wat u koos, staat er nog.
resume-what = U was bezig met { $what } ({ $count } tekens, laatst bewaard: { $at }). Er is niets verloren: wat u typte, staat er nog.
resume-point = punt { $point }
resume-go-on = Enter = verder waar u was
resume-not-now = Esc  = naar het postvak; het concept blijft bewaard
hint-go-on = verder
hint-not-now = nu niet
agreement-same = eens
agreement-differs = verschil
field-agreement = Lezingen
action-compare = Eens of verschil vastleggen
key-compare = eens, verschil
event-point-compared = Lezingen vergeleken
also-compare = overeenkomst, vergelijken
key-read = lezen, kopiëren
menu-read = Leesbeeld: het dossier zonder randen, om te kopiëren
reading-hint = Muis markeert. c klembord (niet PuTTY). p bewaren. PgDn verder. Anders: terug.
notice-copied-out = De tekst is naar het klembord van uw venster gestuurd.
curtain-title = Klachtenbalie
curtain-counts = { $overdue } te laat, { $today } vandaag, { $week } deze week.
curtain-open = Druk op een toets om verder te gaan. Er is niets verloren.
