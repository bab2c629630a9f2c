//! The instances of an origin that are ready or being made, and how many wait for one.

use super::instance::Instance;
use super::origin::Origin;
use super::used::Counters;
use crate::error::Error;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tokio::sync::Notify;

/// The instances of an origin.
pub(super) struct Pool {
    pub(super) origin: Origin,
    pub(super) ready: RefCell<Vec<Ready>>,
    pub(super) making: Cell<usize>,
    pub(super) waiting: Cell<usize>,
    pub(super) changed: Notify,
    /// Why the last one could not be made.
    pub(super) failed: RefCell<Option<Error>>,
}

/// An instance that nobody has yet.
pub(super) struct Ready {
    pub(super) instance: Instance,
    /// What was counted before somebody used it.
    pub(super) before: Counters,
}

impl Pool {
    /// One in which nothing is ready.
    pub(super) fn of(origin: Origin) -> Self {
        Self {
            origin,
            ready: RefCell::default(),
            making: Cell::new(0),
            waiting: Cell::new(0),
            changed: Notify::new(),
            failed: RefCell::default(),
        }
    }
}

/// Somebody who waits for an instance, also one who gives up.
pub(super) struct Waiting(Rc<Pool>);

impl Waiting {
    pub(super) fn of(pool: &Rc<Pool>) -> Self {
        pool.waiting.set(pool.waiting.get() + 1);
        Self(pool.clone())
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.waiting.set(self.0.waiting.get() - 1);
    }
}
