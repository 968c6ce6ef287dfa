# Wat er over één persoon is vastgelegd (AVG, inzage).

export-needs-archivist = Een overzicht van alles over één persoon geeft alleen de archiefhouder.
export-no-zip = Een overzicht van één persoon is er als txt, json of pdf.
person-title = Gegevens over { $who }
person-subtitle = Alles wat over deze persoon is vastgelegd (AVG, artikel 15)
person-standing = Stand van { $at }. Andere personen zijn onleesbaar gemaakt.
person-mark = inzage
person-about = Over dit overzicht
person-count = Aantal zaken: { $count }.
person-may-open = Het gaat om de zaken die de opsteller mag openen. Van een zaak die nog niet is gesloten, geeft een medewerker die ook archiefhouder is het overzicht.
person-alike = Gezocht is op precies deze naam of dit e-mailadres. Ga na of het overal dezelfde persoon is, en zoek ook op de andere naam of het andere adres.
person-read-first = Namen, adressen en nummers die de zaak van anderen kent, zijn vervangen. Lees de vrije tekst na voordat u het overzicht geeft: daarin kan iemand ook zonder naam herkenbaar zijn.
person-elsewhere = Concepten, brieven die nog niet zijn verstuurd en de inhoud van bijlagen staan hier niet in.
person-desk = Als medewerker van het klachtenbureau
person-user = Gebruikersnaam
person-name = Naam
person-mail = E-mail
person-roles = Rollen
person-another = [ander]
person-as-complainant = De persoon diende deze zaak in.
person-as-respondent = De zaak gaat over deze persoon.
person-as-heard = De persoon is in deze zaak gehoord. Hier staat alleen wat deze persoon zei.
