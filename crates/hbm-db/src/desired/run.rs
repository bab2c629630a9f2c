//! The SQL of a desired state, run in an empty database: nothing of it lasts on the server.

use super::script::{line_and_column, parts, without_transactions};
use super::{Desired, script_file};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::migrate::{read_alone, read_one, within_room};
use hbm_db_migration_file::Statement;
use script_file::Bound;
use std::ops::Range;

/// How names are looked up, and that a function may come before what it uses.
const STATE: &str = "set search_path = public; set check_function_bodies = off";

impl Desired {
    /// Runs a script of ours in parts, each in a transaction.
    ///
    /// # Errors
    /// Exit 1 with line and message where it does not run.
    pub(super) async fn run_script(&self, session: &mut Session, script: &str) -> Result<()> {
        session.execute(STATE).await?;
        let mut before = 0;
        for part in parts(script) {
            let text = without_transactions(part);
            let ran = within_room(session, async |session| session.execute(&text).await).await;
            ran.map_err(|error| self.does_not_run(error, script, before))?;
            before += part.chars().count();
        }
        Ok(())
    }

    /// Many statements at once, which is faster; or where that fails, one by one, as psql does it.
    ///
    /// # Errors
    /// Exit 1 with line and message where it does not run.
    pub(super) async fn run_file(&self, session: &mut Session, script: &str) -> Result<()> {
        session.execute(STATE).await?;
        let mut at = 0;
        for part in parts(script) {
            // What has transactions of its own is followed through them.
            let ran = match script_file::commits(part) {
                true => None,
                false => Some(within_room(session, async |session| session.execute(part).await).await),
            };
            match ran {
                Some(Ok(())) => {}
                // Another room is needed, whatever the way.
                Some(Err(error)) if session.needs.is_some() => return Err(error),
                Some(Err(_)) | None => {
                    self.run_one_by_one(session, script, at..at + part.len()).await?;
                }
            }
            at += part.len();
        }
        Ok(())
    }

    async fn run_one_by_one(&self, session: &mut Session, script: &str, part: Range<usize>) -> Result<()> {
        let statements = script_file::statements(&script[part.clone()], &self.source)?;
        let explain = |error: Error, statement: &Statement| {
            let before = script[..part.start + statement.start].chars().count();
            self.does_not_run(error, script, before)
        };
        let mut rest = statements.as_slice();
        while let [first, after @ ..] = rest {
            match script_file::bound(first) {
                Some(Bound::Begins) => {
                    let end = after.iter().position(|one| {
                        matches!(script_file::bound(one), Some(Bound::Commits | Bound::RollsBack))
                    });
                    let (inside, others) = after.split_at(end.unwrap_or(after.len()));
                    let end = others.first().and_then(script_file::bound);
                    let run = async |session: &mut Session| {
                        for statement in inside {
                            let ran = read_one(session, statement, &self.source).await;
                            ran.map_err(|error| explain(error, statement))?;
                        }
                        Ok(())
                    };
                    if end == Some(Bound::RollsBack) {
                        session.begin().await?;
                        let ran = run(session).await;
                        session.rollback().await?;
                        ran?;
                    } else {
                        within_room(session, run).await?;
                    }
                    rest = others.get(1..).unwrap_or_default();
                }
                // There is no transaction that it could end; the server only warns.
                Some(Bound::Commits | Bound::RollsBack) => rest = after,
                None => {
                    match read_alone(session, first, &self.source).await {
                        Err(error) if script_file::can_be_left_out(first, &error) => {}
                        ran => ran.map_err(|error| explain(error, first))?,
                    }
                    rest = after;
                }
            }
        }
        Ok(())
    }

    /// The error of a statement that begins after so many characters of a script.
    fn does_not_run(&self, error: Error, script: &str, before: usize) -> Error {
        let place = error
            .position()
            .map(|position| line_and_column(script, before + position))
            .map(|(line, column)| format!(", line {line}, column {column}"))
            .unwrap_or_default();
        error
            .context(format!("{}{place}: it does not run in an empty database", self.source))
            .hint("correct it there; the database itself was not touched")
    }
}
