# What leaves the desk: printing, or saving in a file.

key-print = print, save
menu-print = Print or save: dossier, letter, card of keys
print-title = Print or save
print-letter = Letter: { $title }
print-key-card = Card of keys
print-file = File:
print-writes = Enter saves this in a new file that only you can read. To print it, open that file.
print-reads = Enter shows the text without borders: mark and copy what you want to print or save.
print-elsewhere = The desk runs on the server and saves no files there. Type this on your own computer:
print-command = ssh SERVER export { $number } --format { $format } > { $number }.{ $format }
print-not-here = not here
hint-write = save
hint-print-card = card of keys
notice-printing = Saving the file...
notice-printed = Saved in { $file }. Only you can read it.
unwritten-exists = This file exists and stays as it is. Choose another name.
unwritten-is-folder = That is a folder. Put the name of a new file behind it.
unwritten-no-folder = There is no such folder. Check the name, or choose another folder.
unwritten-not-allowed = You may not write in that folder. Choose another one.
unwritten-disk-full = The disk is full. Nothing was saved. Choose another place.
unwritten-bad-name = A file cannot have that name. Choose another one.
unwritten-no-pdf = This program was built without PDF. Choose the text.
unwritten-no-document = The document cannot be made. Choose the text, and tell the admin.
unwritten-failed = It cannot be saved there. Choose another place.
linear-print = Print or save. Type a number.
linear-print-file = File, now { $file }. Enter saves it there; or type another file, or a full stop to do nothing:
