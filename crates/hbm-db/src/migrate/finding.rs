//! What does not fit between files and ledger, and the ways out. Pure.

use super::{Foreign, Tool};
use crate::advice::{Advice, Operation};
use hbm_db_migration_file::Form;
use serde::{Serialize, Serializer};
use std::fmt;

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A file was edited after it was applied.
    Edited {
        /// The migration.
        name: String,
        /// Its file.
        path: String,
    },
    /// The ledger has a migration without a file.
    Missing {
        /// The migration.
        name: String,
    },
    /// A migration without a file has the same text as a pending one.
    Renamed {
        /// As in the ledger.
        from: String,
        /// As in the folder.
        to: String,
    },
    /// A pending migration comes before one that was applied.
    OutOfOrder {
        /// The pending one.
        name: String,
        /// The last applied one.
        after: String,
        /// The form of both.
        form: Form,
    },
    /// A migration was begun and has not finished.
    Interrupted {
        /// The migration.
        name: String,
        /// Statements that finished.
        reached: usize,
        /// Statements there are.
        statements: usize,
        /// The one that was running, from 1.
        running: Option<usize>,
        /// Whether it was being undone.
        undoing: bool,
        /// Whether it has no file any more.
        lost: bool,
    },
    /// A file that cannot be run.
    Unreadable {
        /// File, line and column.
        place: String,
        /// What is wrong there.
        what: String,
        /// What to do.
        advice: String,
        /// Whether it is still to run.
        pending: bool,
    },
    /// A migration in the form of another tool, which is not run.
    OtherForm(Foreign),
    /// A migration was applied, and its files are written and not in their place.
    Unplaced {
        /// The migration.
        name: String,
        /// Where its files are.
        place: String,
    },
    /// A run that was broken off left this folder.
    LeftBehind {
        /// The folder.
        place: String,
        /// What it is.
        what: &'static str,
    },
    /// Another tool has run migrations of these, and our ledger does not have them.
    RanElsewhere {
        /// The tool.
        tool: Tool,
        /// Its ledger.
        ledger: String,
        /// The migrations that it has run.
        migrations: Vec<String>,
        /// Whether our ledger has others.
        knows_some: bool,
    },
    /// Another application has run a migration of the same name, with another text.
    Taken {
        /// The migration.
        name: String,
        /// The application.
        by: String,
    },
    /// A file of Drizzle that its journal does not list.
    Unlisted {
        /// The migration.
        name: String,
        /// What the journal lists, and has no file.
        instead: Vec<String>,
    },
    /// The journal of Drizzle lists a migration that has no file.
    Listed {
        /// The migration.
        name: String,
    },
    /// Only a part of what a migration was squashed from was applied.
    PartlySquashed {
        /// The squashed migration.
        name: String,
        /// What was not applied.
        missing: Vec<String>,
    },
}

impl Finding {
    /// The word for programs.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Edited { .. } => "edited",
            Self::Missing { .. } => "missing",
            Self::Renamed { .. } => "renamed",
            Self::OutOfOrder { .. } => "out_of_order",
            Self::Interrupted { .. } => "interrupted",
            Self::Unreadable { .. } => "unreadable",
            Self::OtherForm(_) => "other_form",
            Self::Unplaced { .. } => "unplaced",
            Self::LeftBehind { .. } => "left_behind",
            Self::RanElsewhere { .. } => "ran_elsewhere",
            Self::Taken { .. } => "taken",
            Self::Unlisted { .. } => "unlisted",
            Self::Listed { .. } => "listed",
            Self::PartlySquashed { .. } => "partly_squashed",
        }
    }

    /// The ways out, each in one sentence.
    pub fn ways(&self) -> Vec<Advice> {
        let run = |to: &str, operation: Operation, arguments: &str| Advice::to(to).run(operation, arguments);
        let mended =
            || run("if the database is as the files say all the same: ", Operation::MigrateRepair, "");
        let left = || run("see what it left: ", Operation::MigrateRepair, "");
        let folder = || Advice::to("bring its folder back, from the branch that has it");
        match self {
            Self::Edited { path, .. } => vec![
                format!("bring the file back as it was: git log -p -- {path}").into(),
                run("write the change as a migration of its own: ", Operation::Generate, "NAME"),
                mended(),
            ],
            Self::Missing { .. } => {
                vec![folder(), run("undo it there: ", Operation::MigrateDown, ""), mended()]
            }
            Self::Renamed { from, to } => vec![
                format!("give it its old name back: git mv {to} {from}").into(),
                run("take the new name into the ledger: ", Operation::MigrateRepair, ""),
            ],
            Self::OutOfOrder { name, after, form } => vec![
                format!("give it a name that comes last: {}", renaming(name, after, *form)).into(),
                run("run it all the same: ", Operation::MigrateUp, "--out-of-order"),
            ],
            Self::Interrupted { lost: true, .. } => vec![folder(), mended()],
            Self::Interrupted { undoing, .. } => {
                let operation = if *undoing { Operation::MigrateDown } else { Operation::MigrateUp };
                vec![run("go on where it stopped: ", operation, ""), left()]
            }
            Self::Unreadable { advice, .. } => vec![advice.as_str().into()],
            Self::OtherForm(foreign) => foreign.ways(),
            Self::Unplaced { .. } => vec![run("put them in their place: ", Operation::MigrateRepair, "")],
            Self::LeftBehind { .. } => vec![run("tidy up: ", Operation::MigrateRepair, "")],
            Self::RanElsewhere { .. } => {
                vec![
                    run("take that over: ", Operation::MigrateAdopt, "").then(
                        " (--dry-run shows what it says; --with-drift takes it over where the database was changed by hand)",
                    ),
                ]
            }
            Self::Taken { name, by } => vec![
                format!("keep each application in a database of its own: this one has {by}").into(),
                format!("or give this one another name, as the ledger has each name once: git mv {name} …")
                    .into(),
            ],
            Self::Unlisted { name, instead } => match instead.as_slice() {
                [] => vec!["enter it in the journal, or move it out of the folder".into()],
                [listed] => vec![
                    format!("give it the name that the journal has: git mv {name}.sql {listed}.sql").into(),
                ],
                several => {
                    vec![format!("give it the name that the journal has: {}", several.join(" or ")).into()]
                }
            },
            Self::Listed { name } => {
                vec![format!("bring {name}.sql back, from the branch that has it").into()]
            }
            Self::PartlySquashed { .. } => vec![
                "apply the rest first, with the files from before the squash: they are in its history in git"
                    .into(),
            ],
        }
    }
}

