//! What was seeded: kept in the database, in `hbm_db.seeds`.

use super::{LoadPlan, ResolvedRow, SeedFile, SeedRow, SeedSet, Selection, Value, list, push_list};
use crate::catalog::{Fingerprint, quote_literal};
use crate::db::{Session, make_own_schema};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::sync::Arc;

/// A set that was loaded, or a file that was loaded alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The set, or the name of the file.
    pub set: String,
    /// The checksum of its rows then.
    pub checksum: String,
    /// When.
    pub loaded_at: String,
    /// The rows that were not there before, by their full names; none where that was not written down.
    pub inserted: Option<BTreeSet<String>>,
}

impl Recorded {
    /// Whether somebody who says `name` means it.
    pub fn is_called(&self, name: &str) -> bool {
        self.set == name || self.set.strip_suffix(".yaml") == Some(name)
    }
}

/// What is recorded of a load.
#[derive(Clone, Debug)]
pub struct Load {
    /// The set, or the name of the file.
    pub name: String,
    /// The checksum of its rows.
    pub checksum: String,
    /// The sets whose rows it has, by their file.
    pub parts: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
    /// The full names of its files of rows.
    pub files: BTreeSet<String>,
}

impl Load {
    /// Whether a row is recorded with it.
    fn has(&self, row: &ResolvedRow) -> bool {
        let part = &row.common.part;
        self.parts.get(&part.file).is_some_and(|sets| sets.contains(&part.set))
    }

    /// Whether a name is recorded with it that is one of a file of rows, or of a row in one.
    fn has_of_file(&self, name: &str) -> bool {
        self.files.iter().any(|file| {
            name.strip_prefix(file.as_str()).is_some_and(|row| row.is_empty() || row.starts_with(':'))
        })
    }
}

impl ResolvedRow {
    /// What it is called among all rows: `namespace.table.label`.
    pub fn full_name(&self) -> String {
        if let Some(origin) = &self.common.part.origin {
            return format!("{origin}:{}", self.label);
        }
        let table = self.table();
        format!("{}.{}.{}", table.namespace.as_str(), table.name.as_str(), self.label)
    }
}

impl SeedSet {
    /// A checksum of the rows that count, and of the files of rows that do.
    pub fn checksum(
        &self,
        counts: impl Fn(&SeedFile, &SeedRow) -> bool,
        set_counts: impl Fn(&SeedFile, &str) -> bool,
    ) -> String {
        let written = Fingerprint::of_written(|text| self.write(text, &counts, &set_counts));
        written.to_string()
    }

    /// Writes what the checksum is of.
    fn write(
        &self,
        text: &mut dyn Write,
        counts: &dyn Fn(&SeedFile, &SeedRow) -> bool,
        set_counts: &dyn Fn(&SeedFile, &str) -> bool,
    ) -> fmt::Result {
        for file in &self.files {
            // What is from a file of rows counts with it.
            let of_labels = file.rows.iter().filter(|row| row.part.origin.is_none());
            for row in of_labels.filter(|row| counts(file, row)) {
                writeln!(text, "{}\n{}", file.table, row.label)?;
                for cell in &row.cells {
                    write!(text, "{}=", cell.column.as_str())?;
                    match &cell.value {
                        Value::Ref(written) => {
                            let (table, label) = written.rsplit_once('.').unwrap_or_default();
                            writeln!(text, "Ref {{ table: {table:?}, label: {label:?} }}")?;
                        }
                        value => writeln!(text, "{value:?}")?,
                    }
                }
            }
            for rows in file.row_files.iter().filter(|rows| set_counts(file, &rows.set)) {
                writeln!(text, "{}\n!file {}", file.table, rows.checksum())?;
            }
        }
        Ok(())
    }
}

/// What a load put in.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// The rows that were not there before, by index.
    pub rows: Vec<usize>,
    /// The names of what is recorded of files of rows.
    pub of_files: Vec<String>,
}

