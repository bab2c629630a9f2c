//! The statements of one file, and how they are run.

use super::outside::leaves_the_database;
use super::{Body, Direction, File, Migration};
use crate::db::{Room, Session};
use crate::error::{Error, Result};
use hbm_db_migration_file::{Script, Statement, checksum};

/// Statements that refuse to run in a transaction say so with one of these: "active SQL transaction", and for a
/// procedure that commits, "invalid transaction termination". Nothing has happened then.
const NEEDS_NO_TRANSACTION: [&str; 2] = ["25001", "2D000"];

/// What a statement is wrong with: its syntax, or a table, a column, a function or a schema that no migration before it makes.
const WRONG: [&str; 5] = ["42601", "42P01", "42703", "42883", "3F000"];

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

    /// The path of the file.
    pub(crate) fn path(&self) -> &str {
        &self.file.path
    }

    /// The checksum of the whole file.
    pub(crate) fn file_checksum(&self) -> String {
        self.file.checksum()
    }

    /// The migration they are of: the name of its folder, or of its file.
    pub(crate) fn migration(&self) -> String {
        let path = std::path::Path::new(&self.file.path);
        let file = path.file_stem().map(|name| name.to_string_lossy()).unwrap_or_default();
        match file.as_ref() {
            "up" | "down" | "migration" => {
                let folder = path.parent().and_then(std::path::Path::file_name);
                folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }
            file => file.trim_end_matches(".up").trim_end_matches(".down").to_owned(),
        }
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
            // not_null_violation: what has to be done about it is said, and not where.
            let is_for_the_file =
                error.sqlstate() == Some("23502") && begins(statement, &[&["alter", "table"]]);
            let error = self.does_not_run(statement, error);
            match is_for_the_file {
                true => error.hint(format!("edit {} for that, as it was not applied here", self.file.path)),
                false => error,
            }
        })
    }

    fn does_not_run(&self, statement: &Statement, error: Error) -> Error {
        let line = statement.line + error.position().map_or(0, |at| lines_before(&statement.sql, at));
        let asks_for_header = self.transactional() && needs_no_transaction(&error);
        let error = error
            .context(format!("{}:{line}: it does not run", self.file.path))
            .detail(format!("statement: {}", shortened(&statement.sql)));
        let is_wrong = error.sqlstate().is_some_and(|code| WRONG.contains(&code));
        match (asks_for_header, is_wrong && error.advice().is_empty()) {
            (true, _) => error.hint("begin the file with the line: -- hbm-db: no-transaction"),
            (false, true) => error.hint(format!(
                "correct {} and run the command again, unless a database has applied it already",
                self.file.path
            )),
            (false, false) => error,
        }
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
        match &migration.body {
            Body::Files { up, .. } => replay_file(session, up).await?,
            Body::Rust(rust) => rust.towards(Direction::Up).replay(session).await?,
        }
    }
    Ok(())
}

/// The same for one file. What it changes of the server is not kept: then another room is needed.
///
/// # Errors
/// Exit 1 with the line of what does not run.
pub(crate) async fn replay_file(session: &mut Session, file: &File) -> Result<()> {
    let statements = Statements::of(file)?;
    session.execute(&session.plain_state()).await?;
    if statements.transactional() {
        return within_room(session, async |session| {
            for (_, statement) in statements.rest() {
                let read = read_one(session, statement, &file.path).await;
                read.map_err(|error| statements.does_not_run(statement, error))?;
            }
            Ok(())
        })
        .await;
    }
    for (_, statement) in statements.rest() {
        let read = read_alone(session, statement, &file.path).await;
        read.map_err(|error| statements.does_not_run(statement, error))?;
    }
    Ok(())
}

/// Runs a statement that is in no transaction with others, to read what it makes; `path` is that of its file.
///
/// # Errors
/// What the server answers; what was changed on the server is rolled back, and the session says what it needs.
pub(crate) async fn read_alone(session: &mut Session, statement: &Statement, path: &str) -> Result<()> {
    match within_room(session, async |session| read_one(session, statement, path).await).await {
        Err(error) if needs_no_transaction(&error) && session.room != Room::Transaction => {
            read_outside(session, statement, path).await
        }
        done => done,
    }
}

