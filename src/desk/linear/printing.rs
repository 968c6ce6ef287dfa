//! What can be taken out of the desk, by number; into a file that is asked for, or read out where the desk writes none.

use super::{Linear, Offered, Stop};
use crate::desk::state::notice::Notice;
use crate::desk::state::print::PrintItem;
use crate::desk::state::{Message, Order};
use crate::desk::view::{plain, print};

/// How wide the lines are of what is read out.
const COLUMNS: u16 = 78;

impl Linear<'_> {
    /// What there is of the case in hand, and without one.
    pub(super) fn say_prints(&mut self) -> Result<(), Stop> {
        let case = self.state.case().filter(|_| self.has_case()).map(|case| case.number.clone());
        let items = self.state.print_items(case.as_slice());
        let said = items.iter().zip(1..).map(|(item, place)| format!("{place}. {}.", print::name(item, &self.look)));
        let said = said.collect();
        self.offered = Offered::Prints(items);
        self.say_text("linear-print")?;
        self.say_list(said)
    }

    /// One of them, by number.
    pub(super) fn print(&mut self, item: &PrintItem) -> Result<(), Stop> {
        let Some(path) = self.state.proposed(item, "") else { return self.read_instead(item) };
        let mut path = path.to_string_lossy().into_owned();
        loop {
            let prompt = self.look.text_with("linear-print-file", &[("file", &path)]);
            let line = self.hear(&format!("{prompt} "))?;
            match line.trim() {
                "." | ".stop" | ".sluit" | ".close" => return self.say_text("linear-not-done"),
                "" => {}
                typed => typed.clone_into(&mut path),
            }
            self.tell(Message::Order(Order::Print(item.clone(), path.clone())));
            let notice = std::mem::take(&mut self.state.notice);
            self.say_notice(&notice)?;
            if matches!(notice, Notice::Printed(_)) {
                return Ok(());
            }
        }
    }

    /// The text itself; of what is none, how it is had.
    fn read_instead(&mut self, item: &PrintItem) -> Result<(), Stop> {
        let lines = if item.is_readable() {
            plain::text(item, &self.state, COLUMNS, &self.look)
        } else {
            print::elsewhere(item, &self.state.office, &self.look)
        };
        self.say_list(lines.into_iter().filter(|line| !line.trim().is_empty()).collect())
    }
}
