//! Mail that waits to be sent: written in the transaction of the act that asks for it.

use super::Store;
use super::error::Failure;
use crate::procedure::Moment;

/// A mail that waits, or was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Its number.
    pub id: i64,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Which letter: `acknowledgement`, `offer`, `reply`, `hand_over`. Its text is made when it is sent.
    pub letter: String,
    /// When it was written.
    pub created_at: Moment,
    /// When it was sent.
    pub sent_at: Option<Moment>,
}

impl Store {
    /// All mail that was not sent yet, oldest first.
    pub fn outbox(&self) -> Result<Vec<Outgoing>, Failure> {
        let sql =
            "select id, recipient, subject, letter, created_at, sent_at from outbox where sent_at is null order by id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query([])?;
        let mut mails = Vec::new();
        while let Some(row) = found.next()? {
            mails.push(Outgoing {
                id: row.get(0)?,
                recipient: row.get(1)?,
                subject: row.get(2)?,
                letter: row.get(3)?,
                created_at: Moment::from_seconds(row.get(4)?).ok_or(Failure::Damaged)?,
                sent_at: row.get::<_, Option<i64>>(5)?.and_then(Moment::from_seconds),
            });
        }
        Ok(mails)
    }
}