/// Runs `work` in a transaction, and keeps it where it has changed nothing that belongs to the server, or that is ours.
///
/// # Errors
/// Those of `work`; what was changed on the server is rolled back, and the session says what it needs.
pub(crate) async fn within_room(
    session: &mut Session,
    work: impl AsyncFnOnce(&mut Session) -> Result<()>,
) -> Result<()> {
    session.begin().await?;
    let done = async {
        let before = session.shared_changes().await?;
        work(session).await?;
        // What the file has set does not matter to the question.
        if session.room == Room::Database && (before.is_none() || session.shared_changes().await? != before) {
            session.needs = Some(Room::Transaction);
            return Err(Error::failed("it changes what belongs to the server"));
        }
        Ok(())
    }
    .await;
    match done {
        Ok(()) => session.commit().await,
        Err(error) => {
            session.rollback().await?;
            Err(error)
        }
    }
}

/// Whether a statement is read otherwise than the server would run it: it acts outside of the database, or makes a role that
/// may be there.
pub(crate) fn is_read_apart(statement: &Statement) -> bool {
    begins(statement, MAKING_ROLES) || leaves_the_database(statement).is_some()
}

/// Runs one to read what it makes, in the caller's transaction. One that acts outside of the database makes nothing in it, and
/// is left out.
///
/// # Errors
/// What the server answers.
pub(crate) async fn read_one(session: &mut Session, statement: &Statement, path: &str) -> Result<()> {
    if let Some(why) = leaves_the_database(statement) {
        session.notes.add(format!("left out while reading: {path}:{}: {why}", statement.line));
        return Ok(());
    }
    if !begins(statement, MAKING_ROLES) || begins(statement, &[&["create", "user", "mapping"]]) {
        return session.execute(&statement.sql).await;
    }
    // A role is there already on a server on which the migrations ran.
    session.execute("savepoint hbm_db_role").await?;
    match session.execute(&statement.sql).await {
        Err(error) if error.sqlstate() == Some("42710") => {
            session.execute("rollback to savepoint hbm_db_role").await
        }
        done => done,
    }
}

/// Runs one that no transaction can have. What it does to indexes and rows is in the database; what is about the server is
/// left out.
async fn read_outside(session: &mut Session, statement: &Statement, path: &str) -> Result<()> {
    if begins(statement, ABOUT_THE_SERVER) {
        session.notes.add(format!(
            "left out while reading: {path}:{}: it is about the server: {}",
            statement.line,
            shortened(&statement.sql)
        ));
        return Ok(());
    }
    if session.room == Room::Database && !begins(statement, IN_THE_DATABASE) {
        session.needs = Some(Room::Server);
        return Err(Error::failed("what it commits cannot be looked at before"));
    }
    session.execute(&statement.sql).await
}

/// How statements begin that make roles.
pub(super) const MAKING_ROLES: &[&[&str]] = &[&["create", "role"], &["create", "user"], &["create", "group"]];

/// How statements begin that run outside of a transaction, and change nothing but the database.
const IN_THE_DATABASE: &[&[&str]] = &[
    &["create", "index"],
    &["create", "unique", "index"],
    &["drop", "index"],
    &["reindex"],
    &["vacuum"],
    &["cluster"],
    &["alter", "table"],
    &["alter", "type"],
];

/// How those begin that change the server.
pub(super) const ABOUT_THE_SERVER: &[&[&str]] = &[
    &["alter", "system"],
    &["create", "database"],
    &["alter", "database"],
    &["drop", "database"],
    &["create", "tablespace"],
    &["drop", "tablespace"],
    &["create", "subscription"],
    &["alter", "subscription"],
    &["drop", "subscription"],
];

pub(super) fn begins(statement: &Statement, heads: &[&[&str]]) -> bool {
    let words: Vec<String> = statement.head(3).into_iter().map(str::to_lowercase).collect();
    heads
        .iter()
        .any(|head| words.len() >= head.len() && words.iter().zip(*head).all(|(word, one)| word == one))
}

fn lines_before(text: &str, position: usize) -> usize {
    text.chars().take(position.saturating_sub(1)).filter(|c| *c == '\n').count()
}

/// As much of a statement as helps to find it.
pub(crate) fn shortened(sql: &str) -> String {
    const LONG: usize = 300;
    match sql.char_indices().nth(LONG) {
        Some((at, _)) => format!("{} …", &sql[..at]),
        None => sql.to_owned(),
    }
}
