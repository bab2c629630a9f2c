//! The entities of the notes.

pub mod notes;
