//! The sessions in which instances are made and dropped.

use super::keeper::patiently;
use crate::db::{Session, Target};
use crate::error::{Error, Result};
use std::cell::RefCell;
use std::rc::Rc;
use tokio::sync::Semaphore;

/// How many databases are made or dropped at a time: they share the checkpoints that each of them needs.
const AT_A_TIME: usize = 4;

/// A few sessions, each connected when it is needed first.
pub(super) struct Makers {
    target: Rc<Target>,
    database: String,
    turns: Semaphore,
    spare: RefCell<Vec<Session>>,
}

impl Makers {
    /// Sessions in the database that has the locks.
    pub(super) fn beside(keeper: &Session, target: Rc<Target>) -> Self {
        let database = keeper.server.database.clone();
        Self { target, database, turns: Semaphore::new(AT_A_TIME), spare: RefCell::default() }
    }

    /// The server.
    pub(super) fn target(&self) -> &Target {
        &self.target
    }

    /// Works in one of them, when its turn has come. A session in which something failed is not used again.
    ///
    /// # Errors
    /// Those of connecting and of `work`.
    pub(super) async fn work<T>(&self, work: impl AsyncFnOnce(&mut Session) -> Result<T>) -> Result<T> {
        let turn = self.turns.acquire().await;
        let _turn = turn.map_err(|error| Error::bug("nobody makes databases any more").because(error))?;
        let spare = self.spare.borrow_mut().pop();
        let mut maker = match spare {
            Some(maker) => maker,
            None => {
                let mut maker = patiently(&self.target, Some(&self.database)).await?;
                maker.execute("set lock_timeout = 0").await?;
                maker
            }
        };
        let done = work(&mut maker).await;
        if done.is_ok() {
            self.spare.borrow_mut().push(maker);
        }
        done
    }

    /// Ends the sessions.
    pub(super) async fn close(&self) {
        for maker in self.spare.take() {
            maker.close().await;
        }
    }
}
