//! What runs in the console, and in which backend: so that it can be cancelled there.

use crate::error::{Error, Result};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The statements that run, by the name that the page gave them.
#[derive(Clone, Default)]
pub(in super::super) struct Running(Rc<RefCell<BTreeMap<String, i32>>>);

/// It runs as long as this lives.
pub(super) struct Entry {
    running: Running,
    id: String,
}

impl Running {
    /// # Errors
    /// Exit 2 where another one has this name.
    pub(super) fn begin(&self, id: &str, backend: i32) -> Result<Entry> {
        let mut running = self.0.borrow_mut();
        if running.contains_key(id) {
            return Err(Error::usage("a statement of this name runs already"));
        }
        running.insert(id.to_owned(), backend);
        Ok(Entry { running: self.clone(), id: id.to_owned() })
    }

    pub(super) fn backend(&self, id: &str) -> Option<i32> {
        self.0.borrow().get(id).copied()
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.running.0.borrow_mut().remove(&self.id);
    }
}
