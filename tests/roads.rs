//! Each road of the procedure from receipt to archive, walked by F-keys and arrows only, and by letters. The third way, in
//! plain lines, is in `linear.rs`.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use klachtenbalie::desk::state::action::Action;
use klachtenbalie::desk::state::dialog::Dialog;
use klachtenbalie::desk::state::form::Entry as Field;
use klachtenbalie::desk::state::menu::Entry;
use klachtenbalie::desk::state::{Answer, Key, Message, keymap};
use klachtenbalie::lang::Lang;
use klachtenbalie::procedure::colleagues::News;
use klachtenbalie::procedure::command::NewCase;
use klachtenbalie::procedure::journal::{Complainant, Contact};
use klachtenbalie::procedure::{CaseNumber, Channel, Choice, Kind, Line, Text};

/// How an act is found.
#[derive(Clone, Copy, Debug)]
enum By {
    /// F9, arrows, Enter.
    Menu,
    /// Its letter; `w` where it has none, or where its letter opens another act first.
    Letter,
}

fn registered(desk: &mut Desk, kind: Kind, channel: Channel, is_anonymous: bool) -> CaseNumber {
    let contact = Contact { name: Line::new("W. Smit").ok(), ..Contact::default() };
    let case = NewCase::new(
        kind,
        channel,
        Line::new("Klok in de zaal").unwrap(),
        Text::new("De klok liep achter.").unwrap(),
        if is_anonymous { Complainant::Anonymous } else { Complainant::of(contact) },
    );
    let (actor, house) = (desk.state.office.actor.clone(), std::sync::Arc::clone(&desk.state.office.house));
    let number = desk.store.register(&case, &actor, &house, desk::now()).unwrap().number;
    desk.tell(Message::Answer(Answer::Changed(News::default()))).key(Key::Enter);
    number
}

fn open(desk: &mut Desk, action: Action, by: By) {
    match by {
        By::Menu => {
            desk.key(Key::F(9));
            let Some(Dialog::Menu(menu)) = desk.state.dialogs.last() else { panic!("the menu") };
            let items = desk.state.menu_items(menu);
            let at = items.iter().position(|item| item.entry == Entry::Act(action)).unwrap();
            assert_eq!(items[at].hindrance, None, "{action:?}");
            for _ in 0..at {
                desk.key(Key::Down);
            }
            desk.key(Key::Enter);
        }
        By::Letter => {
            let opens =
                |desk: &Desk| matches!(desk.state.dialogs.last(), Some(Dialog::Form(form)) if form.action == action);
            match keymap::letter_of(action) {
                Some(letter) => desk.key(Key::Char(letter)),
                None => desk.key(Key::Char('w')),
            };
            if matches!(desk.state.dialogs.last(), Some(Dialog::Form(_))) && !opens(desk) {
                desk.key(Key::Esc).key(Key::Char('w'));
            }
        }
    }
}

/// Types what a form needs: every choice its first value, every text a word; a date may stay empty, which is now.
fn fill_in(desk: &mut Desk) {
    let Some(Dialog::Form(form)) = desk.state.dialogs.last() else { return };
    let needs = |field: &klachtenbalie::desk::state::form::FormField| {
        let is_date = matches!(field.entry, Field::Date(..));
        !is_date
            && field.value().is_empty()
            && (field.is_required || matches!(field.entry, Field::Text(_) | Field::Choice(..)))
    };
    let is_typed: Vec<bool> = form.fields.iter().map(|field| needs(field) && field.key != "no-follow-up").collect();
    for is_typed in is_typed {
        if is_typed {
            desk.letters("1");
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

fn walk(kind: Kind, channel: Channel, is_anonymous: bool, road: &[Action]) {
    for by in [By::Menu, By::Letter] {
        let mut desk = Desk::open(true, Lang::Nl);
        let number = registered(&mut desk, kind, channel, is_anonymous);
        for action in road {
            let before = desk.store.load(&number, &desk.state.office.actor).unwrap().version();
            open(&mut desk, *action, by);
            answer(&mut desk);
            fill_in(&mut desk);
            answer(&mut desk);
            let case = desk.store.load(&number, &desk.state.office.actor).unwrap();
            assert!(case.version() > before, "{by:?} {action:?} did nothing\n{}", desk.screen(120, 40));
            // "wat nu?" on a case that nobody had goes on to what comes next
            while !desk.state.dialogs.is_empty() {
                desk.key(Key::Esc);
            }
        }
        let case = desk.store.load(&number, &desk.state.office.actor).unwrap();
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
    let road = [Action::Assess, Action::Reply, Action::Close, Action::Archive];
    walk(Kind::Complaint, Channel::Letter, true, &road);
}

#[test]
fn an_oral_report_is_put_in_writing_first() {
    let road = [Action::Written, Action::Assess, Action::Reply, Action::Close, Action::Archive];
    walk(Kind::Signal, Channel::Phone, false, &road);
}
