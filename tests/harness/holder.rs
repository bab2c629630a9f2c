//! Somebody who is in the way of the program.

use super::{Database, Session};

/// A session that did something in a transaction and waits, under the application name `holder`. At the end of its scope
/// everything it held is free.
#[derive(Debug)]
pub(crate) struct Holder(Session);

impl Holder {
    /// Begins a transaction and does this in it.
    #[track_caller]
    pub(crate) fn new(database: &Database, sql: &str) -> Self {
        let mut session = database.session("holder");
        for sql in ["begin", sql] {
            session.run(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
        }
        Self(session)
    }

    /// The process id of its backend.
    pub(crate) fn pid(&self) -> u32 {
        self.0.pid()
    }

    /// Commits what it did.
    pub(crate) fn commit(mut self) {
        self.0.run("commit").expect("it commits");
    }
}
