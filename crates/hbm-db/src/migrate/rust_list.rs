//! The migrations in Rust among the others.

use super::files::embedded;
use super::{Foreign, Migration, Migrations, OtherForm, Rust};
use crate::app::App;
use crate::error::{Error, Result};
use hbm_db_migration_file::Form;
use std::collections::BTreeSet;
use std::path::Path;

/// The table of the ledger.
const LEDGER: &str = "seaql_migrations";

impl Migrations {
    /// Adds those of the application's migrator, in the order of their names among the others. One that is there as SQL, or was
    /// squashed into another, is the same migration: a migrator has to list it as well. Where the migrator has another order than
    /// by name, that order is kept for those in Rust, in the places that they have together.
    ///
    /// # Errors
    /// Exit 2 where the migrator has another ledger, names one twice, or the folder has a form that SeaORM's names have no place
    /// in.
    pub(super) fn take_rust(&mut self, app: &App) -> Result<()> {
        let Some(migrator) = app.rust_migrations() else { return Ok(()) };
        let ledger = (migrator.ledger)().to_string();
        if ledger != LEDGER {
            return Err(Error::usage(format!(
                "the migrator of {} keeps its ledger in {ledger}, and hbm-db in {LEDGER}",
                app.name()
            ))
            .hint(
                "leave migration_table_name() as SeaORM has it, and rename the table to seaql_migrations",
            ));
        }
        let squashed = self.list.iter().flat_map(Migration::squashed).map(|one| one.name);
        let as_sql: BTreeSet<String> = self
            .list
            .iter()
            .map(|one| one.name.clone())
            .chain(squashed)
            // One that is not in the folder any more is still in the program.
            .chain(embedded(app).into_iter().map(|one| one.name))
            .collect();
        let all = (migrator.list)().into_iter().map(Rust::new);
        let rust: Vec<Rust> = all.filter(|one| !as_sql.contains(one.name())).collect();
        let mut names = BTreeSet::new();
        if let Some(twice) = rust.iter().find(|one| !names.insert(one.name().to_owned())) {
            return Err(Error::usage(format!("the migrator of {} has {} twice", app.name(), twice.name()))
                .hint("give one of them another name"));
        }
        if rust.is_empty() {
            return Ok(());
        }
        if !self.list.is_empty() && self.form != Form::Pair {
            return Err(Error::usage(format!(
                "the migrations of {} are in Rust and in files in the form {}: their names have no order together",
                app.name(),
                self.form
            ))
            .hint("keep those in files as folders with up.sql and down.sql, named m<date>_<number>_<name>"));
        }
        self.list.extend(rust.iter().cloned().map(Migration::in_rust));
        self.list.sort_by(|one, other| one.place.cmp(&other.place));
        let places: Vec<usize> = (0..self.list.len()).filter(|place| self.list[*place].is_rust()).collect();
        for (place, one) in places.into_iter().zip(rust) {
            self.list[place] = Migration::in_rust(one);
        }
        let is_other = |one: &Foreign| {
            let stem = Path::new(&one.path).file_stem().unwrap_or_default().to_string_lossy();
            !matches!(one.form, OtherForm::Rust | OtherForm::Folder) || !names.contains(stem.as_ref())
        };
        self.foreign.retain(is_other);
        self.nearby.retain(is_other);
        Ok(())
    }
}
