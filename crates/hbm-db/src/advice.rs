//! What to do now, as a value: whoever shows it calls operations by its own name.

use serde::{Serialize, Serializer};
use std::fmt;

/// What to do now: words, and operations among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice(Vec<Part>);

/// A part of an advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words for a person.
    Words(String),
    /// An operation that is to be run.
    Run {
        /// The operation.
        operation: Operation,
        /// What it is told, as flags and names; empty for nothing.
        arguments: String,
    },
}

/// An operation that can be advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Lists the applications.
    Apps,
    /// Moves rows into an archive.
    Archive,
    /// Writes a backup.
    Backup,
    /// Lists backups.
    BackupList,
    /// Proves a backup by restoring it.
    BackupVerify,
    /// Runs the maintenance of an application.
    Cleanup,
    /// Shows what a push would do.
    Diff,
    /// Says what is wrong with a database and its server.
    Doctor,
    /// Takes changes of the database into a migration.
    DriftAdopt,
    /// Makes everything anew by the migrations.
    Fresh,
    /// Writes a migration.
    Generate,
    /// Lists the operations.
    Help,
    /// Begins a project.
    Init,
    /// Shows tables.
    Inspect,
    /// Writes into a database what it is for.
    Mark,
    /// Takes over the ledger of another tool.
    MigrateAdopt,
    /// Tells a database which migrations it has.
    MigrateBaseline,
    /// Keeps a copy of the database, lists them, or drops one.
    MigrateCheckpoint,
    /// Undoes migrations.
    MigrateDown,
    /// Mends what a broken run left.
    MigrateRepair,
    /// Goes back to a checkpoint or migration.
    MigrateRollback,
    /// Shows where migrations stand.
    MigrateStatus,
    /// Runs migrations.
    MigrateUp,
    /// Writes the database into files.
    Pull,
    /// Makes the database what is desired.
    Push,
    /// Makes everything anew.
    Reset,
    /// Restores a backup.
    Restore,
    /// Loads rows, or removes them.
    Seed,
    /// Shows what is there, and whether it is in step.
    Status,
    /// Shows the database in a browser.
    Studio,
    /// Tries the connection.
    Test,
}

impl Operation {
    /// All of them.
    pub const ALL: [Self; 31] = [
        Self::Apps,
        Self::Archive,
        Self::Backup,
        Self::BackupList,
        Self::BackupVerify,
        Self::Cleanup,
        Self::Diff,
        Self::Doctor,
        Self::DriftAdopt,
        Self::Fresh,
        Self::Generate,
        Self::Help,
        Self::Init,
        Self::Inspect,
        Self::Mark,
        Self::MigrateAdopt,
        Self::MigrateBaseline,
        Self::MigrateCheckpoint,
        Self::MigrateDown,
        Self::MigrateRepair,
        Self::MigrateRollback,
        Self::MigrateStatus,
        Self::MigrateUp,
        Self::Pull,
        Self::Push,
        Self::Reset,
        Self::Restore,
        Self::Seed,
        Self::Status,
        Self::Studio,
        Self::Test,
    ];

    /// What it is called on a command line.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Apps => "apps",
            Self::Archive => "archive",
            Self::Backup => "backup",
            Self::BackupList => "backup list",
            Self::BackupVerify => "backup verify",
            Self::Cleanup => "cleanup",
            Self::Diff => "diff",
            Self::Doctor => "doctor",
            Self::DriftAdopt => "drift adopt",
            Self::Fresh => "fresh",
            Self::Generate => "generate",
            Self::Help => "help",
            Self::Init => "init",
            Self::Inspect => "inspect",
            Self::Mark => "mark",
            Self::MigrateAdopt => "migrate adopt",
            Self::MigrateBaseline => "migrate baseline",
            Self::MigrateCheckpoint => "migrate checkpoint",
            Self::MigrateDown => "migrate down",
            Self::MigrateRepair => "migrate repair",
            Self::MigrateRollback => "migrate rollback",
            Self::MigrateStatus => "migrate status",
            Self::MigrateUp => "migrate up",
            Self::Pull => "pull",
            Self::Push => "push",
            Self::Reset => "reset",
            Self::Restore => "restore",
            Self::Seed => "seed",
            Self::Status => "status",
            Self::Studio => "studio",
            Self::Test => "test",
        }
    }

    /// An advice that begins with it.
    pub fn advised(self) -> Advice {
        Advice::default().run(self, "")
    }

    /// An advice that begins with it and what it is told.
    pub fn with(self, arguments: impl Into<String>) -> Advice {
        Advice::default().run(self, arguments)
    }
}

impl Advice {
    /// An advice that begins with words.
    pub fn to(words: impl Into<String>) -> Self {
        Self(vec![Part::Words(words.into())])
    }

    /// Adds words.
    #[must_use]
    pub fn then(mut self, words: impl Into<String>) -> Self {
        self.0.push(Part::Words(words.into()));
        self
    }

    /// Adds an operation and what it is told.
    #[must_use]
    pub fn run(mut self, operation: Operation, arguments: impl Into<String>) -> Self {
        self.0.push(Part::Run { operation, arguments: arguments.into() });
        self
    }

    /// Its parts, in their order.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }
}

impl From<&str> for Advice {
    fn from(words: &str) -> Self {
        Self::to(words)
    }
}

impl From<String> for Advice {
    fn from(words: String) -> Self {
        Self::to(words)
    }
}

/// In the words of a program that nobody gave another name.
impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Program::default().text(self))
    }
}

impl Serialize for Advice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The program that a person runs operations with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its name.
    pub name: String,
    /// The application that each of its commands has to name; none where that is its default.
    pub app: Option<String>,
}

impl Default for Program {
    fn default() -> Self {
        Self { name: "hbm-db".into(), app: None }
    }
}

impl Program {
    /// The text of an advice, with the commands of this program.
    pub fn text(&self, advice: &Advice) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Run { operation, arguments } => self.command(*operation, arguments),
        };
        advice.parts().iter().map(part).collect()
    }

    /// The command that runs an operation.
    pub fn command(&self, operation: Operation, arguments: &str) -> String {
        let named = arguments.split_whitespace().any(|one| one == "--app");
        let app = self.app.as_ref().filter(|_| !named);
        let words = [
            Some(self.name.clone()),
            app.map(|app| format!("--app {app}")),
            Some(operation.verb().to_owned()),
            (!arguments.is_empty()).then(|| arguments.to_owned()),
        ];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_those_of_the_program() {
        let advice =
            Advice::to("create them first: ").run(Operation::Push, "--yes").then(", or all at once: ");
        let advice = advice.run(Operation::Reset, "");
        assert_eq!(advice.to_string(), "create them first: hbm-db push --yes, or all at once: hbm-db reset");
        let program = Program { name: "shop-db".into(), app: Some("shop".into()) };
        assert_eq!(
            program.text(&advice),
            "create them first: shop-db --app shop push --yes, or all at once: shop-db --app shop reset"
        );
    }

    #[test]
    fn an_application_is_named_once() {
        let program = Program { name: "hbm-db".into(), app: Some("tasks".into()) };
        let named = Operation::Mark.with("development --app kaygia");
        assert_eq!(program.text(&named), "hbm-db mark development --app kaygia");
    }

    #[test]
    fn words_are_left_as_they_are() {
        let program = Program { name: "shop-db".into(), app: None };
        assert_eq!(
            program.text(&"hbm-db keeps its tables in hbm_db".into()),
            "hbm-db keeps its tables in hbm_db"
        );
    }
}
