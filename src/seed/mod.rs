//! Seeds: YAML files → rows in a database.
//!
//! ```text
//! files ─ parse ─► SeedSet ─ resolve(Catalog) ─► Resolved ─ order ─► LoadPlan ─ load ─► LoadReport
//! ```
//!
//! Values are text until PostgreSQL types them. Everything that can be wrong is found before a row is written.

mod cell;
mod check;
mod files;
mod hash;
mod load;
mod order;
mod parse;
mod problem;
mod record;
mod resolve;
mod resolved;
mod scalar;
mod upsert;
mod value;

pub use check::check;
pub use files::{SeedSource, read};
pub use hash::Hashes;
pub use load::{LoadReport, TableReport, Tables, load};
pub use order::{LoadPlan, order};
pub use parse::{SeedFile, SeedRow, SeedSet, parse};
pub use problem::{Place, Problem, report};
pub use record::{Recorded, forget, record, recorded};
pub use resolve::resolve;
pub use resolved::{Foreign, Resolved, ResolvedRow, ResolvedValue};
pub use value::{Expression, HashKind, Value};

/// The set that is always loaded.
pub const BASE: &str = "base";

/// The sets loaded when nobody names one.
pub const DEFAULT_SETS: &[&str] = &[BASE, "dev"];