/// How a migration gets a name that comes after another, in the form of both.
fn renaming(name: &str, after: &str, form: Form) -> String {
    let is_numbered = after.starts_with(|c: char| c.is_ascii_digit());
    match form {
        Form::Pair if !is_numbered => format!("git mv {name} m<today>_<number>_…"),
        Form::Pair | Form::Prisma => format!("git mv {name} <number>_…"),
        Form::UpDown => format!("git mv {name}.up.sql <number>_….up.sql, and the same with .down.sql"),
        Form::Flyway => format!("git mv {name}.sql V<number>__….sql"),
        Form::Plain | Form::Dbmate | Form::Goose | Form::SqlMigrate | Form::NodePgMigrate => {
            format!("git mv {name}.sql <number>_….sql")
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edited { name, .. } => write!(f, "{name} was edited after it was applied"),
            Self::Missing { name } => write!(f, "{name} was applied, and its file is not there"),
            Self::Renamed { from, to } => write!(f, "{from} was applied, and is called {to} now"),
            Self::OutOfOrder { name, after, .. } => {
                write!(f, "{name} is pending, and {after}, which comes after it, was applied")
            }
            Self::Interrupted { name, reached, statements, running, undoing, lost } => {
                let what = if *undoing { "the undoing of " } else { "" };
                write!(f, "{what}{name} stopped after {reached} of {statements} statements")?;
                running.map_or(Ok(()), |running| write!(f, ", while statement {running} was running"))?;
                f.write_str(if *lost { ", and its file is not there" } else { "" })
            }
            Self::Unreadable { place, what, .. } => write!(f, "{place}: {what}"),
            Self::OtherForm(foreign) => {
                write!(f, "{} is {}, which hbm-db does not run", foreign.path, foreign.what())
            }
            Self::Unplaced { name, place } => {
                write!(f, "{name} was applied, and its files are still in {place}")
            }
            Self::LeftBehind { place, what } => write!(f, "{place} is {what}"),
            Self::RanElsewhere { tool, ledger, migrations, knows_some: false } => {
                write!(
                    f,
                    "{tool} has run {} of these migrations, as {ledger} says, and hbm-db knows of none",
                    migrations.len()
                )
            }
            Self::RanElsewhere { tool, ledger, migrations, knows_some: true } => {
                write!(
                    f,
                    "{tool} has run {} since its ledger, {ledger}, was taken over",
                    migrations.join(", ")
                )
            }
            Self::Taken { name, by } => {
                write!(f, "{name} has the name of a migration of {by} that was applied here, and is another")
            }
            Self::Unlisted { name, .. } => {
                write!(f, "{name} is not in meta/_journal.json, so Drizzle does not run it")
            }
            Self::Listed { name } => write!(f, "meta/_journal.json lists {name}, which has no file"),
            Self::PartlySquashed { name, missing } => {
                write!(
                    f,
                    "{name} takes the place of migrations, and these of them were not applied: {}",
                    missing.join(", ")
                )
            }
        }
    }
}

/// In JSON: the word, what it says, and the ways out.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape {
            finding: &'static str,
            message: String,
            ways: Vec<Advice>,
        }
        Shape { finding: self.word(), message: self.to_string(), ways: self.ways() }.serialize(serializer)
    }
}
