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
form-date-hint = such as { $date } or { $short }
form-day-empty = empty = today
form-date-tomorrow = { $date } (tomorrow)
form-date-yesterday = { $date } (yesterday)
form-date-ahead = { $date }, in { $days } days
form-pick-from = F4: choose from { $count }
form-counter = line { $line }, { $count } characters
form-line = line { $line }
form-marking = marking
calendar-week = wk
form-pick-texts = Text blocks
form-pick-sought = Choose: { $text }
form-pick-nothing = Nothing found
advice-anonymous = We handle an anonymous complaint as a signal.
advice-oral = Ask the complainant to put this in writing, for instance by e-mail. This report is kept as: awaits writing.
advice-hand-over = What must your colleague know? This sentence will stand on top.
advice-grounds = Explain why; the complainant gets to read this.
advice-appeal = Tell the complainant about the right of appeal to the board.
advice-no-follow-up = Leave empty if there is to be a follow-up.
advice-measure = Empty = no measure. Otherwise type the title of a new measure.
advice-respondent-user = Does the respondent work here? They will not see the case.
advice-hand-over-to = Empty = you take on the case yourself.
advice-other = Such as ECM-2026-0012.
advice-made-confidential = F2 makes the case confidential.
advice-not-confidential = After F2 the case is not confidential.
notice-mail-taken = Sender, date and subject come from the e-mail. Please check them.
hint-take = choose
hint-month = other month
hint-day = day
hint-week = week
fault-unreadable = There is nothing here that can be read.

# What belongs in a required field.

required-agreement = Choose whether the two accounts agree.
required-answer = Choose what the complainant thinks of the offer.
required-appeal-decision = Choose what the board decided.
required-by = Choose how this was done.
required-channel = Choose how it came in.
required-correction = Write how the text should read.
required-date = Enter the promised date.
required-decision = Choose what happens with the proposal.
required-dossiers = Type the number of dossiers shown in the title.
required-ending = Choose how the case ends.
required-entry = Choose the entry that is wrong.
required-finding = Choose a finding.
required-ground = Choose why this side was not heard.
required-grounds = Enter the reasons. The complainant will read this text.
required-kind = Choose the kind: complaint, signal or proposal.
required-list-name = Type the name of the list as in the title.
required-note-text = Write the note.
required-other = Enter the number of the other case.
required-party = Enter who said this.
required-path = Enter where the file is.
required-point = Choose which point of the complaint it is about.
required-point-text = Write the point of the complaint.
required-promise = Write what was promised.
required-reason = Enter the reason. It stays in the dossier.
required-list-reason = Enter the reason. It stays with the list.
required-reply = Write the reply. Whoever sent this in will read this text.
required-respondent = Enter whom the complaint is about.
required-review = Enter the date on which this is reviewed.
required-satisfaction = Choose how satisfied the complainant is.
required-side = Choose which side it is.
required-solution = Write the solution that ECM offers.
required-statement = Write down what was said.
required-subject = Enter a subject: what it is about, in a few words.
required-text = Type or paste here what came in.
required-then = Choose what comes next.
required-to = Choose a colleague.
