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
