//! Each road of the procedure from receipt to archive, walked by F-keys and arrows only, and by letters. The third way, in
//! plain lines, is in `linear.rs`.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use klachtenbalie::desk::state::action::Action;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::form::Entry as Field;
use klachtenbalie::desk::state::keymap::{self, Does};
use klachtenbalie::desk::state::menu::Entry;
use klachtenbalie::desk::state::{Answer, Key, Message};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::roles::Person;
use klachtenbalie::procedure::steps;
use klachtenbalie::procedure::{CaseNumber, Channel, Choice, Kind, Line, Role, UserName};

/// How an act is found.
#[derive(Clone, Copy, Debug)]
enum By {
    /// F9, arrows, Enter.
    Menu,
    /// Its letter; `w` where it has none and comes next, or where its letter opens another act first; else its name.
    Letter,
}

/// Step 1 by keys: the form of a registration, with what it needs.
fn registered(desk: &mut Desk, by: By, kind: Kind, channel: Channel, is_anonymous: bool) -> CaseNumber {
    match by {
        By::Menu => open(desk, Action::Register, by),
        By::Letter => drop(desk.letters(":nieuwe registratie").key(Key::Enter)),
    }
    let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { panic!("a form\n{}", desk.screen(120, 40)) };
    let fields: Vec<&'static str> = form.fields.iter().map(|field| field.key).collect();
    for key in fields {
        let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { panic!("a form") };
        // who is anonymous is not asked for more
        if !form.fields.iter().any(|field| field.key == key && form.is_shown(field)) {
            continue;
        }
        match key {
            "channel" => choose(desk, by, channel.name()),
            "kind" => choose(desk, by, kind.name()),
            "text" => drop(desk.letters("De klok liep achter.")),
            "subject" => drop(desk.letters("Klok in de zaal")),
            "name" => drop(desk.letters("W. Smit")),
            "anonymous" if is_anonymous => drop(desk.key(Key::Char(' '))),
            _ => {}
        }
        desk.key(Key::Tab);
    }
    desk.key(Key::F(2));
    let case = desk.state.inbox.cases.iter().max_by_key(|case| case.number.clone());
    case.unwrap_or_else(|| panic!("{}", desk.screen(120, 40))).number.clone()
}

/// Chooses a value of the field with the cursor: with arrows, or by its digit.
fn choose(desk: &mut Desk, by: By, value: &str) {
    let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { panic!("a form") };
    let Field::Choice(options, chosen) = &form.fields[form.focus].entry else { panic!("a choice") };
    let wanted = options.iter().position(|option| option.value == value).unwrap();
    let (count, chosen) = (options.len(), *chosen);
    match by {
        By::Menu => {
            let steps = chosen.map_or(wanted + 1, |chosen| (wanted + count - chosen) % count);
            desk.press(Key::Right, steps);
        }
        By::Letter => drop(desk.letters(&(wanted + 1).to_string())),
    }
}

/// F9, down to it, Enter.
fn open_entry(desk: &mut Desk, entry: Entry) {
    desk.key(Key::F(9));
    let Some(Dialog::Menu(menu)) = desk.state.dialogs.last() else { panic!("the menu") };
    let items = desk.state.menu_items(menu);
    let at = items.iter().position(|item| item.entry == entry).unwrap();
    assert_eq!(items[at].hindrance, None, "{entry:?}");
    desk.press(Key::Down, at).key(Key::Enter);
}

fn open(desk: &mut Desk, action: Action, by: By) {
    match by {
        By::Menu => open_entry(desk, Entry::Act(action)),
        By::Letter => {
            let opens =
                |desk: &Desk| matches!(desk.state.dialogs.last(), Some(Dialog::Form(form)) if form.action == action);
            let is_next = desk.state.case().is_some_and(|case| Action::of(steps::next(case)) == Some(action));
            match keymap::letter_of(action) {
                Some(letter) => drop(desk.key(Key::Char(letter))),
                None if is_next => drop(desk.key(Key::Char('w'))),
                // what is rare has no letter: its name, in the menu
                None => {
                    let name = desk.look.lang.choice(action);
                    desk.letters(":").letters(&name).key(Key::Enter);
                }
            }
            if matches!(desk.state.dialogs.last(), Some(Dialog::Form(_))) && !opens(desk) {
                desk.key(Key::Esc).key(Key::Char('w'));
            }
        }
    }
}

