//! Values → text. Pure.

mod load;
mod plan;
mod table;

pub use plan::PlanReport;
pub use table::{bytes, table};

use serde::Serialize;

/// The result of a command: JSON by its fields, and a text for people.
pub trait Report: Serialize {
    /// The text for people.
    fn text(&self) -> String;
}
