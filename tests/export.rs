//! Taking a copy of a case away, as somebody at the command line does.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::io::Read;
use std::os::unix::fs::PermissionsExt;

use common::Home;

fn bytes(home: &Home, line: &str) -> Vec<u8> {
    let done = home.command().args(shlex::split(line).unwrap()).output().unwrap();
    assert!(done.status.success(), "{line}\n{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

fn zip_of(content: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(content)).unwrap();
    let mut files = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.push((file.name().to_owned(), content));
    }
    files
}

#[test]
fn an_open_case_is_taken_away_in_every_form_and_is_no_record() {
    let home = Home::new();
    home.feed("intake", b"From: q@example.nl\r\nSubject: Lawaai\r\n\r\nEr werd geboord.\r\n");
    let number = "ECM-2026-0001";
    std::fs::write(home.path().join("foto.jpg"), [0xff, 0xd8]).unwrap();
    for _ in 0..2 {
        home.ok(&format!("case {number} attach {}", home.path().join("foto.jpg").display()));
        std::fs::write(home.path().join("foto.jpg"), [0xff, 0xd8, 0xff]).unwrap();
    }
    let text = home.ok(&format!("export {number} --format txt"));
    assert!(text.contains("Er werd geboord.") && text.contains("geen archiefstuk"), "{text}");
    assert_eq!(home.json(&format!("export {number}"))["number"], number);
    assert_eq!(home.json(&format!("export {number} --format json"))["number"], number);
    let files = zip_of(bytes(&home, &format!("export {number} --format zip")));
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for name in ["dossier.txt", "dossier.json", "SHA256SUMS", "stukken/foto.jpg", "stukken/foto (2).jpg"] {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
    // the manifest is true, file by file
    let of = |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, content)| content.clone());
    let manifest = String::from_utf8(of("SHA256SUMS").unwrap()).unwrap();
    let mut seen = 0;
    for (hash, name) in manifest.lines().filter_map(|line| line.split_once("  ")).filter(|(hash, _)| hash.len() == 64) {
        assert_eq!(klachtenbalie::procedure::record::sha256(&of(name).unwrap()), hash, "{name}");
        seen += 1;
    }
    assert!(seen >= 4, "{manifest}");
    let shown = home.ok(&format!("show {number}"));
    assert_eq!(shown.matches("kopie gemaakt").count(), 4, "taking a copy is noted down\n{shown}");
}

#[test]
fn a_file_is_new_and_for_its_owner_only() {
    let home = Home::new();
    home.ok("register --kind signal --channel form --anonymous --subject S --text T");
    let file = home.path().join("dossier.txt");
    home.ok(&format!("export ECM-2026-0001 --format txt --output {}", file.display()));
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::write(&file, "van mij").unwrap();
    home.refused(&format!("export ECM-2026-0001 --format txt --output {}", file.display()), 1, "bestaat al");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "van mij");
    home.refused(&format!("export ECM-2026-0001 --output {}/nergens/x.pdf", home.path().display()), 1, "nergens");
}

#[test]
fn who_may_take_a_copy_and_where_it_may_go() {
    let home = Home::office();
    let number = "ECM-2026-0001";
    let line = "register --kind complaint --channel letter --name Q --subject Lawaai --text Boren --respondent Bas \
                --respondent-user bas";
    assert_eq!(home.as_person("anna", line).status, 0);
    assert!(home.as_person("anna", &format!("export {number} --format txt")).out.contains("Boren"));
    for (who, status) in [("bas", 5), ("bestuur", 5), ("petra", 5), ("henk", 3)] {
        let done = home.as_person(who, &format!("export {number} --format txt"));
        assert_eq!((done.status, done.out.as_str()), (status, ""), "{who}: {}", done.err);
    }
    let file = home.path().join("x.txt");
    let done = home.as_person("anna", &format!("export {number} --format txt --output {}", file.display()));
    assert_eq!(done.status, 3, "{}", done.err);
    assert!(!file.exists(), "nothing is written on the server");
}

#[cfg(feature = "pdf")]
#[test]
fn what_the_archive_keeps_is_given_as_it_was_made() {
    let home = Home::new();
    home.feed("intake", b"From: q@example.nl\r\nSubject: Lawaai\r\n\r\nEr werd geboord.\r\n");
    let number = "ECM-2026-0001";
    let act = |line: &str| home.ok(&format!("case {number} {line}"));
    for line in [
        "assess --take",
        "acknowledge --by phone",
        "not-heard --side complainant --ground undisputed --reason Eens",
        "not-heard --side respondent --ground undisputed --reason Eens",
        "find --finding not-upheld --grounds 'Geen grond.'",
        "offer --by letter --appeal-named",
        "answer --answer declined",
        "close",
        "archive",
    ] {
        act(line);
    }
    let export = |format: &str| bytes(&home, &format!("export {number} --format {format}"));
    let (pdf, text) = (export("pdf"), export("txt"));
    assert_eq!((export("pdf"), export("txt")), (pdf.clone(), text.clone()), "the same bytes each time");
    assert!(String::from_utf8(text.clone()).unwrap().contains("Archiefstuk 1"));
    let files = zip_of(export("zip"));
    let of = |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, content)| content.clone());
    assert_eq!((of("dossier.pdf"), of("dossier.txt")), (Some(pdf.clone()), Some(text.clone())));
    // the journal has the hash of the manifest, and the manifest those of the rest
    let manifest = of("SHA256SUMS").unwrap();
    let sha256 = klachtenbalie::procedure::record::sha256;
    assert_eq!(home.json(&format!("show {number}"))["archive"]["record"], sha256(&manifest));
    let manifest = String::from_utf8(manifest).unwrap();
    assert!(manifest.contains(&sha256(&pdf)) && manifest.contains(&sha256(&text)), "{manifest}");
    home.ok("check");

    // an appeal: the file is open again, and the first record stays
    act("appeal --text 'Ik ga in beroep.'");
    let open = String::from_utf8(export("txt")).unwrap();
    assert!(open.contains("In behandeling.") && open.contains("Ik ga in beroep."), "{open}");
    act("decide-appeal --decision not-upheld --grounds 'Volgt het oordeel.'");
    act("close");
    act("archive");
    let second = String::from_utf8(export("txt")).unwrap();
    assert!(second.contains("Archiefstuk 2") && second.contains("Volgt het oordeel."), "{second}");
    let files = zip_of(export("zip"));
    let of = |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, content)| content.clone());
    assert_eq!(of("archiefstuk-1/dossier.txt"), Some(text), "the first record is beside the second");
    assert_eq!(of("archiefstuk-1/dossier.pdf"), Some(pdf));
    home.ok("check");
}

#[test]
fn who_asks_what_is_held_on_them_gets_it_and_nobody_else() {
    let home = Home::office();
    let config = home.config();
    home.ok(&format!("{config} people add mirjam --name 'Mirjam Prins' --role archivist --role case-worker"));
    let act = |line: &str| {
        let done = home.as_person("anna", line);
        assert_eq!(done.status, 0, "{line}: {}", done.err);
    };
    act(
        "register --kind complaint --channel letter --name 'Quirine Zwart' --email q@example.nl --respondent 'Olaf Peper' \
         --subject Lawaai --text 'Meneer PEPER boorde; mijn buurvrouw (l.blauw@example.nl) hoorde het ook.'",
    );
    act("case ECM-2026-0001 assess --take");
    act(
        "case ECM-2026-0001 hear --side witness --party 'Lot Blauw, buurvrouw' --by phone --text 'Quirine Zwart schrok.'",
    );
    act("register --kind complaint --channel letter --name 'Olaf Peper' --subject Koud --text 'Het was koud.'");
    act(
        "register --kind complaint --channel letter --name 'Quirine Zwart' --subject Over-Mirjam --text 'Zij snauwde.' \
         --respondent Mirjam --respondent-user mirjam",
    );
    let ask = |who: &str, rest: &str| home.as_person(who, &format!("export --person {rest}"));

    let own = ask("mirjam", "'quirine zwart'").out;
    assert!(own.contains("Quirine Zwart") && own.contains("q@example.nl") && own.contains("hoorde het ook"), "{own}");
    for other in ["Peper", "PEPER", "Blauw", "Anna", "blauw@", "Het was koud", "ECM-2026-0002"] {
        assert!(!own.contains(other), "{other} is told\n{own}");
    }
    assert!(
        !own.contains("snauwde") && !own.contains("ECM-2026-0003"),
        "never of a case that is about who asks\n{own}"
    );
    assert!(ask("mirjam", "Q@EXAMPLE.NL").out.contains("ECM-2026-0001"));

    let witness = ask("mirjam", "'Lot Blauw'").out;
    assert!(witness.contains("[ander] schrok.") && !witness.contains("boorde"), "only what she said\n{witness}");
    let about: serde_json::Value = serde_json::from_str(&ask("mirjam", "'Olaf Peper' --format json").out).unwrap();
    let about = about.to_string();
    assert!(about.contains("Het was koud") && about.contains("Meneer PEPER") && !about.contains("Quirine"), "{about}");
    assert!(ask("mirjam", "'Niemand Hier'").out.contains("Aantal zaken: 0."));

    // each copy is noted down, and it is the archivist's
    assert!(home.as_person("mirjam", "show ECM-2026-0001").out.contains("kopie gemaakt"));
    assert_eq!(ask("anna", "'Quirine Zwart'").status, 3);
    assert_eq!(ask("mirjam", "'Quirine Zwart' --format zip").status, 2);
    assert!(ask("petra", "'Quirine Zwart'").out.contains("Aantal zaken: 0."), "an archivist sees no open case");
}
