//! Errors: what happened, why, and what to do now. And the exit codes.

use crate::advice::Advice;
use std::fmt;

/// The result of everything that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// Exit codes, as documented in docs/ci.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, or nothing to do.
    Done,
    /// 1: the command failed.
    Failed,
    /// 2: wrong usage, or a question without an answer.
    Usage,
    /// 3: `--check` found a difference.
    Differs,
    /// 4: refused, for a hazard nobody consented to, or a protected database.
    Refused,
    /// 5: no connection.
    Unreachable,
    /// 70: a bug of hbm-db.
    Bug,
    /// 130: interrupted by a signal.
    Interrupted,
    /// That of the program that was run.
    OfProgram(u8),
    /// 0 to 3: OK, WARNING, CRITICAL, UNKNOWN, as a plugin of Nagios.
    OfPlugin(u8),
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Differs => 3,
            Self::Refused => 4,
            Self::Unreachable => 5,
            Self::Bug => 70,
            Self::Interrupted => 130,
            Self::OfProgram(code) | Self::OfPlugin(code) => code,
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// What went wrong, for a person.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    exit: Exit,
    message: String,
    cause: Option<anyhow::Error>,
    details: Vec<String>,
    advice: Vec<Advice>,
    sqlstate: Option<String>,
    position: Option<usize>,
    constraint: Option<String>,
    changed: bool,
}

impl Error {
    /// An error that ends the command with the given exit code.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            exit,
            message: message.into(),
            cause: None,
            details: Vec::new(),
            advice: Vec::new(),
            sqlstate: None,
            position: None,
            constraint: None,
            changed: false,
        }))
    }

    /// The command failed.
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(Exit::Failed, message)
    }

    /// Wrong usage, or a question without an answer.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// Refused for safety.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(Exit::Refused, message)
    }

    /// Something that cannot happen did.
    pub fn bug(message: impl Into<String>) -> Self {
        Self::new(Exit::Bug, message)
            .hint("this is a bug of hbm-db: please report it with the command and this output")
    }

    /// Adds the cause.
    #[must_use]
    pub fn because(mut self, cause: impl Into<anyhow::Error>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// Adds a line of detail, one thing per line.
    #[must_use]
    pub fn detail(mut self, line: impl Into<String>) -> Self {
        self.0.details.push(line.into());
        self
    }

    /// Adds many lines of detail.
    #[must_use]
    pub fn details(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.0.details.extend(lines);
        self
    }

    /// Adds what to do now.
    #[must_use]
    pub fn hint(mut self, advice: impl Into<Advice>) -> Self {
        self.0.advice.push(advice.into());
        self
    }

    /// Drops what the error advised so far, for a caller that knows better.
    #[must_use]
    pub fn without_hints(mut self) -> Self {
        self.0.advice.clear();
        self
    }

    /// Puts a sentence before what happened; the old message becomes the cause.
    #[must_use]
    pub fn context(mut self, message: impl Into<String>) -> Self {
        let old = std::mem::replace(&mut self.0.message, message.into());
        self.0.cause = Some(match self.0.cause.take() {
            Some(cause) => cause.context(old),
            None => anyhow::Error::msg(old),
        });
        self
    }

    /// The exit code this error ends the command with.
    pub fn exit(&self) -> Exit {
        self.0.exit
    }

    /// What happened, in one line.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The causes, outermost first.
    pub fn causes(&self) -> Vec<String> {
        self.0.cause.iter().flat_map(|cause| cause.chain().map(ToString::to_string)).collect()
    }

    /// What happened with its causes and the first line of detail, for a warning.
    pub(crate) fn in_one_line(&self) -> String {
        let first = self.0.details.first().map(|line| format!(": {line}"));
        format!("{self}{}", first.unwrap_or_default())
    }

    /// The lines of detail.
    pub fn detail_lines(&self) -> &[String] {
        &self.0.details
    }

    /// What to do now.
    pub fn advice(&self) -> &[Advice] {
        &self.0.advice
    }

    /// The SQLSTATE the server gave, if it was the server (manual, appendix "PostgreSQL Error Codes").
    pub fn sqlstate(&self) -> Option<&str> {
        self.0.sqlstate.as_deref()
    }

    /// The constraint or unique index that the server named.
    pub fn constraint(&self) -> Option<&str> {
        self.0.constraint.as_deref()
    }

    /// Where in the SQL text the server found it, in characters from 1.
    pub fn position(&self) -> Option<usize> {
        self.0.position
    }

    /// The same for a text that the server got so many characters later.
    #[must_use]
    pub(crate) fn moved(mut self, before: usize) -> Self {
        self.0.position =
            self.0.position.and_then(|position| position.checked_sub(before)).filter(|at| *at > 0);
        self
    }

    /// The same with the line of this text that the server found it in, and a mark below the place.
    #[must_use]
    pub(crate) fn shown_in(self, sql: &str) -> Self {
        let Some(position) = self.0.position else { return self };
        let before: String = sql.chars().take(position - 1).collect();
        let number = before.lines().count().max(1);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = sql[start..].lines().next().unwrap_or_default();
        let head = format!("line {number}: ");
        let blank = " ".repeat(head.len() + before[start..].chars().count());
        self.detail(format!("{head}{line}")).detail(format!("{blank}^"))
    }

    /// The same, said to come from a schema that changed while it was read: trying again may help.
    #[must_use]
    pub(crate) fn changed_meanwhile(mut self) -> Self {
        self.0.changed = true;
        self
    }

    /// Whether it comes from a schema that changed while it was read. Queries of system catalogs that are right meet
    /// objects that are gone by the time they are asked about: by number, or as internal errors.
    pub(crate) fn is_changed_meanwhile(&self) -> bool {
        let gone = ["XX000", "42P01", "42703", "42704", "42883", "3F000"];
        self.0.changed || self.sqlstate().is_some_and(|code| gone.contains(&code))
    }

    /// Whether somebody said that it comes from a schema that changed while it was read.
    pub(crate) fn is_marked_changed(&self) -> bool {
        self.0.changed
    }

    /// The same with another exit code.
    #[must_use]
    pub fn exiting(mut self, exit: Exit) -> Self {
        self.0.exit = exit;
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        for cause in self.causes() {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// The one place where a database error becomes words: the server's message, detail, hint and SQLSTATE.
impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let sqlx::Error::Database(database) = &error else {
            return match error {
                sqlx::Error::Io(io) => Self::new(Exit::Unreachable, broken(&io))
                    .hint("run the command again: nothing that was not committed is kept"),
                other => Self::failed(other.to_string()),
            };
        };
        let code = database.code().map(|code| code.into_owned());
        let mut out = Self::failed(match &code {
            Some(code) => format!("{} (SQLSTATE {code})", database.message()),
            None => database.message().to_owned(),
        });
        if let Some(server) = database.try_downcast_ref::<sqlx::postgres::PgDatabaseError>() {
            out = out.details(server.detail().map(str::to_owned));
            if let Some(sqlx::postgres::PgErrorPosition::Original(position)) = server.position() {
                out.0.position = Some(position);
            }
            // Ours stands in its place: PostgreSQL advises CASCADE where something depends on what is dropped.
            if let Some(hint) = code.as_deref().and_then(remedy).or(server.hint()) {
                out = out.hint(hint);
            }
        }
        out.0.sqlstate = code;
        out.0.constraint = database.constraint().map(str::to_owned);
        out
    }
}

/// A connection that broke, in words: the driver counts bytes.
fn broken(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::UnexpectedEof => {
            "the server, or something between it and here, ended the connection without a word".into()
        }
        ErrorKind::BrokenPipe | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => {
            format!("the server, or something between it and here, ended the connection ({error})")
        }
        _ => error.to_string(),
    }
}

