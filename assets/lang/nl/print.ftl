# Wat uit de balie gaat: afdrukken of bewaren in een bestand.

key-print = afdrukken, bewaren
menu-print = Afdrukken of bewaren: dossier, brief, toetsenkaart
print-title = Afdrukken of bewaren
print-letter = Brief: { $title }
print-key-card = Toetsenkaart
print-file = Bestand:
print-writes = Enter bewaart dit in een nieuw bestand, dat alleen u kunt lezen. Afdrukken doet u vanuit dat bestand.
print-reads = Enter toont de tekst zonder randen: selecteer en kopieer wat u wilt afdrukken of bewaren.
print-elsewhere = De balie draait op de server en bewaart daar geen bestanden. Typ dit op uw eigen computer:
print-command = ssh SERVER export { $number } --format { $format } > { $number }.{ $format }
print-not-here = niet hier
hint-write = bewaren
hint-print-card = toetsenkaart
notice-printing = Bezig met bewaren...
notice-printed = Bewaard in { $file }. Alleen u kunt het lezen.
unwritten-exists = Dit bestand bestaat al en blijft zoals het is. Kies een andere naam.
unwritten-is-folder = Dat is een map. Zet er de naam van een nieuw bestand achter.
unwritten-no-folder = Die map bestaat niet. Kijk de naam na, of kies een andere map.
unwritten-not-allowed = In die map mag u niet schrijven. Kies een andere map.
unwritten-disk-full = De schijf is vol. Er is niets bewaard. Kies een andere plaats.
unwritten-bad-name = Zo kan een bestand niet heten. Kies een andere naam.
unwritten-no-pdf = Dit programma is gebouwd zonder PDF. Kies de tekst.
unwritten-no-document = Het stuk kan niet worden gemaakt. Kies de tekst, en waarschuw de beheerder.
unwritten-failed = Bewaren lukt daar niet. Kies een andere plaats.
linear-print = Afdrukken of bewaren. Typ een nummer.
linear-print-file = Bestand, nu { $file }. Enter bewaart het daar; of typ een ander bestand, of een punt om niets te doen:
