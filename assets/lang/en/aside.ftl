# Beside finding, solution and offer: the check list and what can be looked up.

aside-checks = Check before recording
aside-heard = { $side } was heard ({ $date })
aside-excused = { $side } not heard: { $ground }
aside-unheard = { $side } not heard yet
aside-silent = point { $point }: { $side } silent on it
aside-unjudged = point { $point }: no finding yet
aside-filled = { $field }: filled in
aside-empty = { $field }: still empty
aside-appeal = right of appeal mentioned
aside-no-appeal = right of appeal not mentioned
aside-may-save = You may record it all the same; say why in the text.
aside-all-done = All is filled in and both sides were heard.
aside-statements = For reference: statements
aside-point = Point { $point }
aside-nothing-said = nothing yet
aside-more = Choose a point: it comes first.
aside-similar = Earlier cases that are like this one
aside-similar-none = none with a finding was found
