//! Values → text. Pure.

mod activity;
mod archive;
mod doctor;
mod erd;
mod export;
mod health;
mod inspect;
mod load;
mod maintain;
mod migrations;
mod plan;
mod result;
mod status;
mod table;
mod unload;
mod visible;

pub(crate) use doctor::{ProbeList, nagios};
pub use erd::{Drawing, Picture, draw, picture};
pub(crate) use migrations::findings;
pub use result::{Grid, csv, csv_record, markdown, prose, vertical};
pub use table::{bytes, table};

use crate::advice::Program;
use serde::Serialize;

/// The result of a command: JSON by its fields, and a text for people.
pub trait Report: Serialize {
    /// The text for people, with the commands of this program.
    fn text(&self, program: &Program) -> String;
}
