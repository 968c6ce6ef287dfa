//! How fast the archive is sought, each question beside a bare FTS5 query for one word on the same file. Nothing here fails:
//! it prints.
//!
//! `cargo bench --bench archive` makes 1,000,000 archived cases once, under `target/bench-data`, and keeps them; another number
//! goes in `KLACHTENBALIE_ARCHIVE_CASES`, another folder in `KLACHTENBALIE_BENCH_DATA`. What is measured is what one key
//! costs: reading the line and the page of 50, which is shown; and the count, which follows. Figures are of the clock, in milliseconds.
//! `cargo bench --bench archive -- destroy` destroys a thousand of them in a copy, while others search and write.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "archive/destroy.rs"]
mod destroy;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use klachtenbalie::config::Config;
use klachtenbalie::procedure::case::Case;
use klachtenbalie::procedure::command::NewCase;
use klachtenbalie::procedure::decide::register;
use klachtenbalie::procedure::house::House;
use klachtenbalie::procedure::journal::{Complainant, Contact, Entry, Event, MeasureChoice};
use klachtenbalie::procedure::query::Query;
use klachtenbalie::procedure::roles::{Actor, Roles};
use klachtenbalie::procedure::{CaseNumber, Channel, Finding, Kind, Line, Moment, Text, UserName};
use klachtenbalie::store::{Access, Question, Scope, Store};

const MODIFIERS: &str = "examen eindexamen toets school herkansings correctie surveillanten kandidaten leerling cijfer vragen
    antwoord klachten bezwaar termijn rooster lokaal computer laptop luister lees schrijf praktijk theorie reken taal wiskunde
    profiel sector les docenten mentor ouder onderwijs programma reglement dyslexie gezondheids verzuim inlever start tijd
    dag week jaar zomer zaal gymzaal gang deur raam licht geluid lawaai klimaat stoel tafel papier formule bijlage bron tekst
    audio video beeld scherm netwerk stroom server wachtwoord software beveiligings storings fout meld registratie dossier
    privacy brief mail telefoon bericht informatie inschrijf betalings kosten reis uitstel vrijstellings zorg gespreks besluit
    beoordelings norm score punten diploma certificaat fraude plagiaat identiteits handtekenings veiligheids brand vervoers";
const HEADS: &str = "procedure procedures regeling regelingen commissie rooster roosters formulier formulieren werk opgave
    opgaven vraag vragen model norm normen tijd tijden duur termijn termijnen datum moment lokaal lokalen zaal zalen toezicht
    leider leiders secretaris medewerker medewerkers beheerder plan plannen verslag verslagen rapport brief brieven bericht
    besluit besluiten uitslag uitslagen resultaat score punt punten cijfer cijfers lijst lijsten klacht klachten melding
    bezwaar verzoek aanvraag inzage controle correctie fout fouten storing storingen probleem problemen incident verstoring
    overlast voorziening aanpassing ruimte plek plaats materiaal pakket blad map bestand opname scherm account code kaart
    bewijs nummer gesprek overleg afspraak uitleg instructie regel regels protocol eis locatie locaties";
const PLAIN: &str = "de het een van in was niet dat wij op te zijn met heeft voor aan door bij is om die werd naar ook maar kon
    geen daarna opnieuw pas toen mijn zoon dochter kandidaat surveillant docent mentor directeur examen toets school uitslag
    minuten uur maandag dinsdag woensdag donderdag vrijdag laat vroeg gemeld besproken gewijzigd uitgesteld ontvangen
    bevestigd onduidelijk onjuist zonder reden gelukkig volgens ons reglement termijn antwoord lawaai stroom viel uit";
const NAMES: &str = "Jong Vries Berg Bakker Dijk Visser Smit Meijer Boer Mulder Groot Bos Vos Peters Hendriks Dekker Brouwer
    Özdemir Yılmaz Şahin Jansen Müller García Nguyễn Sørensen Dvořák Hoekstra Postma Zijlstra Terpstra Kuipers Veenstra";
const PLACES: &str = "Utrecht Zwolle Groningen Arnhem Breda Tilburg Leiden Delft Haarlem Almere";

/// Numbers that are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit
    }

    /// The first words of a list far more often than the last.
    fn word<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let (a, b) = (self.below(words.len()), self.below(words.len()));
        words[a * b / words.len()]
    }
}

