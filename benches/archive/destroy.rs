//! How long it takes to destroy a thousand dossiers of so many, and what others notice of it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use klachtenbalie::config::Config;
use klachtenbalie::procedure::destruction::{DestructionRule, ListName};
use klachtenbalie::procedure::house::House;
use klachtenbalie::procedure::query::Query;
use klachtenbalie::procedure::{Line, Moment};
use klachtenbalie::store::{Access, Finish, Question, Scope, Store};

use super::actor;

/// What somebody else does once every so often.
const PAUSE: Duration = Duration::from_millis(20);

/// Destroys in a copy of the file at `path`, which goes afterwards.
pub fn print(path: &Path) {
    let copy = path.with_file_name("archive-destroyed.db");
    std::fs::copy(path, &copy).unwrap();
    let rule = DestructionRule { second_person: false, pause_days: 0 };
    let house = House { destruction: rule, ..Config::default().house(Vec::new()) };
    let (before, ()) = beside(&copy, || thread::sleep(Duration::from_secs(4)));
    let (meanwhile, took) = beside(&copy, || destroy(&copy, &house));
    println!("a thousand dossiers erased in {:.1} s, all traces gone after {:.1} s", took.0, took.1);
    println!("{:<34} {:>10} {:>10} {:>10}", "others, milliseconds", "p50", "p99", "longest");
    for (name, times) in [
        ("a search, before", &before.searches),
        ("a search, meanwhile", &meanwhile.searches),
        ("a note, before", &before.notes),
        ("a note, meanwhile", &meanwhile.notes),
    ] {
        let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e3;
        println!("{name:<34} {:>10.2} {:>10.2} {:>10.2}", at(50), at(99), at(100));
    }
    for name in ["", "-wal", "-shm", ".lock", ".open", ".destroyed"] {
        let mut file = copy.as_os_str().to_owned();
        file.push(name);
        // not each of them was made
        let _ = std::fs::remove_file(file);
    }
}

/// When all dossiers were erased, and when the last traces of them were, in seconds.
fn destroy(path: &Path, house: &House) -> (f64, f64) {
    let (actor, now) = (actor(), Moment::new(chrono::Utc::now()));
    let reason = Line::new("Bewaartermijn voorbij").unwrap();
    let mut store = Store::open(path, Access::ReadWrite).unwrap();
    let start = Instant::now();
    let list = store.propose_destruction(&[], Some(&reason), &actor, house, now).unwrap();
    let name: ListName = list.name;
    store.confirm_destruction(name, list.dossiers.as_ref().map(Vec::len), Some(&reason), &actor, house, now).unwrap();
    while !store.run_destruction(name, &actor, house, now).unwrap().is_complete() {}
    let erased = start.elapsed().as_secs_f64();
    while !matches!(store.finish_destruction(name, &actor, house, now).unwrap(), Finish::Done(_)) {}
    (erased, start.elapsed().as_secs_f64())
}

/// How long each thing took that others did, in order.
struct Others {
    searches: Vec<Duration>,
    notes: Vec<Duration>,
}

/// Does `work` while one colleague searches and another keeps what they type.
fn beside<T: Send>(path: &Path, work: impl FnOnce() -> T + Send) -> (Others, T) {
    let is_done = AtomicBool::new(false);
    let actor = actor();
    thread::scope(|scope| {
        let searching = scope.spawn(|| {
            let store = Store::open(path, Access::ReadOnly).unwrap();
            store.warm().unwrap();
            let query = Query::parse("surveillant uitslag ", &[]).unwrap();
            timed(&is_done, || {
                let question = Question { query: &query, scope: Scope::Archive, actor: &actor, after: None, limit: 50 };
                store.find(&question).unwrap();
            })
        });
        let writing = scope.spawn(|| {
            let mut store = Store::open(path, Access::ReadWrite).unwrap();
            let now = Moment::new(chrono::Utc::now());
            timed(&is_done, || store.keep_draft(&actor.user, "note/", "Een concept", now).unwrap())
        });
        let done = work();
        is_done.store(true, Ordering::Relaxed);
        (Others { searches: searching.join().unwrap(), notes: writing.join().unwrap() }, done)
    })
}

fn timed(is_done: &AtomicBool, mut work: impl FnMut()) -> Vec<Duration> {
    let mut times = Vec::new();
    while !is_done.load(Ordering::Relaxed) {
        let start = Instant::now();
        work();
        times.push(start.elapsed());
        thread::sleep(PAUSE);
    }
    times.sort_unstable();
    times
}
