//! What serde cannot say of a project file: names that are there twice, files that are not there.

use super::{ProjectFile, Step};
use crate::error::{Error, Result};

/// Whether a text can be the name of a project, which is also that of a folder.
pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

impl ProjectFile {
    /// Checks everything that needs no database.
    ///
    /// # Errors
    /// Exit 2 with the first place that is not as it should be.
    pub(super) fn check(&self) -> Result<()> {
        for at in 0..self.projects.len() {
            self.check_name(at)?;
            self.check_folders(at)?;
            self.check_statements(at)?;
        }
        if self.projects.is_empty() {
            return Err(Error::usage(format!(
                "{}:1:1: expected a project, and the list is empty",
                self.shown
            ))
            .hint("write one: - {name: …, schema: …}"));
        }
        Ok(())
    }

    fn check_name(&self, at: usize) -> Result<()> {
        let name = &self.projects[at].name;
        if !is_name(name) {
            return Err(self
                .wrong(at, &[Step::Key("name")], format!("{name:?} is no name for a project"))
                .hint("use letters, digits, -, _ and ., and a letter or digit first"));
        }
        match self.projects[..at].iter().position(|other| other.name == *name) {
            None => Ok(()),
            Some(first) => Err(self
                .wrong(
                    at,
                    &[Step::Key("name")],
                    format!(
                        "a second project {name}; the first is at {}",
                        self.place(first, &[Step::Key("name")])
                    ),
                )
                .hint("give one of them another name")),
        }
    }

    fn check_folders(&self, at: usize) -> Result<()> {
        let project = &self.projects[at];
        if project.schema.paths().is_some_and(<[String]>::is_empty) {
            return Err(self
                .wrong(at, &[Step::Key("schema")], "expected at least one file or folder")
                .hint("write where the SQL of the schema is, as schema: schema/"));
        }
        for (number, path) in project.schema.paths().unwrap_or_default().iter().enumerate() {
            if !self.absolute(path).exists() {
                let steps = [Step::Key("schema"), Step::At(number)];
                return Err(self
                    .wrong(at, &steps, format!("there is no file or folder {path} beside it"))
                    .hint("correct the path, which is relative to the project file, or make the folder"));
            }
        }
        if let Some(seeds) = project.seeds.as_ref().filter(|seeds| !self.absolute(seeds).is_dir()) {
            return Err(self
                .wrong(at, &[Step::Key("seeds")], format!("there is no folder {seeds} beside it"))
                .hint("correct the path, which is relative to the project file, or make the folder"));
        }
        // The folder of the first migration is made with it.
        let folder = project.migrations.as_ref().map(super::written::Migrations::folder);
        match folder.filter(|folder| self.absolute(folder).is_file()) {
            Some(file) => Err(self
                .wrong(at, &[Step::Key("migrations"), Step::Key("folder")], format!("{file} is a file"))
                .hint("name the folder that the migrations are in")),
            None => Ok(()),
        }
    }

    fn check_statements(&self, at: usize) -> Result<()> {
        let project = &self.projects[at];
        if let Some((name, _)) = project.cleanup.iter().find(|(_, cleanup)| cleanup.sql.is_empty()) {
            let steps = [Step::Key("cleanup"), Step::Key(name), Step::Key("sql")];
            return Err(self
                .wrong(at, &steps, "expected at least one DELETE statement")
                .hint("write it as sql: [DELETE FROM …]"));
        }
        if let Some((name, _)) = project.archive.iter().find(|(_, archive)| archive.rows.trim().is_empty()) {
            let steps = [Step::Key("archive"), Step::Key(name), Step::Key("rows")];
            return Err(self
                .wrong(at, &steps, "expected a condition for the rows that are archived")
                .hint("write it as rows: finished_at < now() - interval '1 year'"));
        }
        let is_either = |grant: &super::written::Grant| grant.grant.is_empty() != grant.revoke.is_empty();
        match project.grants.iter().position(|grant| !is_either(grant)) {
            Some(number) => Err(self
                .wrong(
                    at,
                    &[Step::Key("grants"), Step::At(number)],
                    "expected `grant` or `revoke` with privileges, and one of them only",
                )
                .hint("write a step for each: - {grant: [select], on: {tables: public}}")),
            None => Ok(()),
        }
    }
}
