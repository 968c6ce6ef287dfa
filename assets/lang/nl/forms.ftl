# Formulieren en het schrijven erin.

notice-copied = Gekopieerd. Ctrl-V plakt het waar u typt.
notice-nothing-marked = Er is niets gemarkeerd. Ctrl-K begint en eindigt een markering.
notice-nothing-to-paste = Hier is niets gekopieerd. Plakken: rechtermuisknop of Shift+Insert.
ask-paste = Deze tekst van { $count } tekens plakken? Dat is lang voor één tekstvak.
notice-no-texts = Er zijn geen tekstblokken.
fault-day-only = Hier hoort alleen een dag, zonder tijd.
fault-not-yet = Dat ligt in de toekomst ({ $date }).
fault-not-yet-meant = Dat ligt in de toekomst ({ $date }). Bedoelt u { $meant }?
fault-unknown = Dit staat niet in de lijst. F4 toont wat er is.
fault-unknown-near = Dit staat niet in de lijst. Bedoelt u { $near }?
fault-several = Dit past bij meer: { $fitting }. Typ verder, of kies met F4.
form-date-hint = zoals { $date } of { $short }
form-day-empty = leeg = vandaag
form-date-tomorrow = { $date } (morgen)
form-date-yesterday = { $date } (gisteren)
form-date-ahead = { $date }, over { $days } dagen
form-pick-from = F4 kiest uit { $count }
form-counter = regel { $line }, { $count } tekens
form-line = regel { $line }
form-marking = markeren
calendar-week = wk
form-pick-texts = Tekstblokken
form-pick-sought = Kies: { $text }
form-pick-nothing = Niets gevonden
advice-anonymous = Een anonieme klacht behandelen wij als signaal.
advice-oral = Vraag de klager dit schriftelijk te doen, bijvoorbeeld per e-mail. Deze melding wordt bewaard als: wacht op schriftelijk.
advice-hand-over = Wat moet uw collega weten? Deze zin staat straks bovenaan.
advice-grounds = Leg uit waarom; de klager krijgt deze tekst te lezen.
advice-appeal = Wijs de klager op beroep bij het bestuur.
advice-no-follow-up = Leeg laten als er nazorg volgt.
advice-measure = Leeg = geen maatregel. Anders de titel van een nieuwe maatregel.
advice-respondent-user = Werkt de beklaagde hier? Die ziet de zaak dan niet.
advice-hand-over-to = Leeg = u neemt de zaak zelf aan.
advice-other = Zoals ECM-2026-0012.
advice-made-confidential = F2 maakt de zaak vertrouwelijk.
advice-not-confidential = Na F2 is de zaak niet vertrouwelijk.
notice-mail-taken = Afzender, datum en onderwerp komen uit de e-mail. Kijk ze na.
hint-take = overnemen
hint-month = andere maand
hint-day = dag
hint-week = week
fault-unreadable = Hier staat niets dat te lezen is.

# Wat er in een verplicht veld hoort.

required-agreement = Kies of de lezingen overeenkomen.
required-answer = Kies wat de klager van het aanbod vindt.
required-appeal-decision = Kies hoe het bestuur besliste.
required-by = Kies hoe dit ging.
required-channel = Kies hoe het binnenkwam.
required-correction = Schrijf hoe de tekst moet luiden.
required-date = Vul in wanneer dit klaar moet zijn.
required-decision = Kies wat er met het voorstel gebeurt.
required-dossiers = Typ het aantal dossiers uit de titel.
required-ending = Kies hoe de zaak eindigt.
required-entry = Kies de regel die niet klopt.
required-finding = Kies een oordeel.
required-ground = Kies waarom deze partij niet gehoord is.
required-grounds = Vul de motivering in. De klager krijgt deze tekst te lezen.
required-kind = Kies de soort: klacht, signaal of verbetervoorstel.
required-list-name = Typ de naam van de lijst, zoals in de titel.
required-note-text = Schrijf de notitie.
required-other = Vul het nummer van de andere zaak in.
required-party = Vul in wie dit zei.
required-path = Vul in waar het bestand staat.
required-point = Kies over welk klachtonderdeel het gaat.
required-point-text = Schrijf het klachtonderdeel.
required-promise = Schrijf wat er is toegezegd.
required-reason = Vul de reden in. Die blijft bij het dossier.
required-list-reason = Vul de reden in. Die blijft bij de lijst.
required-reply = Schrijf de reactie. Wie dit instuurde, krijgt deze tekst te lezen.
required-respondent = Vul in tegen wie de klacht zich richt.
required-review = Vul in wanneer opnieuw wordt gekeken of dit nog nodig is.
required-satisfaction = Kies hoe tevreden de klager is.
required-side = Kies om welke partij het gaat.
required-solution = Schrijf welke oplossing ECM aanbiedt.
required-statement = Schrijf op wat er gezegd is.
required-subject = Vul een onderwerp in, in een paar woorden.
required-text = Neem hier over wat er binnenkwam.
required-then = Kies wat er nu volgt.
required-to = Kies een collega.