/// Records what was loaded, in the caller's transaction, and which rows were not there before. The time changes only with
/// the rows.
///
/// # Errors
/// What the server answers, as where the role may not create our schema.
pub async fn record(
    session: &mut Session,
    app: &str,
    loads: &[Load],
    plan: &LoadPlan,
    new: &New,
) -> Result<()> {
    if loads.is_empty() {
        return Ok(());
    }
    make_own_schema(session).await?;
    let mut sql = String::from("insert into hbm_db.seeds as s (app, seed_set, checksum, inserted) values ");
    for (at, load) in loads.iter().enumerate() {
        let comma = if at > 0 { ", " } else { "" };
        let [app, name, checksum] = [app, &load.name, &load.checksum].map(quote_literal);
        sql += &format!("{comma}({app}, {name}, {checksum}, ");
        push_list(inserted(load, plan, new), &mut sql);
        sql += "::text[])";
    }
    // Where it was not written down before, it stays unknown.
    let together = "array(select distinct name from pg_catalog.unnest(s.inserted || excluded.inserted) as one (name) order by name)";
    sql += &format!(
        " on conflict (app, seed_set) do update
         set checksum = excluded.checksum, loaded_at = now(), loaded_by = current_user,
             inserted = case when s.inserted is not null then {together} end
         where s.checksum <> excluded.checksum
            or excluded.inserted <> '{{}}' and pg_catalog.cardinality({together}) <> pg_catalog.cardinality(s.inserted)",
    );
    session.execute(&sql).await
}

fn array(names: impl Iterator<Item = impl AsRef<str>>) -> String {
    list(names) + "::text[]"
}

/// The full names of what a load put in.
fn inserted<'a>(load: &'a Load, plan: &'a LoadPlan, new: &'a New) -> impl Iterator<Item = Cow<'a, str>> {
    let rows = new.rows.iter().map(|at| &plan.resolved.rows[*at]).filter(|row| load.has(row));
    let of_files = new.of_files.iter().filter(|name| load.has_of_file(name));
    rows.map(|row| row.full_name().into()).chain(of_files.map(|name| name.as_str().into()))
}

/// Records what is left of what was loaded, in the caller's transaction: a set of which no row is there is forgotten, and
/// one of which some are gone counts as changed. Of the selected rows, those that were `kept` are there.
///
/// # Errors
/// What the server answers.
pub async fn record_gone(
    session: &mut Session,
    seeds: &SeedSet,
    recorded: &[Recorded],
    selection: &Selection,
    kept: &BTreeSet<String>,
) -> Result<()> {
    let is_gone = |file: &SeedFile, row: &SeedRow| {
        let name = file.name_of(row);
        selection.has(file, row) && !kept.contains(&name) && !selection.was_found(&name)
    };
    let of_labels = |(_, row): &(&SeedFile, &SeedRow)| row.part.origin.is_none();
    let gone: BTreeSet<String> = seeds
        .rows()
        .filter(of_labels)
        .filter(|(file, row)| is_gone(file, row))
        .map(|(file, row)| file.name_of(row))
        .collect();
    let undone: Vec<String> = seeds
        .row_files()
        .filter(|(file, rows)| selection.has_set(file, &rows.set))
        .map(|(file, rows)| rows.full_name(file))
        .collect();
    // Of a file, some rows that stay keep it recorded.
    let is_left = |name: &String| match undone.iter().find(|file| name.starts_with(file.as_str())) {
        Some(file) => kept.iter().any(|row| row.starts_with(&format!("{file}:"))),
        None => !gone.contains(name),
    };
    for record in recorded {
        let has = seeds.sets_of(&record.set);
        let before = match &record.inserted {
            Some(inserted) => inserted.clone(),
            None => {
                let rows = seeds.rows().filter(of_labels).filter(|(file, row)| has(file, &row.part.set));
                rows.map(|(file, row)| file.name_of(row)).collect()
            }
        };
        let left: BTreeSet<String> = before.iter().filter(|name| is_left(name)).cloned().collect();
        let is_touched = before.iter().any(|name| undone.iter().any(|file| name.starts_with(file.as_str())));
        if left == before && !is_touched {
            continue;
        }
        let of_name = format!(
            "where app = {} and seed_set = {}",
            quote_literal(&seeds.app),
            quote_literal(&record.set)
        );
        if left.is_empty() {
            session.execute(&format!("delete from hbm_db.seeds {of_name}")).await?;
        } else {
            let checksum = seeds.checksum(
                |file, row| has(file, &row.part.set) && !is_gone(file, row),
                |file, set| has(file, set) && !selection.has_set(file, &set.into()),
            );
            let inserted = match record.inserted {
                Some(_) => format!(", inserted = {}", array(left.iter())),
                None => String::new(),
            };
            let checksum = quote_literal(&checksum);
            session
                .execute(&format!("update hbm_db.seeds set checksum = {checksum}{inserted} {of_name}"))
                .await?;
        }
    }
    Ok(())
}

