# Who else is at a file, and what colleagues changed.

notice-changed = { $count } cases changed by { $who }. F5 to see them.
notice-changed-one = 1 case changed by { $who }. F5 to see it.
notice-changed-read = { $count } cases changed by { $who }.
notice-changed-read-one = 1 case changed by { $who }.
notice-also-elsewhere = You are at work in another window too (since { $time }).
colleagues = colleagues
others-are-you = You also have this dossier open in another window (since { $time }).
others-read = { $who } also has this dossier open, to read only (since { $time }).
others-read-more = { $who } and { $count } more also have this dossier open.
others-type = { $who } is typing here: { $what } (since { $time }).
others-type-short = { $who } is typing here: { $what }.
trouble-typed-elsewhere = You also type this in another window; the draft stays there. F2 saves here.
ask-take-over = You are also typing this ({ $what }) in another window. Go on here? The other window then no longer keeps its draft.
notice-draft-saved = Draft kept at { $time }. Not in the dossier yet: press F2.
notice-no-paste = To paste: right mouse button or Shift+Insert. Open a text field first.
