//! What makes a desired state in an empty database.

use super::files::Stage;
use super::lacking;
use super::script_file::creates_schema;
use crate::catalog::{Catalog, Ident};
use crate::migrate::{Body, Migration};
use std::collections::BTreeSet;

/// What makes the desired state in an empty database.
#[derive(Debug)]
pub(super) enum Making {
    /// One text of SQL.
    Script(String),
    /// Files, whose statements run as psql runs them.
    Files(Vec<Stage>),
    /// Migrations, one after the other, each as it would run anywhere.
    Migrations(Vec<Migration>),
    /// Another database, which was read.
    Database(Box<Elsewhere>),
}

/// What was read of another database.
#[derive(Clone, Debug)]
pub(super) struct Elsewhere {
    /// Everything in it.
    pub(super) whole: Catalog,
    /// What is managed of that.
    pub(super) managed: Catalog,
}

impl Making {
    /// The same without what creates these extensions, and which it were.
    pub(super) fn without(&self, lacking: &BTreeSet<String>) -> (Self, BTreeSet<String>) {
        let mut found = BTreeSet::new();
        let mut script = |text: &str| {
            let (text, left_out) = lacking::without(text, lacking);
            found.extend(left_out);
            text
        };
        let left = match self {
            Self::Script(text) => Self::Script(script(text)),
            Self::Migrations(migrations) => {
                let mut left = migrations.clone();
                for migration in &mut left {
                    if let Body::Files { up, .. } = &mut migration.body {
                        up.text = script(&up.text);
                    }
                }
                Self::Migrations(left)
            }
            Self::Files(stages) => {
                let mut left = stages.clone();
                for file in left.iter_mut().flat_map(|stage| &mut stage.files) {
                    *file = file.without(lacking, &mut found);
                }
                Self::Files(left)
            }
            Self::Database(read) => {
                let mut read = read.clone();
                found = lacking::take_out(&mut read.whole, lacking);
                lacking::take_out(&mut read.managed, lacking);
                Self::Database(read)
            }
        };
        (left, found)
    }

    /// Whether it speaks of a namespace in which it makes nothing. `public` is in every database: files that make nothing
    /// there say nothing of it.
    pub(super) fn speaks_of(&self, vacant: &Ident, is_only: bool) -> bool {
        match self {
            Self::Script(_) => true,
            // What stands beside migrations that make something elsewhere is not theirs.
            Self::Migrations(_) => is_only,
            Self::Files(stages) => {
                let mut steps = stages.iter().flat_map(|stage| &stage.files).flat_map(|file| &file.steps);
                steps.any(|step| creates_schema(&step.statement, vacant))
            }
            Self::Database(_) => false,
        }
    }

    /// Whether what it makes can be told from its text: what is in Rust can be otherwise in another build, and in each run.
    pub(super) fn is_text(&self) -> bool {
        !matches!(self, Self::Migrations(migrations) if migrations.iter().any(Migration::is_rust))
    }

    /// Everything that decides what is made, where [`Self::is_text`].
    pub(super) fn text(&self) -> String {
        match self {
            Self::Script(script) => script.clone(),
            // What it manages is decided otherwise than for a script.
            Self::Files(stages) => "files\n".to_owned() + &stages.iter().map(Stage::text).collect::<String>(),
            Self::Migrations(migrations) => {
                let text = |one: &Migration| one.up().map(|up| up.text.clone()).unwrap_or_default();
                "migrations\n".to_owned()
                    + &migrations
                        .iter()
                        .map(|one| format!("{}\n{}\n", one.name, text(one)))
                        .collect::<String>()
            }
            Self::Database(read) => {
                let text = |catalog| serde_json::to_string(catalog).unwrap_or_default();
                format!("database\n{}\n{}", text(&read.whole), text(&read.managed))
            }
        }
    }
}
