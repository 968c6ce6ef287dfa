# De controle van het scherm, en wat u ervan kiest.

menu-screen = Uw scherm: tekens, kleuren, muis, bel en lettertoetsen
key-screen = uw scherm

screen-title = Uw scherm
screen-changes = wisselen
screen-hint = Enter wisselt, Esc sluit
screen-right = Klopt dit?
screen-question = Uw scherm: ziet u nette lijnen en tekens?
screen-lines = lijnen en tekens
screen-hues = kleuren
screen-keys = F-toetsen
screen-press-long = druk nu op F1 tot en met F10
screen-press = F1 t/m F10:
screen-found = Gevonden: { $term }, { $columns } bij { $rows }, { $letters }, { $paste }. Later wijzigen: F9, "scherm".
screen-remote = { $term } via SSH
screen-no-name = een terminal zonder naam
screen-utf8 = UTF-8
screen-no-utf8 = geen UTF-8
screen-unknown-utf8 = UTF-8 niet gemeld
screen-paste = plakken herkend
screen-no-paste = nog niets geplakt

screen-signs = Tekens
screen-colours = Kleuren
screen-mouse = Muis
screen-bell = Bel
screen-letters = Lettertoetsen
signs-unicode = ja
signs-ascii = nee: gewone letters
colours-dark = donker
colours-light = licht
colours-none = geen kleur
switch-on = aan
switch-off = uit

screen-about-signs = Ziet u vierkantjes of vraagtekens in plaats van lijnen? Kies N: dan bestaat alles uit gewone letters.
screen-about-colours = Kies licht als uw venster een lichte achtergrond heeft. Zonder kleur zegt het scherm alles met woorden en tekens.
screen-about-mouse = Aan: het wiel bladert en een klik wijst een zaak aan. U selecteert dan tekst met de Shift-toets erbij.
screen-about-bell = Aan: uw terminal geeft een signaal als een termijn verloopt.
screen-about-letters = Uit: letters doen niets zolang u niet typt. Cijfers en F-toetsen werken, F9 heeft alles.

notice-of-screen = { $topic }: { $value }. Dit blijft zo voor u onthouden.
notice-set-for-all = { $topic }: dit ligt vast in de instellingen van de balie.
notice-letters-are-off = Lettertoetsen staan uit. F9 toont alles wat kan; F-toetsen en cijfers werken.

key-practice = oefenen
menu-practice = Oefenen in een verzonnen kantoor, of terug naar het eigen werk
empty-practice = x opent een verzonnen kantoor om in te oefenen. Het telt nergens in mee en is weg als u teruggaat; x brengt u terug.
practice-prepared = Het oefenkantoor wordt ingericht. Een ogenblik.