struct Words {
    modifiers: Vec<&'static str>,
    heads: Vec<&'static str>,
    plain: Vec<&'static str>,
    names: Vec<&'static str>,
    places: Vec<&'static str>,
}

impl Words {
    fn new() -> Self {
        let list = |text: &'static str| text.split_whitespace().collect();
        Self {
            modifiers: list(MODIFIERS),
            heads: list(HEADS),
            plain: list(PLAIN),
            names: list(NAMES),
            places: list(PLACES),
        }
    }

    fn compound(&self, dice: &mut Dice) -> String {
        let between = if dice.below(8) == 0 { dice.word(&self.modifiers) } else { "" };
        format!("{}{between}{}", dice.word(&self.modifiers), dice.word(&self.heads))
    }

    fn story(&self, dice: &mut Dice, words: usize) -> String {
        let mut story = String::new();
        for n in 0..words {
            let word = if n % 4 == 3 { self.compound(dice) } else { dice.word(&self.plain).to_owned() };
            story.push_str(&word);
            story.push_str(if n % 11 == 10 { ". " } else { " " });
        }
        story
    }
}

fn actor() -> Actor {
    Actor { user: UserName::new("meter").unwrap(), roles: Roles::all(), alone: true }
}

/// Case `n` of `of`, archived; always the same.
fn case(n: u32, words: &Words, house: &House, people: &[UserName]) -> Case {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (u64::from(n) + 1).wrapping_mul(0xd134_2543_de82_ef95));
    let at = Moment::from_seconds(1_420_100_000 + i64::from(n) * 330).unwrap();
    let length = 60 + dice.below(120);
    let rare = format!(" Kenmerk zaak{n}x.");
    let name = format!("{} {}", dice.word(&words.names), dice.word(&words.names));
    let new = NewCase {
        received_at: Some(at),
        category: Line::new(&house.categories[dice.below(house.categories.len())]).ok(),
        location: Line::new(dice.word(&words.places)).ok(),
        ..NewCase::new(
            [Kind::Complaint, Kind::Complaint, Kind::Signal][dice.below(3)],
            Channel::Email,
            Line::new(&format!("{} bij {}", words.compound(&mut dice), words.compound(&mut dice))).unwrap(),
            Text::new(&(words.story(&mut dice, length) + &rare)).unwrap(),
            Complainant::of(Contact { name: Line::new(&name).ok(), ..Contact::default() }),
        )
    };
    let by = people[dice.below(people.len())].clone();
    let on = house.date(at);
    let mut events = register(&new, &actor(), house, at).unwrap();
    let finding = [Finding::Upheld, Finding::NotUpheld, Finding::PartlyUpheld][dice.below(3)];
    let grounds = Text::new(&words.story(&mut dice, 20)).unwrap();
    if new.kind == Kind::Complaint {
        events.push(Event::Found { points: Vec::new(), finding, grounds });
    }
    let end = Event::Closed { on, measure: MeasureChoice::None };
    events.extend([
        end,
        Event::Archived { on, end_of_file: on, keep_until: house.retention.keep_until(on), record: None },
    ]);
    let entries = events.into_iter().zip(1..).map(|(event, number)| Entry { number, at, by: by.clone(), event });
    let number = CaseNumber::from_parts("ECM", 2015 + i32::try_from(n / 96_000).unwrap(), n % 96_000 + 1).unwrap();
    Case::of_journal(number, &entries.collect::<Vec<_>>()).unwrap()
}

fn made(cases: u32, words: &Words, house: &House) -> PathBuf {
    let folder = std::env::var_os("KLACHTENBALIE_BENCH_DATA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/bench-data")), PathBuf::from);
    let path = folder.join(format!("archive-{cases}.db"));
    let marker = path.with_extension("done");
    if !marker.exists() {
        let mut store = Store::open(&path, Access::ReadWrite).unwrap();
        let people: Vec<UserName> =
            ["anna", "bas", "carla", "dirk"].iter().map(|name| UserName::new(name).unwrap()).collect();
        let start = Instant::now();
        store.fill((0..cases).map(|n| case(n, words, house, &people))).unwrap();
        println!("{cases} cases made in {:.0} s", start.elapsed().as_secs_f64());
        let start = Instant::now();
        store.merge_indexes().unwrap();
        println!("indexes merged in {:.0} s", start.elapsed().as_secs_f64());
        std::fs::write(marker, "").unwrap();
    }
    path
}

