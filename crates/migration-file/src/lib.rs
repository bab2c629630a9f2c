//! A migration in two SQL files, `up.sql` and `down.sql`: header, statements, checksum; and the same as a SeaORM
//! migration.
//!
//! No SQL is understood here. A file is cut into its statements by PostgreSQL's lexical rules, as psql does it, so that
//! each can be run and reported by itself, and what cannot work in a migration is refused with its line and column:
//!
//! ```
//! use hbm_db_migration_file::Script;
//!
//! let script = Script::parse("create table a (b int); -- and\ncreate table c (d int);").unwrap();
//! assert_eq!(script.statements[1].line, 2);
//!
//! let refusal = Script::parse("create table a (b int);\nbegin;").unwrap_err();
//! assert_eq!((refusal.line, refusal.column), (2, 1));
//! ```

mod check;
mod checksum;
mod form;
mod header;
mod psql;
mod refusal;
mod scan;
mod script;
mod sea_orm;
mod shown;
mod split;
mod statement;

pub use checksum::checksum;
pub use form::{Entry, Form, Part, Place, with_breakpoints};
pub use header::Squashed;
pub use psql::{Command, CopyRows, Psql, Sent};
pub use refusal::Refusal;
pub use script::Script;
pub use sea_orm::SqlMigration;
pub use shown::without_strings;
pub use statement::{Concurrent, Statement, code};