/// Types what a form needs: every choice its first value, but for an answer that leads to an appeal, every text a word; a date
/// may stay empty, which is now.
fn fill_in(desk: &mut Desk, by: By, is_declined: bool) {
    let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { return };
    let needs = |field: &klachtenbalie::desk::state::form::FormField| {
        let is_date = matches!(field.entry, Field::Date(..));
        !is_date
            && field.value().is_empty()
            && (field.is_required || matches!(field.entry, Field::Text(_) | Field::Choice(..)))
    };
    let fields: Vec<_> = form.fields.iter().map(|field| needs(field) && field.key != "no-follow-up").collect();
    for (at, is_typed) in fields.into_iter().enumerate() {
        let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { return };
        let (key, entry) = (form.fields[at].key, form.fields[at].entry.clone());
        match entry {
            _ if !is_typed => {}
            Field::Choice(..) if key == "answer" && is_declined => choose(desk, by, "declined"),
            Field::Choice(options, _) => choose(desk, by, &options[0].value),
            _ => drop(desk.letters("1")),
        }
        desk.key(Key::Tab);
    }
    desk.key(Key::F(2));
}

fn answer(desk: &mut Desk) {
    if matches!(desk.state.dialogs.last(), Some(Dialog::Question(_))) {
        desk.key(Key::Char('j'));
    }
}

/// Somebody who decides appeals and does nothing else.
fn seat_the_board(desk: &mut Desk) {
    let ton = Person {
        user: UserName::new("ton").unwrap(),
        name: Line::new("Ton Verhoeven").unwrap(),
        mail: None,
        roles: [Role::Board].into_iter().collect(),
        active: true,
    };
    desk.store.add_person(&ton).unwrap();
    let mut house = (*desk.state.office.house).clone();
    house.people.push(ton);
    desk.tell(Message::Answer(Answer::House(std::sync::Arc::new(house))));
}

fn walk(kind: Kind, channel: Channel, is_anonymous: bool, road: &[Action]) {
    for by in [By::Menu, By::Letter] {
        let mut desk = Desk::open(true, Lang::Nl);
        let number = registered(&mut desk, by, kind, channel, is_anonymous);
        let is_declined = road.contains(&Action::Appeal);
        if is_declined {
            seat_the_board(&mut desk);
        }
        for action in road {
            // who handled it does not decide the appeal
            let person = if *action == Action::DecideAppeal { "ton" } else { "mirjam" };
            desk.as_person(person).key(Key::F(5)).key(Key::Home);
            let before = desk.store.load(&number, &desk.actor("mirjam")).unwrap().version();
            open(&mut desk, *action, by);
            answer(&mut desk);
            fill_in(&mut desk, by, is_declined);
            answer(&mut desk);
            let case = desk.store.load(&number, &desk.actor("mirjam")).unwrap();
            assert!(case.version() > before, "{by:?} {action:?} did nothing\n{}", desk.screen(120, 40));
            // "wat nu?" on a case that nobody had goes on to what comes next
            while !desk.state.dialogs.is_empty() {
                desk.key(Key::Esc);
            }
        }
        let case = desk.store.load(&number, &desk.actor("mirjam")).unwrap();
        assert_eq!(case.stage().name(), "archived", "{by:?}");
    }
}

#[test]
fn a_complaint_goes_all_seven_steps() {
    use Action::{Acknowledge, Answer, Archive, Assess, CarriedOut, Close, Find, FollowUp, Hear, Offer, Propose};
    let road = [Assess, Acknowledge, Hear, Hear, Find, Propose, Offer, Answer, CarriedOut, FollowUp, Close, Archive];
    walk(Kind::Complaint, Channel::Letter, false, &road);
}

#[test]
fn a_signal_and_a_proposal_get_their_reply() {
    let road = [Action::Assess, Action::Reply, Action::Close, Action::Archive];
    walk(Kind::Signal, Channel::Letter, false, &road);
    walk(Kind::Proposal, Channel::Letter, false, &road);
    // an anonymous complaint is treated as a signal (D3)
    walk(Kind::Complaint, Channel::Letter, true, &road);
}

#[test]
fn whom_it_does_not_satisfy_appeals_to_the_board() {
    use Action::{Acknowledge, Answer, Appeal, Archive, Assess, Close, DecideAppeal, Find, Hear, Offer, Propose};
    let road = [Assess, Acknowledge, Hear, Hear, Find, Propose, Offer, Answer, Appeal, DecideAppeal, Close, Archive];
    walk(Kind::Complaint, Channel::Letter, false, &road);
}

#[test]
fn the_project_lead_comes_to_the_figures_and_through_them() {
    for by in [By::Menu, By::Letter] {
        let mut desk = Desk::open(false, Lang::Nl);
        desk.as_person("hanna").key(Key::F(5));
        match by {
            By::Menu => open_entry(&mut desk, Entry::Desk(Does::Analysis)),
            By::Letter => drop(desk.letters("5")),
        }
        let this_year = desk.screen(120, 40);
        assert!(this_year.contains("Ontvangen per maand") && this_year.contains("Termijnen gehaald"), "{this_year}");
        desk.key(Key::Left);
        assert_ne!(desk.screen(120, 40), this_year);
    }
}

#[test]
fn an_oral_report_is_put_in_writing_first() {
    let road = [Action::Written, Action::Assess, Action::Reply, Action::Close, Action::Archive];
    walk(Kind::Signal, Channel::Phone, false, &road);
}