/// The middle and the worst of a hundred of what `work` takes, in milliseconds.
fn measured(mut work: impl FnMut()) -> (f64, f64) {
    work();
    let mut times: Vec<Duration> = (0..100)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[50].as_secs_f64() * 1e3, times[98].as_secs_f64() * 1e3)
}

fn main() {
    let cases = std::env::var("KLACHTENBALIE_ARCHIVE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let words = Words::new();
    let house = Config::default().house(Vec::new());
    let path = made(cases, &words, &house);
    if std::env::args().any(|argument| argument == "destroy") {
        return destroy::print(&path);
    }
    let bytes = std::fs::metadata(&path).unwrap().len();
    println!(
        "{cases} archived cases, {} MB; milliseconds, p50 and p99 of the page, then of the count; cases found",
        bytes / 1_000_000
    );
    let store = Store::open(&path, Access::ReadOnly).unwrap();
    store.warm().unwrap();
    let (p50, p99) = measured(|| drop(store.raw_search("\"surveillant\"", 50)));
    println!("{:<34} {p50:>8.2} {p99:>8.2}  the floor", "bare FTS5, one common word");
    let rare = format!("zaak{}x ", cases / 2);
    let place = format!("kenmerk zaak{}", cases / 3);
    for (class, query) in [
        ("empty", ""),
        ("rare", rare.as_str()),
        ("rare, being typed", place.as_str()),
        ("common", "surveillant "),
        ("two common words", "surveillant uitslag "),
        ("three common words", "surveillant stroom minuten "),
        ("beginning of one letter", "s"),
        ("beginning of two letters", "su"),
        ("beginning of four letters", "surv"),
        ("beginning of eight letters", "surveill"),
        ("part of a compound", "locatie "),
        ("part of many compounds", "examen "),
        ("inflection", "klachten "),
        ("phrase, common", "\"stroom viel\""),
        ("phrase, hardly there", "\"uitslag stroom laat\""),
        ("exclusion", "surveillant -stroom "),
        ("exclusion only", "-surveillant "),
        ("a field", "jaar:2019 "),
        ("three fields", "jaar:2019 oordeel:gegrond locatie:utr "),
        ("a span of days", "van:12-03-2018 tot:20-11-2021 "),
        ("common word and a field", "surveillant jaar:2019 "),
        ("common word and a small field", "surveillant klager:özdemir categorie:bejegening "),
        ("two words that never meet", "zaak1x zaak2x "),
        ("nothing", "xyzzy "),
        ("nothing, a field", "surveillant jaar:1999 "),
    ] {
        let actor = actor();
        let read = || Query::parse(query, &[]).unwrap();
        let (p50, p99) = measured(|| {
            let query = read();
            let question = Question { query: &query, scope: Scope::Archive, actor: &actor, after: None, limit: 50 };
            store.find(&question).unwrap();
        });
        let tally = store.count_found(&read(), Scope::Archive, &actor).unwrap();
        let (count50, count99) = measured(|| drop(store.count_found(&read(), Scope::Archive, &actor)));
        let found = format!("{}{}", tally.number, if tally.is_more { "+" } else { "" });
        println!("{class:<34} {p50:>8.2} {p99:>8.2}   {count50:>8.2} {count99:>8.2}  {found}");
    }
    drop(store);
    insertion(&path, &house);
}

/// What one registration costs beside so many others; on the file that is kept, so that it grows by a hundred a run.
fn insertion(path: &std::path::Path, house: &House) {
    let words = Words::new();
    let mut store = Store::open(path, Access::ReadWrite).unwrap();
    let mut dice = Dice(7);
    let now = Moment::new(chrono::Utc::now());
    let (p50, p99) = measured(|| {
        let new = NewCase::new(
            Kind::Signal,
            Channel::Email,
            Line::new("Meting").unwrap(),
            Text::new(&words.story(&mut dice, 120)).unwrap(),
            Complainant::Anonymous,
        );
        store.register(&new, &actor(), house, now).unwrap();
    });
    println!("{:<34} {p50:>8.2} {p99:>8.2}", "one registration, committed");
}
