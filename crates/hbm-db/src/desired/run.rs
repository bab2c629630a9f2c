//! A script of ours, run in an empty database: nothing of it lasts on the server.

use super::Desired;
use super::script::{line_and_column, parts, without_transactions};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::migrate::within_room;

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
