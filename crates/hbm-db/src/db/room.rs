//! Room for locks, which a server has so much of as it was started with.

use super::Session;
use crate::error::{Error, Result};
use serde::Deserialize;

#[derive(Deserialize)]
struct Room {
    promised: usize,
    processes: usize,
}

/// What PostgreSQL promises a transaction where nobody sets it (manual, max_locks_per_transaction): so few are not asked about.
const PROMISED: usize = 64;

impl Session {
    /// Sees to it that the server has room for so many locks in one transaction, as far as that can be known: it has at
    /// least half as much again as it promises.
    ///
    /// # Errors
    /// Exit 1 with the setting that makes room.
    pub(crate) async fn need_room_for(&mut self, locks: usize) -> Result<()> {
        if locks <= PROMISED {
            return Ok(());
        }
        let room: Vec<Room> = self.read(include_str!("sql/room.sql")).await?;
        let Some(Room { promised, processes }) = room.into_iter().next() else { return Ok(()) };
        let most = promised * processes * 3 / 2;
        if locks <= most {
            return Ok(());
        }
        let wanted = (locks / processes + 1).next_multiple_of(64);
        Err(Error::failed(format!(
            "this takes about {locks} locks in one transaction, and the server has room for about {most}; nothing was \
             changed"
        ))
        .hint(format!(
            "ALTER SYSTEM SET max_locks_per_transaction = {wanted}, which is {promised} now, and start the server again"
        )))
    }
}
