# Forms and writing in them.

notice-copied = Copied. Ctrl-V pastes it where you type.
notice-nothing-marked = Nothing is marked. Ctrl-K begins and ends a mark.
notice-nothing-to-paste = Nothing was copied here. To paste: right mouse button or Shift+Insert.
ask-paste = Paste this text of { $count } characters? That is long for one box.
notice-no-texts = There are no text blocks.
fault-day-only = Only a day belongs here, without a time.
fault-not-yet = That is in the future ({ $date }).
fault-not-yet-meant = That is in the future ({ $date }). Did you mean { $meant }?
fault-unknown = This is not in the list. F4 shows what there is.
fault-unknown-near = This is not in the list. Did you mean { $near }?
fault-several = This fits more than one: { $fitting }. Type on, or pick with F4.
form-date-hint = such as 23-11 or +14
form-day-empty = empty = today
form-date-tomorrow = { $date } (tomorrow)
form-date-yesterday = { $date } (yesterday)
form-date-ahead = { $date }, in { $days } days
form-pick-from = F4 picks, of { $count }
form-counter = line { $line }, { $count }+ characters
form-line = line { $line }
form-marking = marking
calendar-week = wk
form-pick-title = Pick
form-pick-sought = Pick: { $text }
form-pick-nothing = Nothing found
advice-anonymous = We handle an anonymous complaint as a signal.
advice-oral = Ask the complainant to put this in writing, for instance by e-mail. I keep this report as: awaits writing.
advice-hand-over = What must your colleague know? This sentence will stand on top.
advice-grounds = Explain why; the complainant gets to read this.
advice-appeal = Point the complainant to an appeal to the board.
advice-no-follow-up = Leave empty if follow-up comes.
notice-mail-taken = Sender, date and subject come from the e-mail. Please check them.
hint-take = take it
hint-month = other month
