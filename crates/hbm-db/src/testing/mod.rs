//! A database of its own for each test: migrated, seeded, and nobody else's.
//!
//! It is a copy of a template, which is made once. The template is that of the project in whose folder the test runs: of the nearest
//! `hbm-db.yaml` there or above, or of an [`App`](crate::App) that the test names. The server is the one that `DATABASE_URL` names, also
//! in an `.env` file.
//!
//! ```no_run
//! use hbm_db::testing::PgPool;
//!
//! #[hbm_db::test]
//! async fn a_customer_has_no_orders(pool: PgPool) {
//!     // …
//! }
//!
//! # fn main() {}
//! ```
//!
//! A test has a [`PgPool`], a [`DatabaseConnection`] of SeaORM or the [`TestDatabase`] itself, as its argument says. Without the
//! attribute, [`database`] gives one, which is given back when the value is dropped.
//!
//! Tests of many processes, as `cargo nextest run` starts them, share the databases that are ready: whoever takes one holds an advisory
//! lock of it as long as the test runs. Below `hbm-db testdb exec`, that command has them.
//!
//! With `HBM_DB_KEEP_FAILED=1` the database of a test that fails stays, and its URL is printed.

mod argument;
mod database;
mod harness;
mod over_http;
mod source;
mod worker;

pub use argument::FromDatabase;
pub use database::TestDatabase;
pub use harness::{Outcome, run};
pub use sea_orm::DatabaseConnection;
pub use source::Source;
pub use sqlx::PgPool;

use crate::error::Result;

/// A database of the project in whose folder this runs.
///
/// # Errors
/// Those of [`Source::database`].
pub async fn database() -> Result<TestDatabase> {
    Source::default().database().await
}
