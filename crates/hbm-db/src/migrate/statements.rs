//! The statements of one file, and how they are run.

use super::{File, Migration};
use crate::db::Session;
use crate::error::{Error, Result};
use hbm_db_migration_file::{Script, Statement, checksum};

/// Statements that refuse to run in a transaction say so with one of these: "active SQL transaction", and for a
/// procedure that commits, "invalid transaction termination". Nothing has happened then.
const NEEDS_NO_TRANSACTION: [&str; 2] = ["25001", "2D000"];

/// The statements of a file that are still to run.
#[derive(Debug)]
pub(crate) struct Statements<'a> {
    file: &'a File,
    script: Script,
    /// How many ran before.
    done: usize,
}

impl<'a> Statements<'a> {
    /// All of them.
    ///
    /// # Errors
    /// Exit 1 with file, line and column where it cannot be run as a migration.
    pub(crate) fn of(file: &'a File) -> Result<Self> {
        Ok(Self { file, script: file.script()?, done: 0 })
    }

    /// Those after the first `done`.
    pub(crate) fn after(mut self, done: usize) -> Self {
        self.done = done;
        self
    }

    /// The migration they are of: the name of its folder.
    pub(crate) fn migration(&self) -> String {
        let folder = std::path::Path::new(&self.file.path).parent().and_then(|folder| folder.file_name());
        folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Whether they run in one transaction.
    pub(crate) fn transactional(&self) -> bool {
        self.script.transactional
    }

    /// How many there are in the file.
    pub(crate) fn count(&self) -> usize {
        self.script.statements.len()
    }

    /// Those still to run, with their places in the file from 0.
    pub(crate) fn rest(&self) -> impl Iterator<Item = (usize, &Statement)> {
        self.script.statements.iter().enumerate().skip(self.done)
    }

    /// The checksum of the first `reached` of them.
    pub(crate) fn checksum(&self, reached: usize) -> String {
        let texts: Vec<&str> =
            self.script.statements.iter().take(reached).map(|statement| statement.sql.as_str()).collect();
        checksum(&texts.join(";\n"))
    }

    /// Runs them, in the caller's transaction.
    ///
    /// # Errors
    /// What the server answers, with file and line.
    pub(crate) async fn run(&self, session: &mut Session) -> Result<()> {
        for (_, statement) in self.rest() {
            self.run_one(session, statement).await?;
        }
        Ok(())
    }

    /// Runs those that can run in the caller's transaction, and leaves out the others.
    ///
    /// # Errors
    /// What the server answers, with file and line.
    pub(crate) async fn run_where_possible(&self, session: &mut Session) -> Result<()> {
        if self.transactional() {
            return self.run(session).await;
        }
        for (_, statement) in self.rest() {
            session.execute("savepoint hbm_db_statement").await?;
            match self.run_one(session, statement).await {
                Err(error) if needs_no_transaction(&error) => {
                    session.execute("rollback to savepoint hbm_db_statement").await?;
                }
                ran => ran?,
            }
        }
        Ok(())
    }

    /// As text, with what ran before as a comment.
    pub(crate) fn text(&self) -> String {
        if self.done == 0 {
            return self.file.text.clone();
        }
        let rest: Vec<String> = self.rest().map(|(_, statement)| format!("{};", statement.sql)).collect();
        format!("-- the first {} of {} statements have run\n{}", self.done, self.count(), rest.join("\n"))
    }

    /// Runs one of them.
    ///
    /// # Errors
    /// What the server answers, with file and line.
    pub(crate) async fn run_one(&self, session: &mut Session, statement: &Statement) -> Result<()> {
        session.execute(&statement.sql).await.map_err(|error| {
            let line = statement.line + error.position().map_or(0, |at| lines_before(&statement.sql, at));
            let asks_for_header = self.transactional() && needs_no_transaction(&error);
            let error = error
                .context(format!("{}:{line}: it does not run", self.file.path))
                .detail(format!("statement: {}", shortened(&statement.sql)));
            match asks_for_header {
                true => error.hint("begin the file with the line: -- hbm-db: no-transaction"),
                false => error,
            }
        })
    }
}

/// Whether an error says that the statement cannot run in a transaction.
pub(crate) fn needs_no_transaction(error: &Error) -> bool {
    error.sqlstate().is_some_and(|code| NEEDS_NO_TRANSACTION.contains(&code))
}

/// Runs migrations in an empty database, each as it would run anywhere: in a transaction of its own, or statement by
/// statement.
///
/// # Errors
/// Exit 1 with file and line of what does not run.
pub(crate) async fn replay(session: &mut Session, migrations: &[Migration]) -> Result<()> {
    for migration in migrations {
        replay_file(session, &migration.up).await?;
    }
    Ok(())
}

/// The same for one file.
///
/// # Errors
/// Exit 1 with the line of what does not run.
pub(crate) async fn replay_file(session: &mut Session, file: &File) -> Result<()> {
    let statements = Statements::of(file)?;
    if !statements.transactional() {
        session.execute(&session.plain_state()).await?;
        return statements.run(session).await;
    }
    session.execute(&(session.plain_state() + "begin")).await?;
    match statements.run(session).await {
        Ok(()) => session.commit().await,
        Err(error) => {
            session.rollback().await?;
            Err(error)
        }
    }
}

fn lines_before(text: &str, position: usize) -> usize {
    text.chars().take(position.saturating_sub(1)).filter(|c| *c == '\n').count()
}

/// As much of a statement as helps to find it.
fn shortened(sql: &str) -> String {
    const LONG: usize = 300;
    match sql.char_indices().nth(LONG) {
        Some((at, _)) => format!("{} …", &sql[..at]),
        None => sql.to_owned(),
    }
}
