//! Files of SQL as psql would run them: statements in their order, with the rows that follow a COPY.

use super::lacking;
use super::script_file::{Bound, bound};
use crate::error::Error;
use crate::migrate::{is_read_apart, shortened};
use hbm_db_migration_file::{CopyRows, Sent, Statement};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many statements run together: a server has room for the locks of some thousands.
const TOGETHER: usize = 100;

/// Files, and how they follow each other.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    pub(super) order: Order,
    pub(super) files: Vec<SqlFile>,
}

/// How files follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// As they stand: each needs what those before it made.
    AsGiven,
    /// Any: what fails for want of another is tried again after that.
    Any,
}

/// A file, with those it includes in their places.
#[derive(Clone, Debug)]
pub(super) struct SqlFile {
    pub(super) steps: Vec<Step>,
    /// The first step that runs when all other files have run up to the same mark.
    pub(super) last: usize,
}

/// A statement, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// The file, for people: the one that has it, where that is included.
    pub(super) path: Arc<str>,
    pub(super) statement: Statement,
    /// The column of its first word.
    column: usize,
    pub(super) rows: Option<CopyRows>,
}

/// Statements that are run at once.
#[derive(Debug)]
pub(super) enum Unit<'a> {
    /// Nothing forbids to send them together.
    Together(&'a [Step]),
    /// One by itself.
    Alone(&'a Step),
    /// Those of a transaction that the file begins; how many steps it is with its bounds.
    Transaction { inside: &'a [Step], end: Bound, steps: usize },
    /// It ends a transaction that there is not; the server only warns.
    Nothing,
}

impl Stage {
    /// Everything that decides what is made.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{:?}\n", self.order);
        for file in &self.files {
            text += &format!("-- file {}\n", file.last);
            for step in &file.steps {
                let rows = step.rows.as_ref().map_or("", |rows| rows.text.as_str());
                text.extend([step.statement.sql.as_str(), "\n;\n", rows]);
            }
        }
        text
    }
}

impl SqlFile {
    /// Its first statement that writes rows, and how many there are; none where there is none.
    pub(super) fn rows(&self) -> Option<(&Step, usize)> {
        let mut found = self.steps.iter().filter(|step| step.writes_rows());
        let first = found.next()?;
        Some((first, 1 + found.count()))
    }
}

impl Step {
    pub(super) fn new(path: &Arc<str>, sent: Sent) -> Self {
        Self { path: Arc::clone(path), statement: sent.statement, column: sent.column, rows: sent.rows }
    }

    /// Whether all it does is to write rows.
    fn writes_rows(&self) -> bool {
        let words = ["insert", "update", "delete", "merge"];
        self.rows.is_some()
            || self.statement.verb().is_some_and(|verb| words.contains(&verb.to_lowercase().as_str()))
    }

    /// The line of the file that it begins in, from 1 on.
    pub(super) fn line(&self) -> usize {
        self.statement.line
    }

    /// Whether it sets how statements after it are run.
    pub(super) fn sets(&self) -> bool {
        let verb = |word| self.statement.verb().is_some_and(|verb| verb.eq_ignore_ascii_case(word));
        verb("set") || verb("reset") || verb("select") && self.statement.sql.contains("set_config")
    }

    /// The same error with the place in the file, and the statement.
    pub(super) fn explain(&self, error: Error) -> Error {
        let sql = &self.statement.sql;
        let before: String = sql.chars().take(error.position().map_or(0, |at| at - 1)).collect();
        let (line, column) = match before.rsplit_once('\n') {
            Some((lines, last)) => {
                (self.statement.line + lines.matches('\n').count() + 1, last.chars().count() + 1)
            }
            None => (self.statement.line, self.column + before.chars().count()),
        };
        // A role belongs to the server, and a dump does not make it.
        let lacks_role = error.sqlstate() == Some("42704") && error.message().starts_with("role ");
        let error = error
            .context(format!(
                "{}, line {line}, column {column}: it does not run in an empty database",
                self.path
            ))
            .detail(format!("statement: {}", shortened(sql)));
        match lacks_role {
            true => error.hint(
                "create the role, or leave out who owns and may do what: pg_dump --no-owner --no-privileges",
            ),
            false => error.hint("correct it there; the database itself was not touched"),
        }
    }

    /// Whether it can be sent with others, which are a transaction then.
    fn is_sociable(&self) -> bool {
        let head = self.statement.head(2).join(" ").to_lowercase();
        // In a transaction of its own that does nothing.
        let is_local = ["set local", "set transaction", "set constraints"].contains(&head.as_str());
        let is_alone = ["vacuum", "reindex", "cluster", "call"].iter().any(|verb| head.starts_with(verb));
        bound(&self.statement).is_none()
            && !is_local
            && !is_alone
            && self.statement.concurrent().is_none()
            && !is_read_apart(&self.statement)
    }

    /// Whether it adds a label to an enum type, which can be used only after a commit.
    fn adds_label(&self) -> bool {
        let mut words = self.statement.head(12).into_iter().map(str::to_lowercase);
        words.next().as_deref() == Some("alter")
            && words.next().as_deref() == Some("type")
            && words.by_ref().any(|word| word == "add")
            && words.next().as_deref() == Some("value")
    }
}

impl SqlFile {
    /// What to run at a place, up to another: at most so many statements together.
    pub(super) fn unit(&self, at: usize, end: usize, most: usize) -> Option<Unit<'_>> {
        let rest = self.steps.get(at..end)?;
        let first = rest.first()?;
        match bound(&first.statement) {
            Some(Bound::Begins) => {
                let after = &rest[1..];
                let ends = |step: &Step| match bound(&step.statement) {
                    Some(Bound::Begins) | None => None,
                    end => end,
                };
                let end = after.iter().position(|step| ends(step).is_some());
                return Some(Unit::Transaction {
                    inside: &after[..end.unwrap_or(after.len())],
                    end: end.and_then(|end| ends(&after[end])).unwrap_or(Bound::Commits),
                    steps: end.map_or(rest.len(), |end| end + 2),
                });
            }
            Some(_) => return Some(Unit::Nothing),
            None => {}
        }
        let together = sociable(&rest[..rest.len().min(most)]);
        Some(if together.len() > 1 { Unit::Together(together) } else { Unit::Alone(first) })
    }

    /// The same without the statements that create these extensions, which are added to what was found.
    pub(super) fn without(&self, lacking: &BTreeSet<String>, found: &mut BTreeSet<String>) -> Self {
        let mut file = self.clone();
        file.retain(|step| match lacking::created(&step.statement.sql) {
            Some(name) if lacking.contains(&name) => {
                found.insert(name);
                false
            }
            _ => true,
        });
        file
    }

    /// Leaves only some of its steps.
    pub(super) fn retain(&mut self, mut is_kept: impl FnMut(&Step) -> bool) {
        let last = self.steps.split_off(self.last);
        self.steps.retain(&mut is_kept);
        self.last = self.steps.len();
        self.steps.extend(last.into_iter().filter(is_kept));
    }
}

/// The steps at the start that can be sent together; where labels are added, up to these.
pub(super) fn sociable(steps: &[Step]) -> &[Step] {
    let steps = &steps[..steps.len().min(TOGETHER)];
    let end = steps.iter().position(|step| !step.is_sociable()).unwrap_or(steps.len());
    let steps = &steps[..end];
    let adds = steps.windows(2).position(|pair| pair[0].adds_label() && !pair[1].adds_label());
    adds.map_or(steps, |at| &steps[..=at])
}
