//! Rows of a database → the texts of seed files. Reads only.
//!
//! ```text
//! tables ─ gather ─► Gathered ─ mask ─ label ─► write ─► Exported
//! ```
//!
//! Every value is the text that PostgreSQL prints, and loads again as the same value.

mod gather;
mod label;
mod mask;
mod scalar;
mod write;

use super::schema::Schema;
use crate::catalog::{Ident, Name};
use crate::db::Session;
use crate::error::Result;
use gather::Gathered;
use serde::Serialize;

/// Which rows to export, and how.
#[derive(Clone, Debug)]
pub struct Export {
    /// The tables.
    pub tables: Vec<Name>,
    /// Which rows of the only table, as an SQL condition.
    pub condition: Option<String>,
    /// The set that they are put into.
    pub set: String,
    /// The columns whose values are made up.
    pub masked: Vec<(Name, Ident)>,
    /// Those that are kept although their names say that they are secret.
    pub included: Vec<(Name, Ident)>,
}

/// The files that come of an export.
#[derive(Clone, Debug, Serialize)]
pub struct Exported {
    /// What was exported, by table.
    pub tables: Vec<ExportedTable>,
    /// The files.
    #[serde(skip)]
    pub files: Vec<ExportedFile>,
}

/// What was exported of a table.
#[derive(Clone, Debug, Serialize)]
pub struct ExportedTable {
    /// The table.
    pub table: String,
    /// How many rows.
    pub rows: usize,
    /// The names of the files.
    pub files: Vec<String>,
    /// The columns whose values were made up.
    pub masked: Vec<String>,
}

/// A file to be written.
#[derive(Clone, Debug)]
pub struct ExportedFile {
    /// Its name, without a folder.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// Reads the rows, and those they refer to, in the caller's transaction.
///
/// # Errors
/// Exit 2 for what cannot be exported as it was said; what the server answers.
pub async fn export(session: &mut Session, schema: &Schema, export: &Export) -> Result<Exported> {
    session.execute(PRINTED).await?;
    let mut gathered = Gathered::default();
    gathered.gather(session, schema, export).await?;
    let masked = mask::mask(&mut gathered, schema, export)?;
    let labels = label::labels(&gathered, schema);
    write::write(&gathered, schema, &labels, &masked, &export.set)
}

/// How values are printed: without loss, and in the same way everywhere.
const PRINTED: &str =
    "set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
set local extra_float_digits = 1; set local bytea_output = 'hex'; set local xmloption = 'content'";
