//! A migration in Rust: a `MigrationTrait` of SeaORM, run on our session.

use super::outside::at_once;
use super::statements::{ABOUT_THE_SERVER, MAKING_ROLES, begins, needs_no_transaction, within_room};
use super::{Direction, Loss};
use crate::db::{Censor, Room, Session, Within};
use crate::error::{Error, Result};
use hbm_db_migration_file::{Script, Statement};
use sea_orm_migration::{MigrationTrait, SchemaManager};
use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

/// A migration in Rust.
#[derive(Clone)]
pub struct Rust(Arc<dyn MigrationTrait>);

impl Rust {
    pub(super) fn new(migration: Box<dyn MigrationTrait>) -> Self {
        Self(migration.into())
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// What runs in one direction.
    pub(crate) fn towards(&self, direction: Direction) -> RustSteps<'_> {
        RustSteps { migration: self.0.as_ref(), direction, outside: OnceCell::new() }
    }
}

impl fmt::Debug for Rust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rust").field(&self.name()).finish()
    }
}

/// What they do cannot be compared.
impl PartialEq for Rust {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Rust {}

/// One of its two functions.
pub(crate) struct RustSteps<'a> {
    migration: &'a dyn MigrationTrait,
    direction: Direction,
    /// Why it cannot be rehearsed, once that was tried.
    outside: OnceCell<String>,
}

impl fmt::Debug for RustSteps<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RustSteps")
            .field("migration", &self.migration())
            .field("direction", &self.direction)
            .finish()
    }
}

impl RustSteps<'_> {
    /// The name of the migration.
    pub(crate) fn migration(&self) -> &str {
        self.migration.name()
    }

    /// Whether it runs in one transaction, as SeaORM runs it with PostgreSQL unless it says otherwise.
    pub(crate) fn transactional(&self) -> bool {
        self.migration.use_transaction() != Some(false)
    }

    fn function(&self) -> &'static str {
        match self.direction {
            Direction::Up => "up()",
            Direction::Down => "down()",
        }
    }

    /// What is said in the place of SQL.
    pub(crate) fn text(&self) -> String {
        format!(
            "-- {} is in Rust: which statements {} runs is known when it runs",
            self.migration(),
            self.function()
        )
    }

    /// Runs it in the caller's transaction.
    ///
    /// # Errors
    /// Those of the migration, with its name, what the server said, and the statement.
    pub(crate) async fn run(&self, session: &mut Session) -> Result<()> {
        let ran =
            session.lend(Within::Callers, keeps_the_transaction, async |manager| self.call(manager).await);
        ran.await.map(drop).map_err(|error| self.does_not_run(error))
    }

    /// Runs it in the caller's transaction to see what it does. A statement that a rollback does not undo is not sent:
    /// [`Self::acted_outside`] says so then.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub(super) async fn rehearse(&self, session: &mut Session) -> Result<()> {
        let ran = session.lend(Within::Callers, can_be_rolled_back, async |manager| self.call(manager).await);
        ran.await.map(drop).map_err(|error| {
            if let Some(why) = error.message().strip_prefix(OUTSIDE) {
                // Each try says the same.
                let _ = self.outside.set(why.to_owned());
            }
            self.does_not_run(error)
        })
    }

    /// What is not known, as it cannot be rehearsed.
    pub(super) fn acted_outside(&self) -> Option<Loss> {
        self.outside.get().map(|why| Loss::not_rehearsed(self.migration(), why.clone()))
    }

    /// Runs it in no transaction.
    ///
    /// # Errors
    /// As [`Self::run`]; what was done before stays.
    pub(super) async fn run_alone(&self, session: &mut Session) -> Result<()> {
        self.alone(session, |_| Ok(())).await.map_err(|error| {
            error.hint("what ran before that statement stays: undo it, or let the migration find it done, and run the command again")
        })
    }

    async fn alone(&self, session: &mut Session, censor: Censor) -> Result<()> {
        let ran = session.lend(Within::None, censor, async |manager| self.call(manager).await).await;
        // A transaction that was left open ends here.
        if ran.is_err() {
            session.execute("rollback").await?;
        }
        ran.map(drop).map_err(|error| self.does_not_run(error))
    }

    /// Runs it in an empty database, as it would run anywhere. What it changes of the server is not kept: then another room is
    /// needed.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub(super) async fn replay(&self, session: &mut Session) -> Result<()> {
        session.execute(&session.plain_state()).await?;
        // One that is to have no transaction may do with one.
        let tried = within_room(session, async |session| self.run(session).await).await;
        let error = match tried {
            Err(error) if !self.transactional() && session.needs.is_none() => error,
            done => return done,
        };
        match session.room {
            Room::Transaction => Err(error),
            Room::Server => self.alone(session, |_| Ok(())).await,
            Room::Database => {
                let ran = self.alone(session, stays_in_the_database).await;
                ran.inspect_err(|error| {
                    if error.causes().iter().any(|cause| cause == CHANGES_THE_SERVER) {
                        session.needs = Some(Room::Server);
                    }
                })
            }
        }
    }

    async fn call(&self, manager: &SchemaManager<'_>) -> std::result::Result<(), sea_orm::DbErr> {
        match self.direction {
            Direction::Up => self.migration.up(manager).await,
            Direction::Down => self.migration.down(manager).await,
        }
    }

    fn does_not_run(&self, error: Error) -> Error {
        let asks = self.transactional() && needs_no_transaction(&error);
        let error =
            error.context(format!("{} is in Rust, and its {} fails", self.migration(), self.function()));
        match asks {
            true => error.hint("let its use_transaction() return Some(false)"),
            false => error,
        }
    }
}

/// What [`stays_in_the_database`] says.
const CHANGES_THE_SERVER: &str = "it changes what belongs to the server";

/// The transaction is ended by whoever began it.
fn keeps_the_transaction(sql: &str) -> std::result::Result<(), String> {
    let refusal = Script::parse(sql).err().map(|refusal| refusal.what);
    match refusal.filter(|what| what.contains("begins or ends a transaction")) {
        Some(what) => Err(format!(
            "{what}, and the migration runs in one with its row of the ledger: let use_transaction() return Some(false), or remove it"
        )),
        None => Ok(()),
    }
}

/// What [`can_be_rolled_back`] begins with, about what acts outside of the transaction.
const OUTSIDE: &str = "it cannot be rehearsed: ";

/// What a rollback does not undo must not happen in a rehearsal.
fn can_be_rolled_back(sql: &str) -> std::result::Result<(), String> {
    keeps_the_transaction(sql)?;
    at_once(sql).map_or(Ok(()), |why| Err(format!("{OUTSIDE}{why}")))
}

/// What is committed cannot be looked at before.
fn stays_in_the_database(sql: &str) -> std::result::Result<(), String> {
    let statements = Statement::all(sql).unwrap_or_default();
    let of_roles: &[&[&str]] = &[
        &["alter", "role"],
        &["alter", "user"],
        &["drop", "role"],
        &["drop", "user"],
        &["reassign", "owned"],
    ];
    let changes =
        |one: &Statement| [ABOUT_THE_SERVER, MAKING_ROLES, of_roles].iter().any(|heads| begins(one, heads));
    match statements.iter().any(changes) {
        true => Err(CHANGES_THE_SERVER.into()),
        false => Ok(()),
    }
}
