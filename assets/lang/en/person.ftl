# What is held on one person (GDPR, access).

export-needs-archivist = Only the archivist gives an overview of all that is held on one person.
export-no-zip = An overview of one person comes as txt, json or pdf.
person-title = Data on { $who }
person-subtitle = All that is held on this person (GDPR, article 15)
person-standing = As it was on { $at }. Other people have been made unreadable.
person-mark = access
person-about = About this overview
person-count = Number of cases: { $count }.
person-may-open = These are the cases that its author may open. Of a case that is not closed yet, a case worker who is archivist too gives the overview.
person-alike = Sought was exactly this name or e-mail address. Make sure that it is the same person everywhere, and seek by the other name or address too.
person-read-first = Names, addresses and numbers by which a case knows others were replaced. Read the free text before you hand this over: somebody can be recognised in it without a name.
person-elsewhere = Drafts, letters that were not sent yet and the contents of attachments are not in it.
person-desk = As one of the people of the desk
person-user = User name
person-name = Name
person-mail = E-mail
person-roles = Roles
person-another = [another]
person-as-complainant = The person brought this case.
person-as-respondent = The case is about this person.
person-as-heard = The person was heard in this case. Only what this person said stands here.
