//! Values → text. Pure.

mod erd;
mod inspect;
mod load;
mod migrations;
mod plan;
mod question;
mod result;
mod table;
mod unload;
mod visible;

pub use erd::{Drawing, Picture, draw, picture};
pub(crate) use migrations::findings;
pub use plan::PlanReport;
pub(crate) use plan::statement_text;
pub use question::Question;
pub use result::{Grid, csv, csv_record, markdown, prose, vertical};
pub use table::{bytes, table};

use serde::Serialize;

/// The result of a command: JSON by its fields, and a text for people.
pub trait Report: Serialize {
    /// The text for people.
    fn text(&self) -> String;
}

/// A number and what it counts: `1 table`, `27 tables`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
