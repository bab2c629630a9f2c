//! What the studio was started with.

use crate::advice::Program;
use crate::app::App;
use serde::Serialize;

/// Whether rows may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mode {
    /// Everything runs in a read-only transaction that is rolled back.
    ReadOnly,
    /// Staged changes can be committed, and the console runs what it is given.
    Write,
}

/// What it was started with.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Whether rows may be changed.
    pub(crate) mode: Mode,
    /// Whether the database was named, which is needed to change rows of a protected one.
    pub(crate) confirmed: bool,
    /// What commands are called on its pages.
    pub(crate) program: Program,
    /// The application whose entities the schema is compared with.
    pub(crate) app: Option<App>,
}
