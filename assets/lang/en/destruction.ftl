# Destruction (W7)
destruction-proposed = proposed
destruction-confirmed = confirmed
destruction-stopped = stopped
destruction-running = running
destruction-begun = carrying out begun
destruction-carried-out = carried out
destruction-completed = Completed: { $when }
destruction-done = destroyed

destruction-refused-archivist = Only the archivist proposes a list and runs it.
destruction-refused-witness = Destruction lists are for the archivist, the project lead and the board.
destruction-refused-same-person = The person who proposed the list cannot confirm it. Ask another archivist, the project lead or the board.
destruction-refused-not-of-this-list = Only those who proposed or confirmed this list can do this.
destruction-refused-nothing-due = There is nothing to destroy now.
destruction-refused-blocked = { $number } cannot be put on a list: { $why }.
destruction-refused-too-many = A list takes { $value } dossiers. Make more lists of it.
destruction-refused-state = Not now: this list is { $value }.
destruction-refused-nothing-left = Nothing on this list can be destroyed any more.
destruction-refused-count = { $value ->
    [1] That is not the number: there is 1 dossier on the list. Look it through.
   *[other] That is not the number: there are { $value } dossiers on the list. Look it through.
}
destruction-refused-name = That is not the name of the list: it is { $value }.
destruction-refused-paused = The list is still waiting: it can be carried out from { $value }. Until it is carried out either person can stop it.

obstacle-not-archived = the case is not in the archive
obstacle-appeal = an appeal is pending
obstacle-held = its destruction is held, to be reviewed on { $date }
obstacle-not-due = kept up to and including { $date }
obstacle-on-list = the case is already on { $list }

destruction-year-not-closed = The figures of { $year } are not closed yet. Afterwards they can still be counted, but no longer looked into.

certificate-title = CERTIFICATE OF DESTRUCTION
certificate-unknown = not known
certificate-list = List
certificate-proposed = Proposed by
certificate-confirmed = Confirmed by
certificate-begun = Carried out by
certificate-done = Completed
certificate-dossiers = Dossiers destroyed
certificate-files = Files destroyed
certificate-stayed = Dossiers that stayed
certificate-what = All personal data in these dossiers were destroyed: records, search words, files, drafts and outgoing mail, on the disk too.
certificate-rule = What remains of each dossier is its number, the figures without names and the hashes of its log (W7).
certificate-numbers = Number, entries in the log, last hash:
certificate-hashes = Hashes (SHA-256):
certificate-journal-head = head of the log
certificate-lists-head = head of the lists
certificate-own-hash = this certificate
certificate-name = Certificate of destruction
certificate-standing = Drawn up after the destruction, { $at }.
certificate-mark = Certificate
certificate-section-act = The destruction
certificate-section-gone = Dossiers destroyed
certificate-section-hashes = Hashes (SHA-256)
certificate-column-number = Number, with the last hash of its log
certificate-column-entries = Entries of the log

destruction-none = There are no destruction lists.
destruction-nothing-due = There is nothing to destroy now.
destruction-dossiers = { $count ->
    [one] 1 dossier
   *[other] { $count } dossiers
}
destruction-by = { $what } by { $who }, { $when }
destruction-run-from = can be carried out from { $date }
destruction-kept-until = received in { $year }, kept up to and including { $date }
destruction-received-in = received in { $year }
destruction-ran = { $done } of { $of } dossiers
destruction-waits = The dossiers are gone. The last traces on the disk wait for process { $who }, which is still reading. Carry the list out once more afterwards.
destruction-waits-other = The dossiers are gone. The last traces on the disk wait for another program that is still reading. Carry the list out once more afterwards.
destruction-holds = Destruction held:

check-destroyed = Something of { $case } was left when it was destroyed, or its destruction stands nowhere.
check-list = What happened to { $list }, or its certificate, was changed.

# Restoring
failure-in-use = The database is still open, at a desk or by a command. Nothing was restored. Let everybody stop and try again.
backup-made = { $file } was made. Head of the journal, to be noted elsewhere: { $head }
restore-done = Restored: { $cases } cases, of which { $again } were destroyed again. Head of the journal: { $head }
restore-kept = The database that was here was kept as { $file }

# At the desk
action-destruction = Destruction: what may go, and the lists
action-propose-destruction = Propose a destruction list
action-confirm-destruction = Confirm a destruction list
action-run-destruction = Carry out a destruction list
action-stop-destruction = Stop a destruction list
action-read-certificate = Read a certificate of destruction
field-dossiers = Number of dossiers
field-list-name = Name of the list
ask-destroy = Carry out { $list }? { $count ->
    [one] Dossier { $cases } will be destroyed.
   *[other] The { $count } dossiers { $cases } will be destroyed.
} That cannot be undone.
notice-list = { $list } is { $what }.
notice-destroyed = { $list }: { $done } of { $of } dossiers destroyed. You can go on working.
destruction-title = Destruction
destruction-due = To be destroyed now
destruction-can-propose = Enter: put what is listed below on a new list. A second person confirms it.
destruction-can-confirm-destruction = Look through the list. Enter opens the form: type the number of dossiers and the name of the list in it.
destruction-can-run-destruction = Carry it out with Enter.
destruction-can-stop-destruction = To stop it: F9, Stop a destruction list.
destruction-can-read-certificate = Read the certificate with Enter.
destruction-pause = The pause lasts { $days ->
    [one] 1 more day
   *[other] { $days } more days
}: the list can be carried out from { $date }. Until it is carried out either person can stop it.
destruction-pause-over = The pause has been over since { $date }.
destruction-with-reason = { $done }. Reason: { $reason }
destruction-column-list = List
destruction-column-state = State
destruction-column-dossiers = Dossiers
destruction-column-by = Proposed by
destruction-due-not-yours = Only the archivist sees what may be destroyed.
destruction-not-yours = Only those who proposed or confirmed this list see what is on it.
destruction-review = to be reviewed on { $date }
destruction-review-due = to be reviewed now: { $date } has passed

# Who looked
looked-opened = opened
looked-exported = copy made
readings-title = Who looked
readings-earlier = and { $count } times earlier

# Completeness of the file
gap-acknowledgement = acknowledgement of receipt
gap-complainant = statement of the complainant
gap-respondent = statement of the respondent
gap-finding = finding
gap-offer = offer
gap-appeal-named = mention of the right of appeal with the offer
gap-answer = answer to the offer
gap-carrying-out = carrying out
gap-follow-up = follow-up
gap-category = category
complete-not = This dossier lacks: { $what }.
complete = This dossier is complete.
destruction-waits-for-second = This list is waiting for the confirmation of a second person.
hint-propose-destruction = put on a list
hint-confirm-destruction = confirm list
hint-run-destruction = carry out list
hint-read-certificate = read certificate
notice-only-stopped = This list is in its pause. To stop it: F9, Stop a destruction list.