/// What to do about an SQLSTATE, where one sentence helps.
fn remedy(code: &str) -> Option<&'static str> {
    Some(match code {
        "22P05" => {
            "the encoding of the database has no such character: write it otherwise, or use a database in UTF8 (createdb --encoding UTF8 --template template0)"
        }
        "23502" => {
            "fill the NULL values first: UPDATE … SET … WHERE … IS NULL; a new column over rows needs a DEFAULT, or may be NULL at first"
        }
        "23503" => "remove or complete the rows that point to nothing first",
        "23505" => "remove the duplicate values first",
        "23514" => {
            "correct the rows that break the check first; rows that no partition takes need one, as PostgreSQL moves none between partitions"
        }
        "42501" => {
            "ask the owner for the right: to use a table, GRANT SELECT (or what the statement does) ON it; to create, GRANT CREATE ON DATABASE … and GRANT USAGE, CREATE ON SCHEMA public TO your role; to change an object, connect as its owner"
        }
        "53200" => {
            "where the server is out of memory for locks: ALTER SYSTEM SET max_locks_per_transaction = 1024 (64 if it was never set), and start the server again"
        }
        "55P03" => {
            "another session, or a prepared transaction, holds the lock: wait for it, or end it; where the command takes them, --terminate ends it and --lock-timeout waits longer"
        }
        "55P04" => {
            "push the new label first, and in a second push what uses it: PostgreSQL takes it after a commit only"
        }
        "2BP01" => {
            "an object of a schema that is not managed depends on it: drop that object first, if it is not needed"
        }
        "25P03" | "25P04" | "57P05" => {
            "a time-out that the server, the database or the role sets ended the session: raise it (ALTER ROLE … SET), or leave it out, and run the command again"
        }
        "57P01" | "57P02" | "57P03" => "the server ended the connection: run the command again when it is up",
        _ => return None,
    })
}
