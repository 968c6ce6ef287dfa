# Naast oordeel, oplossing en aanbod: de controle en de naslag.

aside-checks = Controle vóór vastleggen
aside-heard = { $side } is gehoord ({ $date })
aside-excused = { $side } niet gehoord: { $ground }
aside-unheard = { $side } is nog niet gehoord
aside-silent = punt { $point }: { $side } zei hier niets
aside-unjudged = punt { $point }: nog geen oordeel
aside-filled = { $field } ingevuld
aside-empty = { $field }: nog leeg
aside-appeal = beroep bij het bestuur vermeld
aside-no-appeal = beroep bij het bestuur niet vermeld
aside-may-save = U mag toch vastleggen; leg dan in de tekst uit waarom.
aside-all-done = Alles is ingevuld en beide partijen zijn gehoord.
aside-statements = Naslag: verklaringen
aside-point = Punt { $point }
aside-nothing-said = nog niets
aside-more = Kies een punt: dat komt bovenaan.
aside-similar = Eerdere zaken die hierop lijken
aside-similar-none = geen met een oordeel gevonden
