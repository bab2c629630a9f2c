//! One migration: its name, and what runs forwards and backwards.

use super::steps::Steps;
use super::{Direction, Rust, Statements};
use crate::advice::{Advice, Operation};
use crate::error::{Error, Result};
use hbm_db_migration_file::{Form, Place, Refusal, Script, Squashed, checksum};

/// A migration, by the name that the ledger holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The name, as the ledger holds it.
    pub name: String,
    /// What runs.
    pub body: Body,
    /// The checksum of what goes forwards. Of a migration in Rust that is not known: it is one of the name.
    pub checksum: String,
    /// The form of its files.
    pub form: Form,
    /// Whether it is run again when it has changed.
    pub repeated: bool,
    /// Where it stands in the history.
    pub place: Place,
}

/// What a migration runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// SQL.
    Files {
        /// What goes forwards.
        up: File,
        /// What undoes it, where it has that.
        down: Option<File>,
    },
    /// A migration of SeaORM, of which only the compiler has read what it does.
    Rust(Rust),
}

/// A file of SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path, for people.
    pub path: String,
    /// Its text, with the words of another tool as ours.
    pub text: String,
    /// The form it is written in.
    pub form: Form,
}

impl File {
    /// Its statements.
    ///
    /// # Errors
    /// Exit 1 with file, line and column where it cannot be run as a migration.
    pub fn script(&self) -> Result<Script> {
        self.read().map_err(|refusal| {
            Error::failed(format!("{}:{}:{}: {}", self.path, refusal.line, refusal.column, refusal.what))
                .hint(refusal.advice)
        })
    }

    /// The same, with why it is refused. Other tools have no header for what no transaction can have, or do not need it.
    pub(super) fn read(&self) -> std::result::Result<Script, Refusal> {
        let mut script = Script::parse(&self.text)?;
        if self.form != Form::Pair {
            script.transactional &= script.statements.iter().all(|one| one.concurrent().is_none());
        }
        Ok(script)
    }

    /// Its checksum; line ends, blanks at their ends and a byte order mark do not count.
    pub fn checksum(&self) -> String {
        checksum(&self.text)
    }
}

impl Migration {
    /// A migration of `up.sql` and `down.sql`.
    pub fn new(name: impl Into<String>, up: File, down: Option<File>) -> Self {
        Self::in_form(Form::Pair, name, up, down)
    }

    /// A migration in the form of a tool.
    pub fn in_form(form: Form, name: impl Into<String>, up: File, down: Option<File>) -> Self {
        let name = name.into();
        let place = Place::of(form, &name);
        let checksum = up.checksum();
        let body = Body::Files { up, down };
        Self { checksum, body, form, repeated: place.is_repeated(), place, name }
    }

    /// A migration in Rust.
    pub(super) fn in_rust(rust: Rust) -> Self {
        let name = rust.name().to_owned();
        Self {
            checksum: checksum(&format!("in Rust: {name}")),
            body: Body::Rust(rust),
            form: Form::Pair,
            repeated: false,
            place: Place::of(Form::Pair, &name),
            name,
        }
    }

    /// Whether it is in Rust.
    pub fn is_rust(&self) -> bool {
        matches!(self.body, Body::Rust(_))
    }

    /// Its files.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        let (up, down) = match &self.body {
            Body::Files { up, down } => (Some(up), down.as_ref()),
            Body::Rust(_) => (None, None),
        };
        up.into_iter().chain(down)
    }

    /// What goes forwards, where that is SQL.
    pub fn up(&self) -> Option<&File> {
        match &self.body {
            Body::Files { up, .. } => Some(up),
            Body::Rust(_) => None,
        }
    }

    /// What to read of it, for people: the path of its file, or its name.
    pub(crate) fn shown(&self) -> &str {
        self.up().map_or(&self.name, |file| &file.path)
    }

    /// What runs in one direction.
    ///
    /// # Errors
    /// Exit 1 with file, line and column where a file cannot be run as a migration, and where there is no way back.
    pub(crate) fn steps(&self, direction: Direction) -> Result<Steps<'_>> {
        Ok(match (&self.body, direction) {
            (Body::Rust(rust), _) => Steps::Rust(rust.towards(direction)),
            (Body::Files { up, .. }, Direction::Up) => Steps::Sql(Statements::of(up)?),
            (Body::Files { .. }, Direction::Down) => Steps::Sql(Statements::of(self.down()?)?),
        })
    }

    /// What undoes it, where that is SQL.
    ///
    /// # Errors
    /// Exit 1 where it has no `down.sql`, or one without a statement for what has some.
    pub(super) fn down(&self) -> Result<&File> {
        match &self.body {
            Body::Files { up, down } => self.way_back(up, down.as_ref()),
            Body::Rust(_) => Err(Error::failed(format!("{} is in Rust, and has no file", self.name))),
        }
    }

    /// The migrations it took the place of, where it was squashed.
    pub fn squashed(&self) -> Vec<Squashed> {
        // Most files have no such header: those are not split for it.
        let Some(up) = self.up().filter(|up| up.text.contains("-- hbm-db: squashed")) else {
            return Vec::new();
        };
        Script::parse(&up.text).map(|script| script.squashed).unwrap_or_default()
    }

    fn way_back<'a>(&self, up: &File, down: Option<&'a File>) -> Result<&'a File> {
        let no_way = |what: &str| {
            let error = Error::failed(format!("{} {what}, so there is no way back", self.name));
            let error = match self.form {
                Form::Pair | Form::UpDown => {
                    let path = up.path.replace("up.sql", "down.sql");
                    error.hint(format!("write {path}"))
                }
                Form::Flyway => {
                    let version = self.name.trim_start_matches(['V', 'v']);
                    error.hint(format!("write U{version}.sql beside it"))
                }
                form if form.has_down() => {
                    error.hint(format!("write it as {form} has it: {}", form.pattern()))
                }
                _ => error.hint(
                    Advice::to("write what undoes it as a migration of its own: ")
                        .run(Operation::Generate, "NAME --empty"),
                ),
            };
            error.hint(Advice::to("or go back to a checkpoint: ").run(Operation::MigrateRollback, "NAME"))
        };
        let file = down.ok_or_else(|| match self.form {
            Form::Pair => no_way("has no down.sql"),
            form if form.has_down() => no_way("has no part that undoes it"),
            form => no_way(&format!("is in the form {form}, which goes forwards only")),
        })?;
        let is_empty = |file: &File| Ok::<bool, Error>(file.script()?.statements.is_empty());
        // What does nothing needs no way back.
        match is_empty(file)? && !is_empty(up)? {
            true => Err(no_way(match self.form {
                Form::Pair => "has a down.sql without a statement",
                _ => "has a part without a statement to undo it",
            })
            .hint("where there is nothing to undo, let it say so: SELECT 1;")),
            false => Ok(file),
        }
    }
}
