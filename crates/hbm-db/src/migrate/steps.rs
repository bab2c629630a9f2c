//! What of a migration is to run in one direction: the statements of a file, or a function of Rust.

use super::rust::RustSteps;
use super::{Loss, Statements};
use crate::db::Session;
use crate::error::Result;
use hbm_db_migration_file::Statement;

/// What is to run.
#[derive(Debug)]
pub(crate) enum Steps<'a> {
    /// Statements of a file.
    Sql(Statements<'a>),
    /// A function, which runs as a whole.
    Rust(RustSteps<'a>),
}

impl Steps<'_> {
    /// Those after the first `done`. A function begins anew.
    pub(crate) fn after(self, done: usize) -> Self {
        match self {
            Self::Sql(statements) => Self::Sql(statements.after(done)),
            Self::Rust(_) => self,
        }
    }

    /// The migration they are of.
    pub(crate) fn migration(&self) -> String {
        match self {
            Self::Sql(statements) => statements.migration(),
            Self::Rust(rust) => rust.migration().to_owned(),
        }
    }

    /// Where they stand, for people: the path of the file, or the name of the migration.
    pub(crate) fn shown(&self) -> &str {
        match self {
            Self::Sql(statements) => statements.path(),
            Self::Rust(rust) => rust.migration(),
        }
    }

    /// Whether they run in one transaction.
    pub(crate) fn transactional(&self) -> bool {
        match self {
            Self::Sql(statements) => statements.transactional(),
            Self::Rust(rust) => rust.transactional(),
        }
    }

    /// How many there are; a function is one.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::Sql(statements) => statements.count(),
            Self::Rust(_) => 1,
        }
    }

    /// The statements still to run, as far as they are known before.
    pub(super) fn statements(&self) -> impl Iterator<Item = &Statement> {
        let known = match self {
            Self::Sql(statements) => Some(statements.rest().map(|(_, statement)| statement)),
            Self::Rust(_) => None,
        };
        known.into_iter().flatten()
    }

    /// As text.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Sql(statements) => statements.text(),
            Self::Rust(rust) => rust.text(),
        }
    }

    /// Runs them, in the caller's transaction.
    ///
    /// # Errors
    /// What the server answers, with file and line, or with the migration and the statement.
    pub(crate) async fn run(&self, session: &mut Session) -> Result<()> {
        match self {
            Self::Sql(statements) => statements.run(session).await,
            Self::Rust(rust) => rust.run(session).await,
        }
    }

    /// Runs those that can run in the caller's transaction, and leaves out the others.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub(super) async fn run_where_possible(&self, session: &mut Session) -> Result<()> {
        match self {
            Self::Sql(statements) => statements.run_where_possible(session).await,
            Self::Rust(rust) => rust.rehearse(session).await,
        }
    }

    /// Runs them to see what they do. Of a function, what cannot be undone is not run.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub(super) async fn rehearse(&self, session: &mut Session) -> Result<()> {
        match self {
            Self::Sql(statements) => statements.run(session).await,
            Self::Rust(rust) => rust.rehearse(session).await,
        }
    }

    /// What is not known, as a rehearsal met what cannot be undone.
    pub(super) fn acted_outside(&self) -> Option<Loss> {
        match self {
            Self::Sql(_) => None,
            Self::Rust(rust) => rust.acted_outside(),
        }
    }
}
