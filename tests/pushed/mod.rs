//! What cases and random evolutions have in common: what a push needs to be told, and what there is afterwards.

mod consent;
mod dump;

pub(crate) use consent::{CONSENTS, answers};
pub(crate) use dump::{difference, unordered};

use crate::harness::Database;

/// What hangs on what: dependencies, comments, privileges, owners, parameters and marks, one a line.
pub(crate) fn hung(database: &Database) -> String {
    database.sql(include_str!("hung.sql"))
}
