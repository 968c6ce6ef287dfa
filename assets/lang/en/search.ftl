# Searching

sought-year = year
sought-finding = finding
sought-kind = kind
sought-category = category
sought-handler = handler
sought-complainant = complainant
sought-location = location
sought-exam = exam
sought-from = from
sought-to = to
sought-stage = stage
sought-number = number

passage-subject = subject
passage-complainant = complainant
passage-respondent = respondent
passage-complaint = text
passage-about = about
passage-heard = heard
passage-statement = hearing
passage-finding = finding
passage-solution = solution
passage-offer = offer
passage-contact = contact
passage-reply = reply
passage-ending = ending
passage-appeal = appeal
passage-note = note
passage-earlier = earlier text
passage-file = attachment

search-nothing-but = Nothing found. Without { $field }: { $count }.
search-fault-value = { $field }:{ $value } does not exist. Choose from: { $allowed }.
search-fault-year = { $field }:{ $value } is not a year. Type { $field }:2025 or { $field }:2023-2025.
search-fault-date = { $field }:{ $value } is not a date. Type { $field }:2025 or { $field }:12-03-2025.
search-fault-number = { $field }:{ $value } is not a case number. Type { $field }:43 or { $field }:2026-0043.

check-search-foreign = The search index holds words that belong to no case.

filter-is = { $field } { $value }
filter-not = not { $field } { $value }
filter-years = { $first } to { $last }

archive-filter = Filter: { $filters }
archive-filter-none = Filter: none. F4 picks a year, finding, kind or location.
archive-filter-hint = Accents and capitals do not matter.
archive-cut = Not all forms of { $words } were sought. More letters find the rest.
archive-more = { $count } cases
archive-ticker = ARCHIVE
archive-waiting = { $count } dossiers are waiting to be archived
archive-waiting-one = { $count } dossier is waiting to be archived
archive-expired = { $count } dossiers past their retention
archive-expired-one = { $count } dossier past its retention
archive-read-only = read only

found-received-closed = { $received }, closed { $closed }
found-kept = Kept until { $day } inclusive; then destruction can be proposed.
found-held = Destruction held; to be reviewed on { $day }.
found-not-archived = Not in the archive yet.
found-files = { $count } attachments
found-files-one = { $count } attachment

pick-title = What to search by
pick-hint = type to find
pick-nothing = Type a value yourself, or choose something else with Esc.
pick-saved = { $name }: { $query }
pick-keep = Keep this search as: { $name }
pick-field-year = year of receipt
pick-field-finding = upheld, not upheld or in between
pick-field-kind = complaint, signal or proposal
pick-field-category = what it is about
pick-field-handler = responsible case worker
pick-field-complainant = name or address of the complainant
pick-field-location = place of the examination
pick-field-exam = which examination
pick-field-from = received from a day, month or year
pick-field-to = received up to a day, month or year
pick-field-stage = where the case stands
pick-field-number = case number

notice-search-kept = Search kept as { $name }. F4 finds it again; Delete in that list removes it.
pick-sought = Search by:
found-read = Read: { $words }
