# Formulieren en het schrijven erin.

notice-copied = Gekopieerd. Ctrl-V plakt het waar u typt.
notice-nothing-marked = Er is niets gemarkeerd. Ctrl-K begint en eindigt een markering.
notice-nothing-to-paste = Hier is niets gekopieerd. Plakken: rechtermuisknop of Shift+Insert.
ask-paste = Deze tekst van { $count } tekens plakken? Dat is lang voor één tekstvak.
