//! hbm-db: the `db:*` scripts of a PostgreSQL application, as a library that makes a command line of its own for
//! any SeaORM 2 project.
//!
//! ```no_run
//! use hbm_db::App;
//!
//! fn main() -> std::process::ExitCode {
//!     hbm_db::run(vec![App::new("bookshop")])
//! }
//! ```
//!
//! The modules are the pipeline: [`introspect`] reads a database into a [`catalog`], [`plan`] compares two and turns the
//! differences into statements, [`apply`] runs them, [`seed`] loads rows.

pub mod activity;
pub mod advice;
mod app;
pub mod apply;
mod archive;
mod backup;
mod cache;
mod cleanup;
mod cli;
mod commands;
pub mod config;
mod counted;
pub mod db;
mod desired;
pub mod doctor;
pub mod error;
mod file;
mod grants;
mod health;
mod http;
pub mod inspect;
pub mod introspect;
pub mod maintain;
pub mod migrate;
mod near;
pub mod ops;
mod ownership;
pub mod progress;
mod project;
mod proposal;
mod pull;
pub mod render;
mod said;
pub mod seed;
mod signal;
pub mod status;
mod studio;
mod testdb;
pub mod testing;
mod ui;

pub use app::{App, EntityDef};
pub use archive::{Archive, Moved, MovedPartition};
pub use cleanup::{Cleaned, Cleanup, Deleted};
pub use cli::run;
pub use db::Reading;
pub use desired::{Desired, Scope};
pub use grants::{Grant, Grants, On, Privilege, Verb};
pub use hbm_db_catalog as catalog;
pub use hbm_db_macros::test;
pub use hbm_db_plan as plan;
pub use proposal::{PlanReport, Question};
pub use ui::{Format, Ui, Verbosity};
