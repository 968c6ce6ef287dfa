# De jaaranalyse (G6).
pane-analysis = Analyse
pane-analysis-short = Analyse
key-analysis = analyse
menu-analysis = Jaaranalyse bekijken
help-about-analysis = Analyse: de cijfers van een jaar naast die van het jaar ervoor, zonder namen en zaaknummers. Pijl naar links en rechts kiest het jaar, Tab het vak, de spatiebalk zet staven om in een tabel. Voor de projectleider.
hint-year = ander jaar
hint-part = ander vak
hint-table = tabel of staven
hint-back = terug
key-space = spatie
analysis-of = Analyse { $year }
analysis-counting = De cijfers worden geteld.
analysis-part = vak { $part } van { $parts }
analysis-received = Ontvangen per maand
analysis-outcomes = Oordeel en afloop
analysis-topics = Waar klachten over gaan
analysis-terms = Termijnen gehaald
analysis-year-before = jaar ervoor
analysis-total = Samen { $count }: { $kinds }.
analysis-anonymous = { $count ->
    [0] Geen anonieme klacht als signaal behandeld.
    [one] 1 anonieme klacht als signaal behandeld.
   *[other] { $count } anonieme klachten als signaal behandeld.
}
analysis-legend = { $bar } klacht   { $other } signaal en verbetervoorstel
analysis-appeals = Beroep bij het bestuur: beslist { $decided }; nog te beslissen { $pending }.
analysis-satisfaction = Nazorg: { $how }.
analysis-no-topic = zonder categorie
analysis-no-complaints = Geen klachten in dit jaar.
analysis-acknowledged = Bevestigd op tijd (W3)
analysis-followed-up = Nazorg op tijd (W6)
analysis-in-time = { $kept } van { $of }
analysis-and-before = dit jaar (ervoor)
analysis-days = Dagen tot afsluiten: de helft binnen { $median }, kortste { $shortest }, langste { $longest }.
analysis-nothing-closed = Nog niets van dit jaar is afgesloten.
analysis-open = Jaaranalyse { $year } nog niet vastgesteld (minstens eens per jaar, G6).
analysis-nameless = Namen en zaaknummers staan hier niet.
analysis-month-1 = jan
analysis-month-2 = feb
analysis-month-3 = mrt
analysis-month-4 = apr
analysis-month-5 = mei
analysis-month-6 = jun
analysis-month-7 = jul
analysis-month-8 = aug
analysis-month-9 = sep
analysis-month-10 = okt
analysis-month-11 = nov
analysis-month-12 = dec
linear-help-analysis = Analyse: de cijfers van dit jaar, of "analyse 2025". Voor de projectleider.
