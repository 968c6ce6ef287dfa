# Forms and writing in them.

notice-copied = Copied. Ctrl-V pastes it where you type.
notice-nothing-marked = Nothing is marked. Ctrl-K begins and ends a mark.
notice-nothing-to-paste = Nothing was copied here. To paste: right mouse button or Shift+Insert.
ask-paste = Paste this text of { $count } characters? That is long for one box.
