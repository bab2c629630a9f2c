//! Renames: what was declared, and what may be one.

mod alike;
mod candidate;
mod declared;

pub use candidate::{Candidate, Candidates, candidates, shell_word};
pub use declared::{Rename, RenameError, Renamed, find_renames, unquoted_path};
