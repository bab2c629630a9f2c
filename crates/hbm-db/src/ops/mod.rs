//! What can be done with a project: one file an operation.
//!
//! An operation takes a [`Project`] and plain options, and gives a plain report. It prints nothing and knows no flag; what
//! goes on, and what no option says, is the business of a [`crate::progress::Listener`].
//!
//! ```no_run
//! use hbm_db::ops::{self, Project, Push, Rebuild, Seed, migrate};
//! use hbm_db::{App, error::Result};
//!
//! async fn develop(project: &Project) -> Result<()> {
//!     // What the entities say; what would lose something is an error, unless `accept` names it.
//!     let done = ops::push(project, Push::default()).await?;
//!     assert!(done.statements.iter().all(|statement| !statement.summary.is_empty()));
//!     // Everything anew, in one transaction.
//!     ops::reset(project, &Rebuild::default()).await?;
//!     Ok(())
//! }
//!
//! async fn deploy(app: App, url: &str) -> Result<()> {
//!     let project = Project::new(app, url)?;
//!     // What is pending, and the rows that every database has.
//!     let ran = migrate::up(&project, &migrate::Up::default()).await?;
//!     assert!(ran.pending.is_empty());
//!     ops::seed(&project, &Seed { only: vec!["base".into()], ..Seed::default() }).await?;
//!     Ok(())
//! }
//! ```

mod activity;
mod archive;
pub mod backup;
mod check;
mod cleanup;
mod comparison;
mod consent;
mod doctor;
mod drift;
mod export;
mod find;
mod flush;
mod generate;
mod grants;
mod init;
mod maintain;
mod mark;
pub mod migrate;
mod project;
mod pull;
mod push;
mod rebuild;
mod schema;
mod seed;
mod squash;
mod status;
pub mod testdb;
mod undo;

pub use activity::{EndSession, Watch, activity, end_session};
pub use archive::{ArchiveRows, Archived, ArchivedOne, archive};
pub use check::{Check, Compared, check};
pub use cleanup::{CleanUp, CleanedUp, clean_up};
pub use comparison::{Comparison, Source};
pub use doctor::{Diagnose, diagnose};
pub use drift::{Adopt, adopt};
pub use export::{Export, ExportReport, export_seeds};
pub(crate) use find::Named;
pub use flush::{Flush, Flushed, flush};
pub use generate::{Generate, Generated, GeneratedFile, generate};
pub use grants::{Grant, Granted, PasswordState, WouldGrant, grant, plan_grant};
pub use init::{Init, Initialized, Origin, init};
pub use maintain::{Maintain, Maintained, maintain};
pub use mark::{Mark, Marked, mark};
pub use project::Project;
pub(crate) use project::note_pooler;
pub use pull::{Pull, PullReport, Pulled, Shown, pull, pull_entities};
pub use push::{Agreed, Planned, Push, diff, plan, plan_with_questions, push};
use rebuild::make_aside;
pub use rebuild::{Rebuild, Rebuilt, Rows, fresh, reset};
pub use schema::seeds_schema;
pub use seed::{Seed, seed};
pub use squash::{Squash, squash};
pub use status::{Strangers, status};
pub use undo::{Loaded, Undo, undo};
