//! Migrations: files × ledger → what is pending, and the only place where they run.
//!
//! The ledger is SeaORM's own, `seaql_migrations`, so that `sea-orm-cli` and an application's migrator agree with
//! hbm-db in both directions. What else is known of a migration (checksum, duration, by whom) is in
//! `hbm_db.migrations`.

mod adopt;
mod anew;
mod aside;
mod checkpoint;
mod contents;
mod difference;
mod draft;
mod files;
mod fill;
mod finding;
mod folder;
mod foreign;
mod journal;
mod ledger;
mod leftovers;
mod losses;
mod migration;
mod numbers;
mod outside;
pub(crate) mod record;
mod rehearsal;
mod repair;
mod rows;
mod run;
mod rust;
mod rust_list;
mod scaffold;
pub(crate) mod squash;
mod statements;
mod status;
mod steps;
mod stepwise;
mod written;

pub(crate) use adopt::OtherLedger;
pub use adopt::{Takeover, Tool};
pub(crate) use anew::Anew;
pub use aside::{Aside, Holds};
pub(crate) use checkpoint::{Checkpoint, Facts, Kind};
pub(crate) use difference::deviations;
pub use difference::{by_line_ends, differences};
pub(crate) use draft::{Draft, next_name};
pub use files::Migrations;
pub use finding::Finding;
pub use foreign::{Foreign, OtherForm};
pub(crate) use foreign::{found_below, found_in, in_languages};
pub use ledger::{Applied, Ledger, Record};
pub(crate) use leftovers::invalid;
pub(crate) use losses::Loss;
pub use migration::{Body, File, Migration};
pub(crate) use rehearsal::rehearse;
pub use repair::Repair;
pub(crate) use repair::applied_files;
pub(crate) use rows::{Rows, count_rows};
pub use run::Ran;
pub(crate) use run::{Agreed, Runner, unrecorded};
pub use rust::Rust;
pub(crate) use statements::{
    Statements, is_read_apart, read_alone, read_one, replay, replay_file, shortened, within_room,
};
pub use status::{MigrationStatus, Standing, State};
pub(crate) use steps::Steps;

use serde::Serialize;

/// Which of the two ways a migration runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Forwards: `up.sql`.
    Up,
    /// Back: `down.sql`.
    Down,
}
