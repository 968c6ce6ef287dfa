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
search-fault-year = { $field }:{ $value } is not a year. Type four digits, as in { $field }:2025 or { $field }:2023-2025.
search-fault-date = { $field }:{ $value } is not a date. Type for instance { $field }:2025, { $field }:03-2025 or { $field }:12-03-2025.
search-fault-number = { $field }:{ $value } is not a case number. Type for instance { $field }:43 or { $field }:2026-0043.

check-search-foreign = The search index holds words that belong to no case.
