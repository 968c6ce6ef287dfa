# Why something may not be done: what is wrong, why, and what to do.

refused-not-yours = This case is { $value }'s: only the responsible case worker does this. Let { $value } do it, or take the case over with a reason.
refused-needs-role = Only somebody with the role { $value } can do this. Ask a colleague with that role.
refused-not-handed-to-you = This case was not handed over to you, so you cannot accept or refuse it.
refused-handled-it-before = You took part in handling this case, so you do not decide its appeal. Let another board member decide.
refused-not-your-entry = Entry { $value } is somebody else's. Who recorded it, or the responsible one, can correct it.
refused-unknown-person = Nobody here has the user name { $value }. Look in the list of people.
refused-cannot-handle = { $value } cannot handle this case. Choose another case worker.
refused-has-it-already = { $value } has this case already. Choose somebody else.
refused-unknown-category = There is no such category. Choose from: { $value }.
refused-already-assessed = This case is already handled by { $value }. To take it over, hand it over to yourself.
refused-not-assessed = Nobody is responsible for this case yet. Take it on first; it can be handed over in the same step.
refused-hand-over-without-reason = Handing over needs a reason. Write down what your colleague should know.
refused-awaits-writing = This oral report is not in writing yet. Record the written complaint first, or make it a signal.
refused-in-writing = This case is in writing already.
refused-anonymous = An anonymous complaint is treated as a signal. Record first who the complainant is.
refused-identity-known = It is already known who this came from.
refused-no-identity = Give a name, an e-mail address, a telephone number or an address.
refused-same-kind = This case is already a { $value }.
refused-complaints-only = This belongs to a complaint, and this is none. A signal or proposal gets a reply.
refused-signals-only = A complaint gets a finding and an offer, not a reply. Record both sides and the finding.
refused-already-acknowledged = Receipt was already acknowledged, on { $value }. A later contact can be recorded as a note.
refused-no-email = There is no e-mail address of the complainant, so this cannot be mailed. Use a letter or the telephone.
refused-not-acknowledged = Receipt is not acknowledged yet. Acknowledge it first.
refused-not-heard = A finding needs both sides heard. Record a statement of { $value }, or why there is none.
refused-no-such-point = Point { $value } does not exist: this complaint has { $of ->
        [one] 1 point
       *[other] { $of } points
    }.
refused-not-found = There is no finding on point { $value } yet. Record it first.
refused-no-solution = There is no solution to offer yet. Formulate it first.
refused-offer-is-open = An offer is already open. Record the complainant's answer first.
refused-no-open-offer = There is no offer that awaits an answer. Record the offer first.
refused-not-answered = The complainant has not answered the offer yet. Record the answer first.
refused-offer-declined = The offer was declined, so there is nothing to carry out. Make a new offer, or close the case.
refused-already-carried-out = The solution was already carried out, on { $value }.
refused-no-follow-up-due = No follow-up is due now. It comes two weeks after the carrying out, where relevant.
refused-decision-missing = The reply to a proposal says what was decided: adopted, not adopted or already known. Choose one.
refused-nothing-to-decide = A signal has nothing to decide. Leave out the decision.
refused-already-replied = The reply was already recorded. An addition can be recorded as a note.
refused-signal-needs-reply = A signal or proposal ends with a reply. Record the reply, or why none is possible.
refused-not-ready-to-close = This case cannot be closed yet; it stands at: { $value }. Do that step first.
refused-has-ended = This case has ended already. Close it, or reopen it with a reason.
refused-is-closed = This case is closed and is waiting for the archive. Reopen it first.
refused-not-closed = This case is not closed. Close it first.
refused-is-archived = This case is in the archive and read-only.
refused-not-archived = This case is not in the archive.
refused-already-held = Destruction is already held.
refused-not-held = Destruction is not held.
refused-review-in-the-past = The review date lies in the past: { $value }. Choose a later one.
refused-no-offer-to-appeal = An appeal is possible only once an offer was made.
refused-appeal-pending = The board must decide the appeal first.
refused-no-appeal-pending = No appeal is waiting for a decision.
refused-received-in-future = The receipt lies in the future: { $value }. Give the day on which it came in.
refused-in-future = That date lies in the future: { $value }. Record what has happened.
refused-before-receipt = That lies before the receipt of the case on { $value }. Choose a later date.
refused-promise-in-the-past = The promised date lies in the past: { $value }. Choose today or later.
refused-no-such-entry = Entry { $value } does not exist: the file has { $of ->
        [one] 1 entry
       *[other] { $of } entries
    }.
refused-nothing-to-correct = Entry { $value } holds no text that can be corrected.
refused-not-yours-to-undo = Entry { $value } is somebody else's. Only who recorded it can undo it.
refused-nothing-to-undo = There is nothing of yours in this case that you can undo.
refused-cannot-undo = Entry { $value } cannot be undone: it was sent, or somebody else acts on it. Add a note or a correction.
refused-built-upon = Entry { $value } cannot be undone: entry { $upon } by { $by } builds on it. Undo that one first.
refused-already-undone = Entry { $value } was undone already.
refused-not-undone = Entry { $value } was not undone.
refused-link-with-itself = A case cannot be linked with itself. Choose another number.
refused-linked-already = This case is already linked with { $value }.
refused-not-linked = This case is not linked with { $value }.
refused-nothing-to-change = It is so already; nothing was changed.
