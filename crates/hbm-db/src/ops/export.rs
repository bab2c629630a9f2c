//! Writes rows of a database as seed files.

use super::Project;
use crate::catalog::{Ident, Name};
use crate::error::{Error, Result};
use crate::introspect;
use crate::seed::{Exported, Schema, export};
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Which rows to write, and where to.
#[derive(Clone, Debug)]
pub struct Export {
    /// The tables, as they are called in seed files, or in SQL.
    pub tables: Vec<String>,
    /// Which rows of the only table, as an SQL condition.
    pub condition: Option<String>,
    /// The set to put them into.
    pub set: String,
    /// The folder; that of the application's seeds if none is given.
    pub folder: Option<PathBuf>,
    /// Columns whose values are made up, as `table.column`.
    pub mask: Vec<String>,
    /// Columns that are kept although their names say that they are secret.
    pub include: Vec<String>,
    /// Whether files that are there may be written over.
    pub overwrite: bool,
}

/// What was written.
#[derive(Clone, Debug, Serialize)]
pub struct ExportReport {
    /// The folder.
    pub folder: PathBuf,
    /// What was exported, by table.
    #[serde(flatten)]
    pub exported: Exported,
}

/// Reads the rows, and those they refer to, in one snapshot, and writes them as files.
///
/// # Errors
/// Exit 2 for a table or column that is not there; exit 4 for files that are there.
pub async fn export_seeds(project: &Project, options: &Export) -> Result<ExportReport> {
    let folder = match &options.folder {
        Some(folder) => folder.clone(),
        None => {
            let app = project.app()?;
            let own = app.declared_seeds().map(Path::to_owned);
            own.unwrap_or_else(|| PathBuf::from("seed-data").join(app.name()))
        }
    };
    if options.condition.is_some() && options.tables.len() > 1 {
        return Err(Error::usage("--where is about the rows of one table").hint("export one table at a time"));
    }
    let (_target, mut session) = project.open().await?;
    session.need_session("seed export")?;
    session.execute("begin isolation level repeatable read, read only").await?;
    let namespaces = introspect::namespaces(&mut session).await?;
    let schema = Schema::of(&introspect::read(&mut session, &namespaces).await?);
    let wanted = crate::seed::Export {
        tables: options.tables.iter().map(|name| schema.named(name)).collect::<Result<_>>()?,
        condition: options.condition.clone(),
        set: options.set.clone(),
        masked: columns(&schema, &options.mask)?,
        included: columns(&schema, &options.include)?,
    };
    let progress = project.begin("exporting");
    let exported = export(&mut session, &schema, &wanted).await?;
    session.rollback().await?;
    drop(progress);
    session.close().await;
    let report = ExportReport { folder, exported };
    let named: Vec<String> = wanted.tables.iter().map(Name::brief).collect();
    report.write(&named, options.overwrite)?;
    for (table, column) in report
        .exported
        .tables
        .iter()
        .flat_map(|one| one.masked.iter().map(move |column| (&one.table, column)))
    {
        let name = format!("{table}.{column}");
        if !options.mask.contains(&name) {
            project.listener.say(&format!(
                "{name} looks secret, and its values are made up; --include {name} keeps them"
            ));
        }
    }
    Ok(report)
}

/// Reads `table.column`.
fn columns(schema: &Schema, names: &[String]) -> Result<Vec<(Name, Ident)>> {
    let column = |name: &String| {
        let (table, column) = name
            .rsplit_once('.')
            .ok_or_else(|| Error::usage(format!("{name:?} is no column; expected table.column")))?;
        Ok((schema.named(table)?, Ident::new(column)))
    };
    names.iter().map(column).collect()
}

impl ExportReport {
    /// Writes the files. Those of tables that were named may be written over, where that is said.
    fn write(&self, named: &[String], overwrite: bool) -> Result<()> {
        let paths: Vec<PathBuf> =
            self.exported.files.iter().map(|file| self.folder.join(&file.name)).collect();
        let of_named: BTreeSet<PathBuf> = self
            .exported
            .tables
            .iter()
            .filter(|one| overwrite && named.contains(&one.table))
            .flat_map(|one| one.files.iter().map(|name| self.folder.join(name)))
            .collect();
        let is_kept = |path: &&PathBuf| path.exists() && !of_named.contains(*path) && !is_of_remarks(path);
        let there: Vec<String> =
            paths.iter().filter(is_kept).map(|path| path.display().to_string()).collect();
        if !there.is_empty() {
            let error = Error::refused("files are there already; nothing was written").details(there);
            return Err(match overwrite {
                true => error.hint("they are of tables that were not named: name these as well, or write elsewhere with --to FOLDER"),
                false => error.hint("write elsewhere with --to FOLDER, or over them with --overwrite"),
            });
        }
        // Rows that stood beside a file of a table would be named by none.
        for path in &of_named {
            let beside = ["csv", "jsonl"].map(|ending| path.with_extension(ending));
            for old in beside.into_iter().filter(|old| old.exists() && !paths.contains(old)) {
                std::fs::remove_file(&old).map_err(|error| {
                    Error::failed(format!("cannot remove {}", old.display())).because(error)
                })?;
            }
        }
        let failed =
            |path: &PathBuf, error| Error::failed(format!("cannot write {}", path.display())).because(error);
        std::fs::create_dir_all(&self.folder).map_err(|error| failed(&self.folder, error))?;
        for (path, file) in paths.iter().zip(&self.exported.files) {
            std::fs::write(path, &file.text).map_err(|error| failed(path, error))?;
        }
        Ok(())
    }
}

/// Whether a file has nothing but remarks, as the example that `init` writes.
fn is_of_remarks(path: &Path) -> bool {
    let is_remark = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    std::fs::read_to_string(path).is_ok_and(|text| text.lines().all(is_remark))
}
