# Zoeken

sought-year = jaar
sought-finding = oordeel
sought-kind = soort
sought-category = categorie
sought-handler = behandelaar
sought-complainant = klager
sought-location = locatie
sought-exam = examen
sought-from = van
sought-to = tot
sought-stage = stap
sought-number = nummer

passage-subject = onderwerp
passage-complainant = klager
passage-respondent = beklaagde
passage-complaint = tekst
passage-about = betreft
passage-statement = hoor en wederhoor
passage-finding = oordeel
passage-solution = oplossing
passage-offer = aanbod
passage-contact = contact
passage-reply = reactie
passage-ending = beëindiging
passage-appeal = beroep
passage-note = notitie
passage-earlier = eerdere tekst
passage-file = bijlage

search-nothing-but = Niets gevonden. Zonder { $field }: { $count }.
search-fault-value = { $field }:{ $value } bestaat niet. Kies uit: { $allowed }.
search-fault-year = { $field }:{ $value } is geen jaar. Typ vier cijfers, zoals { $field }:2025 of { $field }:2023-2025.
search-fault-date = { $field }:{ $value } is geen datum. Typ bijvoorbeeld { $field }:2025, { $field }:03-2025 of { $field }:12-03-2025.
search-fault-number = { $field }:{ $value } is geen zaaknummer. Typ bijvoorbeeld { $field }:43 of { $field }:2026-0043.

check-search-foreign = De zoekindex bevat woorden die bij geen zaak horen.
