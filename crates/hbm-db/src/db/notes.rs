//! What a person should know of how something was found out.

use std::sync::{Arc, Mutex, PoisonError};

/// Lines for people, whoever found them out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    /// Adds a line, once.
    pub(crate) fn add(&self, line: impl Into<String>) {
        let line = line.into();
        // Who panicked meanwhile said nothing.
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }

    /// All there are, which are told by that.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
