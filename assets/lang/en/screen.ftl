# The check of the screen, and what you choose of it.

menu-screen = Your screen: signs, colours, mouse, bell and letter keys
key-screen = your screen

screen-title = Your screen
screen-changes = change
screen-hint = Enter changes, Esc closes
screen-right = Is this right?
screen-question = Your screen: are lines and signs right?
screen-lines = lines and signs
screen-hues = colours
screen-keys = F-keys
screen-press-long = press F1 to F10 now
screen-press = F1 to F10:
screen-found = Found: { $term }, { $columns } by { $rows }, { $letters }, { $paste }. To change it later: F9, "screen".
screen-remote = { $term } by SSH
screen-no-name = a terminal without a name
screen-utf8 = UTF-8
screen-no-utf8 = no UTF-8
screen-unknown-utf8 = UTF-8 unknown
screen-paste = pasting recognised
screen-no-paste = nothing pasted yet

screen-signs = Signs
screen-colours = Colours
screen-mouse = Mouse
screen-bell = Bell
screen-letters = Letter keys
signs-unicode = yes
signs-ascii = no: plain letters
colours-dark = dark
colours-light = light
colours-none = no colour
switch-on = on
switch-off = off

screen-about-signs = Do you see boxes or question marks instead of lines? Choose N: then all is made of plain letters.
screen-about-colours = Choose light where your window has a light ground. Without colour the screen says all with words and signs.
screen-about-mouse = On: the wheel moves and a click points at a case. Hold Shift to select text.
screen-about-bell = On: your terminal gives a signal when a term passes.
screen-about-letters = Off: letters do nothing while you are not typing. Digits and F-keys work, F9 has everything.

notice-of-screen = { $topic }: { $value }. This is remembered for you.
notice-set-for-all = { $topic }: this is fixed in the settings of the desk.
notice-letters-are-off = Letter keys are off. F9 shows all that can be done; F-keys and digits work.

key-practice = practise
menu-practice = Practise in a made-up office, or go back to your own work
empty-practice = x opens a made-up office to practise in. It counts nowhere and is gone when you go back; x takes you back.
practice-prepared = The practice office is being prepared. One moment.
