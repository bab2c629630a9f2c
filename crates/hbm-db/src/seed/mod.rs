//! Seeds: YAML files → rows in a database.
//!
//! ```text
//! files ─ parse ─► SeedSet ─ resolve(Selection, Catalog) ─► Resolved ─ order ─► LoadPlan ─ load ─► LoadReport
//!                                                                                   └ Survey ─ unload ─► UnloadReport
//! ```
//!
//! The rows of a `.csv` or `.jsonl` are no rows here: the file goes to the server by COPY, at its place among the batches.
//! Values are text until PostgreSQL types them. Everything that can be wrong is found before a row is written.

mod blame;
mod blame_row;
mod cell;
mod check;
mod copy;
mod expand;
mod expect;
mod explain;
mod export;
mod files;
mod find;
mod hash;
mod holders;
mod json_schema;
mod list;
mod load;
mod order;
mod parse;
mod problem;
mod record;
mod resolve;
mod resolved;
mod row;
mod row_file;
mod rows_of_files;
mod scalar;
mod schema;
mod seed_file;
mod selection;
mod survey;
mod text;
mod unique;
mod unique_in_files;
mod unload;
mod upsert;
mod value;
mod write;
mod wrong_values;
mod yaml;

pub use check::check;
pub use export::{Export, Exported, ExportedFile, ExportedTable, export};
pub use files::{SeedSource, read};
pub use hash::Hashes;
pub use json_schema::json_schema;
use list::{list, push_list};
pub use load::{LoadReport, TableReport, Tables, load, statements};
pub use order::{LoadPlan, order};
pub use parse::parse;
pub use problem::{Place, Problem, Spot, report};
pub use record::{Load, New, Recorded, record, record_gone, recorded, recorded_to_undo};
pub use resolve::resolve;
pub use resolved::{About, Common, Foreign, Resolved, ResolvedFile, ResolvedRow, ResolvedValue, Values};
pub use row_file::{RowContent, RowFile};
pub use schema::Schema;
pub use seed_file::{Cell, Part, SeedFile, SeedRow, SeedSet};
pub use selection::{Others, Selection};
pub use survey::{Hold, Holder, Survey};
pub use text::Text;
pub use unload::{Kept, UnloadReport, Unloaded, unload};
pub use value::{Expression, HashKind, Value};

/// The set that is always loaded.
pub const BASE: &str = "base";

/// The sets loaded when nobody names one. Seeds that have none of them are loaded as a whole.
pub const DEFAULT_SETS: &[&str] = &[BASE, "dev"];
