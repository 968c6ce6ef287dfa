# Zaken markeren, en iets met meer zaken tegelijk doen.

key-mark = markeren
menu-mark = Postvak: zaak markeren, om meer zaken tegelijk te doen
sign-marked = gemarkeerd
inbox-marked = { $count } gemarkeerd
inbox-marked-one = { $count } gemarkeerd
hint-mark = markeren
hint-unmark = markering weg
hint-archive = in het archief
notice-marked = { $count } gemarkeerd. De toetsen hieronder gelden voor alle { $count }.
notice-marked-one = { $count } gemarkeerd. De toetsen hieronder gelden voor die zaak.
notice-marked-none = Er is niets gemarkeerd. De spatiebalk markeert een zaak in het postvak.
notice-mark-in-inbox = Markeren kan in het postvak. Druk op 1.
notice-several = { $done } gedaan.
notice-several-saved = { $done } gedaan: bewaard in { $folder }. Alleen u kunt ze lezen.
notice-several-refused = { $done } gedaan; { $count } niet: { $cases }. { $why }
cases = { $count } zaken
cases-one = { $count } zaak
cases-and-more = { $cases } en nog { $count }
ask-several-hand-over = { $count } zaken doorgeven aan { $who }? Collega's zien het meteen. Het zijn { $cases }.
ask-several-hand-over-one = { $cases } doorgeven aan { $who }? Collega's zien het meteen.
ask-several-take-over = { $count } zaken overnemen? Collega's zien het meteen. Het zijn { $cases }.
ask-several-take-over-one = { $cases } overnemen? Collega's zien het meteen.
ask-several-archive = { $count } zaken in het archief opnemen? Zij verdwijnen uit het postvak. Het zijn { $cases }.
ask-several-archive-one = { $cases } in het archief opnemen? De zaak verdwijnt uit het postvak.
ask-several-save = { $what } van { $count } zaken bewaren in { $folder }? Elke zaak krijgt een eigen bestand. Het zijn { $cases }.
ask-several-save-one = { $what } van { $cases } bewaren in { $folder }?