/// Whether rows of a file of rows were recorded before.
///
/// # Errors
/// What the server answers.
pub(super) async fn is_recorded(session: &mut Session, app: &str, file: &str) -> Result<bool> {
    if records(session).await? != Records::Readable {
        return Ok(false);
    }
    let (app, file) = (quote_literal(app), quote_literal(file));
    let sql = format!(
        "select 'yes' from hbm_db.seeds s
         where s.app = {app} and pg_catalog.to_jsonb(s) -> 'inserted' ? {file} limit 1"
    );
    Ok(!session.texts(&sql).await?.is_empty())
}

/// The sets of an app that were loaded; none where the role may not know. Creates nothing.
///
/// # Errors
/// What the server answers.
pub async fn recorded(session: &mut Session, app: &str) -> Result<Option<Vec<Recorded>>> {
    match records(session).await? {
        Records::Readable => read(session, app).await.map(Some),
        Records::None => Ok(Some(Vec::new())),
        Records::Hidden => Ok(None),
    }
}

/// The same for somebody who has to know.
///
/// # Errors
/// Exit 4 where the role may not read what was loaded.
pub async fn recorded_to_undo(session: &mut Session, app: &str) -> Result<Vec<Recorded>> {
    match records(session).await? {
        Records::Readable => read(session, app).await,
        Records::None => Ok(Vec::new()),
        Records::Hidden => Err(Error::refused("what was loaded is in hbm_db.seeds, which this role may not read")
            .hint("ask its owner: GRANT USAGE ON SCHEMA hbm_db, and GRANT SELECT, UPDATE, DELETE ON hbm_db.seeds, TO your role")),
    }
}

async fn read(session: &mut Session, app: &str) -> Result<Vec<Recorded>> {
    // An earlier version had no column for the rows.
    let sql = format!(
        "select s.seed_set as set, s.checksum, to_char(s.loaded_at, 'YYYY-MM-DD HH24:MI:SS TZ') as loaded_at,
                pg_catalog.to_jsonb(s) -> 'inserted' as inserted
         from hbm_db.seeds s where s.app = {} order by 1",
        quote_literal(app)
    );
    session.read(&sql).await
}

#[derive(PartialEq)]
enum Records {
    Readable,
    Hidden,
    None,
}

async fn records(session: &mut Session) -> Result<Records> {
    let sql = "select (pg_catalog.has_schema_privilege(n.oid, 'usage')
                   and pg_catalog.has_table_privilege(c.oid, 'select'))::text
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'hbm_db' and c.relname = 'seeds'";
    Ok(match session.texts(sql).await?.first().map(String::as_str) {
        Some("true") => Records::Readable,
        Some(_) => Records::Hidden,
        None => Records::None,
    })
}
