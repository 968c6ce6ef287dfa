# Marking cases, and doing something to several at once.

key-mark = mark
menu-mark = Inbox: mark a case, to do several at once
sign-marked = marked
inbox-marked = { $count } marked
inbox-marked-one = { $count } marked
hint-mark = mark
hint-unmark = unmark all
hint-archive = into the archive
notice-marked = { $count } marked. The keys below are for all { $count }.
notice-marked-one = { $count } marked. The keys below are for that case.
notice-marked-none = Nothing is marked. The space bar marks a case in the inbox.
notice-mark-in-inbox = Cases are marked in the inbox. Press 1.
notice-several = { $done } done.
notice-several-saved = { $done } done: saved in { $folder }. Only you can read them.
notice-several-refused = { $done } done; { $count } not: { $cases }. { $why }
cases = { $count } cases
cases-one = { $count } case
cases-and-more = { $cases } and { $count } more
ask-several-hand-over = Hand over { $count } cases to { $who }? Colleagues see them at once. They are { $cases }.
ask-several-hand-over-one = Hand over { $cases } to { $who }? Colleagues see it at once.
ask-several-take-over = Take over { $count } cases? Colleagues see them at once. They are { $cases }.
ask-several-take-over-one = Take over { $cases }? Colleagues see it at once.
ask-several-archive = Take { $count } cases into the archive? They leave the inbox. They are { $cases }.
ask-several-archive-one = Take { $cases } into the archive? It leaves the inbox.
ask-several-save = { $what } of { $count } cases: save in { $folder }? Each gets a file of its own. They are { $cases }.
ask-several-save-one = { $what } of { $cases }: save in { $folder }?
