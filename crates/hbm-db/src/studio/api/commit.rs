//! Staged changes: what they would run, and running it, all of it or nothing.

use super::super::{Handler, Mode};
use super::PAGE;
use super::change::{Change, Statement, statements};
use crate::catalog::Ident;
use crate::db::{Guard, Session};
use crate::error::{Error, Exit, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use tokio::sync::watch;
use tokio::task::spawn_local;

#[derive(Deserialize)]
pub(super) struct Asked {
    changes: Vec<Change>,
}

/// Changes that are to be committed once, however often somebody asks.
#[derive(Deserialize)]
pub(super) struct Named {
    /// What the page calls them.
    id: String,
    changes: Vec<Change>,
}

/// How many commits are remembered.
const REMEMBERED: usize = 100;

/// What came of commits, by their names: an answer may be lost on its way, and who did not get it asks again.
#[derive(Default)]
pub(in super::super) struct Commits(RefCell<VecDeque<Commit>>);

struct Commit {
    id: String,
    changes: Vec<Change>,
    outcome: watch::Receiver<Option<Rc<Result<Outcome>>>>,
}

/// The statements, and runs none.
pub(super) async fn preview(handler: &Handler, asked: &Asked) -> Result<Value> {
    let read = handler.pool.read(PAGE, async |reading| statements(reading, &asked.changes).await).await?;
    let sql: Vec<String> = read.into_iter().map(|statement| statement.shown + ";").collect();
    Ok(json!({ "statements": sql }))
}

/// What came of it.
#[derive(Serialize)]
#[serde(tag = "result", rename_all = "snake_case")]
pub(super) enum Outcome {
    /// All changes are there.
    Committed { changes: usize },
    /// None is: this row is another by now, or gone where there is none now.
    Conflict { change: usize, table: String, now: Option<Vec<(Ident, Option<String>)>> },
    /// None is: the server takes this one not, or all of them where it is not known which.
    Failed { change: Option<usize>, message: String, details: Vec<String>, sqlstate: Option<String> },
}

impl Outcome {
    fn failed(change: Option<usize>, error: &Error) -> Self {
        Self::Failed {
            change,
            message: error.message().to_owned(),
            details: error.causes().into_iter().chain(error.detail_lines().iter().cloned()).collect(),
            sqlstate: error.sqlstate().map(ToOwned::to_owned),
        }
    }
}

/// Commits changes, or waits for what comes of them where that was begun already. It goes on when who asked is gone.
///
/// # Errors
/// Exit 2 where other changes had this name; exit 4 without --write.
pub(super) async fn commit(handler: &Rc<Handler>, asked: Named) -> Result<Rc<Result<Outcome>>> {
    if handler.settings.mode != Mode::Write {
        return Err(
            Error::refused("the studio was started without --write").hint("start it again with --write")
        );
    }
    let mut outcome = begun(handler, asked)?;
    let known = outcome.wait_for(Option::is_some).await;
    let known = known.map_err(|error| Error::bug("a commit came to no end").because(error))?;
    known.clone().ok_or_else(|| Error::bug("a commit has no outcome"))
}

fn begun(handler: &Rc<Handler>, asked: Named) -> Result<watch::Receiver<Option<Rc<Result<Outcome>>>>> {
    let mut commits = handler.commits.0.borrow_mut();
    if let Some(known) = commits.iter().find(|known| known.id == asked.id) {
        if known.changes != asked.changes {
            return Err(Error::usage("other changes were committed under this name"));
        }
        return Ok(known.outcome.clone());
    }
    let (told, outcome) = watch::channel(None);
    let Named { id, changes } = asked;
    commits.push_back(Commit { id: id.clone(), changes: changes.clone(), outcome: outcome.clone() });
    if commits.len() > REMEMBERED {
        commits.pop_front();
    }
    let handler = handler.clone();
    spawn_local(async move {
        let mut in_doubt = false;
        let done = attempt(&handler, &changes, &mut in_doubt).await;
        // What certainly did not happen may be tried again under the same name.
        if !in_doubt && !matches!(done, Ok(Outcome::Committed { .. })) {
            handler.commits.0.borrow_mut().retain(|known| known.id != id);
        }
        told.send_replace(Some(Rc::new(done)));
    });
    Ok(outcome)
}

async fn attempt(handler: &Handler, changes: &[Change], in_doubt: &mut bool) -> Result<Outcome> {
    let statements = handler.pool.read(PAGE, async |reading| statements(reading, changes).await).await?;
    let mut lent = handler.pool.lend().await?;
    let session = &mut lent.session;
    still_allowed(handler, session).await?;
    session.execute(BEGIN).await?;
    let xid = session.texts("select pg_catalog.pg_current_xact_id()::text").await?.pop().unwrap_or_default();
    let mut outcome = run(session, &statements).await?;
    if matches!(outcome, Outcome::Committed { .. }) {
        // A deferred constraint is looked at only here.
        let committed = session.commit_surely(handler.pool.target(), &xid).await;
        if committed.is_ok() || session.rollback().await.is_ok() {
            lent.give_back();
        }
        return match committed {
            Ok(_) => Ok(outcome),
            Err(error) if error.sqlstate().is_some() => Ok(Outcome::failed(None, &error)),
            Err(error) => {
                *in_doubt = true;
                Err(error
                    .without_hints()
                    .exiting(Exit::Unreachable)
                    .hint("look at the rows before you commit again: they may be changed"))
            }
        };
    }
    session.rollback().await?;
    if let Outcome::Conflict { change, now, .. } = &mut outcome {
        *now = row_of(session, &statements[*change]).await?;
    }
    lent.give_back();
    Ok(outcome)
}

/// Somebody may have marked the database since the studio was started.
pub(super) async fn still_allowed(handler: &Handler, session: &mut Session) -> Result<()> {
    let guard = Guard::read(session).await?;
    if guard.is_protected() && !handler.settings.confirmed {
        return Err(Error::refused(format!("the database {} is protected by now", session.server.database))
            .hint("start the studio again, and name the database: --confirm-database NAME"));
    }
    Ok(())
}

/// Triggers and defaults run in it, and expect the names that the role sees.
const BEGIN: &str = "begin; set local lock_timeout = '5s'; set local statement_timeout = '30s'; \
                     set local search_path to default";

async fn run(session: &mut Session, statements: &[Statement]) -> Result<Outcome> {
    for (change, statement) in statements.iter().enumerate() {
        match session.affected(&statement.sql).await {
            Ok(1) => {}
            Ok(_) => {
                return Ok(Outcome::Conflict { change, table: statement.table.clone(), now: None });
            }
            Err(error) if error.sqlstate().is_some() => return Ok(Outcome::failed(Some(change), &error)),
            Err(error) => return Err(error),
        }
    }
    Ok(Outcome::Committed { changes: statements.len() })
}

/// The row as it is, for whoever wanted to change another.
async fn row_of(
    session: &mut Session,
    statement: &Statement,
) -> Result<Option<Vec<(Ident, Option<String>)>>> {
    let Some(query) = &statement.now else { return Ok(None) };
    let row = session.rows(query).await?.0.rows.into_iter().next();
    Ok(row.map(|row| statement.columns.iter().cloned().zip(row).collect()))
}
