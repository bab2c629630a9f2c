//! `pg_dump`, `pg_restore`, `pg_basebackup` and `psql`, wrapped: backups with what proves them, and copies where the role may
//! not create a database.
//!
//! A backup is a folder: the dump in PostgreSQL's directory format, the roles that it names, the catalog, and a manifest that has
//! the checksums of all of them and of the rows. It is written beside its place and renamed, so what has the name of a backup is
//! whole. Passwords travel in the environment, never among the arguments.

mod archive;
mod base;
mod child;
mod dump;
mod facts;
mod files;
mod manifest;
mod opened;
mod part;
mod plain;
mod recovery;
mod retention;
mod roles;
mod rows;
mod seal;
mod shelf;
mod tools;

pub use archive::Gap;
pub(crate) use archive::{Archived, Segment};
pub use base::BaseManifest;
pub(crate) use base::{Base, first_segment};
pub(crate) use child::{Child, client};
pub(crate) use dump::{Dump, Load};
pub(crate) use facts::DatabaseFacts;
pub(crate) use facts::THIS_DATABASE;
pub(crate) use files::FileFacts;
pub(crate) use files::{copy_tree, unusable, write_synced};
pub(crate) use manifest::Manifest;
pub use manifest::Verified;
pub(crate) use opened::{CATALOG, DUMP, KEY, Opened, ROLES, needs_identity};
pub(crate) use part::Part;
pub(crate) use plain::{dump, restore};
pub(crate) use recovery::{Moment, Recovery};
pub use retention::Keep;
pub(crate) use roles::{Roles, missing_roles};
pub(crate) use rows::TableRows;
pub(crate) use rows::{Key, differing_rows, read_rows};
pub(crate) use seal::Seal;
pub use shelf::Standing;
pub(crate) use shelf::{Kept, Shelf};
pub(crate) use tools::{Tool, find};
