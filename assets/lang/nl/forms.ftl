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
form-date-hint = zoals 23-11 of +14
form-day-empty = leeg = vandaag
form-date-tomorrow = { $date } (morgen)
form-date-yesterday = { $date } (gisteren)
form-date-ahead = { $date }, over { $days } dagen
form-pick-from = F4 kiest uit { $count }
form-counter = regel { $line }, { $count }+ tekens
form-line = regel { $line }
form-marking = markeren
calendar-week = wk
form-pick-title = Kies
form-pick-sought = Kies: { $text }
form-pick-nothing = Niets gevonden
advice-anonymous = Een anonieme klacht behandelen wij als signaal.
advice-oral = Vraag de klager dit schriftelijk te doen, bijvoorbeeld per e-mail. Ik bewaar deze melding als: wacht op schriftelijk.
advice-hand-over = Wat moet uw collega weten? Deze zin staat straks bovenaan.
advice-grounds = Leg uit waarom; de klager krijgt deze tekst te lezen.
advice-appeal = Wijs de klager op beroep bij het bestuur.
advice-no-follow-up = Leeg laten als nazorg volgt.
notice-mail-taken = Afzender, datum en onderwerp komen uit de e-mail. Kijk ze na.
hint-take = overnemen
hint-month = andere maand
