//! The certificate of a destruction (W7), as a document.
//!
//! Invariant: it says what the text of the certificate says, and nothing that would lead to a person whose case it was.

use super::{Block, Document, Letterhead, Row, Section};
use crate::lang::{self, certificate_facts, certificate_hashes};
use crate::procedure::destruction::Certificate;
use crate::procedure::house::House;

/// The certificate on paper; `sha256` is that of the certificate as it is kept, in hexadecimal.
pub fn certificate(certificate: &Certificate, sha256: &str, house: &House, head: &Letterhead) -> Document {
    let lang = head.lang;
    let text = |key: &str| lang.text(key);
    let office = lang::shown(&head.office).into_owned();
    let list = certificate.list.to_string();
    let lines = ["certificate-what", "certificate-rule"].map(|key| Block::Line { text: text(key) });
    let facts = Block::Facts { facts: certificate_facts(lang, certificate, house) };
    let row = |gone: &crate::procedure::destruction::Gone| Row {
        cells: vec![gone.number.to_string(), gone.entries.to_string()],
        below: Some(gone.last.clone()),
    };
    let gone = Block::Table {
        columns: vec![text("certificate-column-number"), text("certificate-column-entries")],
        widths: vec![6, 4],
        rows: certificate.gone.iter().map(row).collect(),
    };
    let hashes = Block::Facts { facts: certificate_hashes(lang, certificate, sha256) };
    let section = |key: &str, clause: Option<&str>, blocks| Section {
        title: text(key),
        clause: clause.map(str::to_owned),
        blocks,
    };
    Document {
        lang: lang.name(),
        running: format!("{office} · {} {list}", text("certificate-name")),
        office,
        title: text("certificate-name"),
        subtitle: list,
        standing: lang.text_with("certificate-standing", &[("at", &lang.moment(certificate.done_at, house.zone))]),
        mark: text("certificate-mark"),
        page: lang.text_with("doc-page", &[("page", "{page}"), ("pages", "{pages}")]),
        signs: text("doc-signs"),
        date: house.date(certificate.done_at),
        sections: vec![
            section("certificate-section-act", Some("W7"), [facts].into_iter().chain(lines).collect()),
            section("certificate-section-gone", None, vec![gone]),
            section("certificate-section-hashes", None, vec![hashes]),
        ],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::documents::{pdf, text};
    use crate::lang::{Lang, certificate_text};

    #[test]
    fn on_paper_it_says_what_the_text_says() {
        let signed = serde_json::json!({ "by": "petra", "at": "2026-05-28T07:30:00Z" });
        let last = "41".repeat(32);
        let kept: Certificate = serde_json::from_value(serde_json::json!({
            "list": "VN-2026-01", "proposed": signed, "confirmed": null, "begun": signed, "done_at": "2026-05-28T07:31:00Z",
            "gone": [{ "number": "ECM-2023-0001", "entries": 5, "first": last, "last": last }],
            "stayed": 2, "files": 7, "journal_head": "e3".repeat(32), "lists_head": "a8".repeat(32),
        }))
        .unwrap();
        let house = Config::default().house(Vec::new());
        for lang in [Lang::Nl, Lang::En] {
            let head = Letterhead { office: "ECM \u{1b}[31m".to_owned(), lang };
            let document = certificate(&kept, &"56".repeat(32), &house, &head);
            let paper: String = text::text(&document).split_whitespace().collect();
            let said = certificate_text(lang, &kept, &"56".repeat(32), &head.office, &house);
            // the title is in capitals on a screen, and the table has headings of its own on paper
            let numbers = lang.text("certificate-numbers");
            for line in said.lines().skip(2).filter(|line| !line.is_empty() && *line != numbers) {
                for word in line.split_whitespace() {
                    assert!(paper.contains(word.trim_end_matches(':')), "{word}\n{paper}");
                }
            }
            assert!(!paper.contains('\u{1b}'), "what the settings say is made safe");
            if pdf::IS_BUILT_IN {
                assert!(pdf(&document, "56").unwrap().starts_with(b"%PDF-1.7"));
            }
        }
    }
}
