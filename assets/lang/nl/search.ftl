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
passage-heard = gehoord
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
passage-file = stuk

search-nothing-but = Niets gevonden. Zonder { $field }: { $count }.
search-fault-value = { $field }:{ $value } bestaat niet. Kies uit: { $allowed }.
search-fault-year = { $field }:{ $value } is geen jaar. Typ { $field }:2025 of { $field }:2023-2025.
search-fault-date = { $field }:{ $value } is geen datum. Typ { $field }:2025 of { $field }:12-03-2025.
search-fault-number = { $field }:{ $value } is geen zaaknummer. Typ { $field }:43 of { $field }:2026-0043.

check-search-foreign = De zoekindex bevat woorden die bij geen zaak horen.

filter-is = { $field } { $value }
filter-not = niet { $field } { $value }
filter-years = { $first } t/m { $last }

archive-filter = Filter: { $filters }
archive-filter-none = Filter: geen. F4 kiest een jaar, oordeel, soort of locatie.
archive-filter-hint = Accenten en hoofdletters maken niet uit.
archive-cut = Niet alle vormen van { $words } zijn gezocht. Met meer letters vindt u de rest.
archive-more = { $count } zaken
archive-ticker = ARCHIEF
archive-waiting = { $count } dossiers wachten op archivering
archive-waiting-one = { $count } dossier wacht op archivering
archive-expired = { $count } dossiers voorbij de bewaartermijn
archive-expired-one = { $count } dossier voorbij de bewaartermijn
archive-read-only = alleen lezen

found-received-closed = { $received }, gesloten { $closed }
found-kept = Bewaren tot en met { $day }; daarna kan het dossier worden vernietigd.
found-held = Vernietiging tegengehouden; te herzien op { $day }.
found-not-archived = Nog niet in het archief.
found-files = { $count } stukken
found-files-one = { $count } stuk

pick-title = Waarop zoeken
pick-hint = typ om te zoeken
pick-nothing = Typ zelf een waarde, of kies iets anders met Esc.
pick-saved = { $name }: { $query }
pick-keep = Deze zoekvraag bewaren als: { $name }
pick-field-year = jaar van ontvangst
pick-field-finding = gegrond, ongegrond of daartussen
pick-field-kind = klacht, signaal of verbetervoorstel
pick-field-category = waarover het gaat
pick-field-handler = verantwoordelijk medewerker
pick-field-complainant = naam of adres van de klager
pick-field-location = plaats van het examen
pick-field-exam = welk examen
pick-field-from = ontvangen vanaf een dag, maand of jaar
pick-field-to = ontvangen t/m een dag, maand of jaar
pick-field-stage = waar de zaak staat
pick-field-number = zaaknummer

notice-search-kept = Zoekvraag bewaard als { $name }. F4 vindt haar; Delete verwijdert haar.
pick-sought = Kies:
found-read = Inzage: { $words }
