# Menu, help, log and undo.

menu-none = No command matches. Esc closes the menu.
menu-remembered = Done last: { $what }
menu-what-now = What now? Do the next step
menu-term = Explain the term
menu-log = Log of the case
menu-undo = Undo, or do again
menu-mine = My cases or all cases
menu-filter = Inbox: only cases of one kind
menu-sort = Inbox: another order
menu-find = Find in this list
menu-help = Help
menu-inbox = To the inbox
menu-case = To the case
menu-hearing = To both sides
menu-search = To the archive
key-log = log
key-undo = undo
key-filter = filter
key-sort = sort
also-register = new complaint, new signal, report
also-assess = authority, take, assign
also-hand-over = pass on, colleague
also-written = in writing
also-acknowledge = confirm receipt, acknowledge, acknowledgement
also-attempt = called, no answer, voicemail
also-hear = statement, heard, other side
also-not-heard = waive hearing
also-find = upheld, not upheld, ruling
also-propose = extra service, remedy
also-offer = proposal to the customer
also-carried-out = done, fulfilled
also-follow-up = satisfaction, call back
also-reply = answer to a signal
also-end = withdrawn, inadmissible, referred
also-close = finish, complete
also-archive = file away
also-appeal = objection, board
also-note = memo, remark
also-attach = attachment, file, document
also-correct = mend, mistake, typing error
help-of = Help with: { $pane }
help-sought = Find in the help:
help-none = Nothing found. Esc empties the line.
help-about-inbox = Inbox: all open cases, the most urgent first. Enter opens a case, w does the next step, F6 registers a new complaint or signal. z reminds you of a case later; its term does not change by it.
help-about-case = Case: the steps of the procedure, and the dossier in order. w does the next step; PgUp and PgDn scroll through the dossier.
help-about-hearing = Both sides: for each point both readings stand side by side. The arrows go to another point, h records a statement.
help-about-archive = Archive: type to search, the arrows go through the list, Enter reads a case. Nothing changes here.
pane-destruction = Destruction
help-about-destruction = Destruction: what is past its retention, and the lists of it. F9 shows what you can do here.
hint-seek-help = find in the help
log-title = Log: all that was recorded
log-earlier = It said before: { $text }
dossier-undone = (undone)
undo-title = Undo: what you did last
undo-again = Again:
undo-ask = Y = undo: it no longer counts, and stays in the log.
undo-ask-again = Y = in force again, with its date.
notice-put-right = Put right in { $number }. All of it is still in the log (l); u = again.
notice-sorted-urgency = The most urgent first.
notice-sorted-newest = What came in last first.
notice-sorted-oldest = What came in first first.
notice-sorted-subject = By subject.
notice-only-all = All kinds of cases.
notice-only-complaints = Complaints only. f = next choice.
notice-only-signals = Signals only. f = next choice.
notice-only-proposals = Proposals only. f = next choice.
notice-only-nobodys = Cases that nobody has yet. f = all cases.
only-all = all
only-complaints = complaints
only-signals = signals
only-proposals = proposals
only-nobodys = nobody's yet
conflict-title = Somebody else changed this text meanwhile
conflict-about = { $who } saved another text in the same place at { $time }. Nothing is lost: both texts stand below. Choose what goes into the dossier.
conflict-theirs = By { $who }, saved at { $time }
conflict-ours = Yours, not saved yet
conflict-ask = What do you want to do?
conflict-both = Keep both: your text comes below that of { $who } (advised)
conflict-merge = Merge: put both texts in your window and make them one yourself
conflict-leave = Leave that of { $who }; your text stays as a draft
conflict-use = Use your text; that of { $who } can be read in the log
conflict-marks = + = only in this text. Esc = back to your text, saving nothing yet.
hint-to-text = back to your text
card-title = Complaints desk: card of keys
resume-title = You were at work
resume-what-chosen = You were at { $what } (last kept: { $at }). Nothing is lost: what you chose is still there.
resume-what = You were at { $what } ({ $count } characters, last kept: { $at }). Nothing is lost: what you typed is still there.
resume-point = point { $point }
resume-go-on = Enter = go on where you were
resume-not-now = Esc  = to the inbox; the draft is kept
hint-go-on = go on
hint-not-now = not now
agreement-same = agree
agreement-differs = differ
field-agreement = Readings
action-compare = Record whether both readings agree
key-compare = agree, differ
event-point-compared = Readings compared
also-compare = same, compare
key-read = read, copy
menu-read = Reading view: the dossier without borders, to copy from
reading-hint = Mouse marks. c clipboard (not in PuTTY). p save. PgDn further. Else: back.
notice-copied-out = The text was sent to the clipboard of your window.
curtain-title = Complaints desk
curtain-counts = { $overdue } overdue, { $today } today, { $week } this week.
curtain-open = Press a key to go on. Nothing is lost.
