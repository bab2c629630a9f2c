//! What was seeded: kept in the database, in `hbm_db.seeds`.

use super::{ResolvedRow, SeedFile, SeedRow, SeedSet, Selection};
use crate::catalog::{Fingerprint, quote_literal};
use crate::db::{Session, make_own_schema};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// The full names of its rows.
    pub rows: BTreeSet<String>,
}

impl ResolvedRow {
    /// What it is called among all rows: `namespace.table.label`.
    pub fn full_name(&self) -> String {
        format!("{}.{}.{}", self.table.namespace.as_str(), self.table.name.as_str(), self.label)
    }
}

impl SeedSet {
    /// A checksum of the rows that count.
    pub fn checksum(&self, counts: impl Fn(&SeedFile, &SeedRow) -> bool) -> String {
        let mut text = String::new();
        for file in &self.files {
            for row in file.rows.iter().filter(|row| counts(file, row)) {
                text += &format!("{}\n{}\n", file.table, row.label);
                for cell in &row.cells {
                    text += &format!("{}={:?}\n", cell.column, cell.value);
                }
            }
        }
        Fingerprint::of_text(&text).to_string()
    }
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
    inserted: &BTreeSet<String>,
) -> Result<()> {
    if loads.is_empty() {
        return Ok(());
    }
    make_own_schema(session).await?;
    let rows: Vec<String> = loads
        .iter()
        .map(|load| {
            format!(
                "({}, {}, {}, {})",
                quote_literal(app),
                quote_literal(&load.name),
                quote_literal(&load.checksum),
                array(load.rows.intersection(inserted))
            )
        })
        .collect();
    // Where it was not written down before, it stays unknown.
    let sql = format!(
        "insert into hbm_db.seeds as s (app, seed_set, checksum, inserted) values {}
         on conflict (app, seed_set) do update
         set checksum = excluded.checksum, loaded_at = now(), loaded_by = current_user,
             inserted = case when s.inserted is not null then array(
                 select distinct name from pg_catalog.unnest(s.inserted || excluded.inserted) as one (name) order by name) end
         where s.checksum <> excluded.checksum or not excluded.inserted <@ s.inserted",
        rows.join(", ")
    );
    session.execute(&sql).await
}

fn array<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<String> = names.map(|name| quote_literal(name)).collect();
    format!("array[{}]::text[]", names.join(", "))
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
    for record in recorded {
        let of_record = |(file, row): &(&SeedFile, &SeedRow)| seeds.has(&record.set, file, row);
        let names = |rows: Vec<(&SeedFile, &SeedRow)>| -> BTreeSet<String> {
            rows.into_iter().map(|(file, row)| file.name_of(row)).collect()
        };
        let gone = names(seeds.rows().filter(|(file, row)| is_gone(file, row)).collect());
        let before = match &record.inserted {
            Some(inserted) => inserted.clone(),
            None => names(seeds.rows().filter(of_record).collect()),
        };
        let left: BTreeSet<String> = before.difference(&gone).cloned().collect();
        if left == before {
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
            let checksum = seeds.checksum(|file, row| of_record(&(file, row)) && !is_gone(file, row));
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

/// The sets of an app that were loaded, as far as the role may know. Creates nothing.
///
/// # Errors
/// What the server answers.
pub async fn recorded(session: &mut Session, app: &str) -> Result<Vec<Recorded>> {
    match records(session).await? {
        Records::Readable => read(session, app).await,
        Records::None | Records::Hidden => Ok(Vec::new()),
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
