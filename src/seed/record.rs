//! What was seeded: kept in the database, in `hbm_db.seeds`.

use super::{SeedFile, SeedRow, SeedSet};
use crate::catalog::{Fingerprint, quote_literal};
use crate::db::{Session, make_own_schema};
use crate::error::Result;
use serde::{Deserialize, Serialize};
/// A set that was loaded, or a file that was loaded alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The set, or the name of the file.
    pub set: String,
    /// The checksum of its rows then.
    pub checksum: String,
    /// When.
    pub loaded_at: String,
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

/// Records the sets as loaded, in the caller's transaction. The time changes only with the rows.
///
/// # Errors
/// What the server answers, as where the role may not create our schema.
pub async fn record(session: &mut Session, app: &str, sets: &[(String, String)]) -> Result<()> {
    if sets.is_empty() {
        return Ok(());
    }
    make_own_schema(session).await?;
    let rows: Vec<String> = sets
        .iter()
        .map(|(set, checksum)| {
            format!("({}, {}, {})", quote_literal(app), quote_literal(set), quote_literal(checksum))
        })
        .collect();
    let sql = format!(
        "insert into hbm_db.seeds as s (app, seed_set, checksum) values {}
         on conflict (app, seed_set) do update
         set checksum = excluded.checksum, loaded_at = now(), loaded_by = current_user
         where s.checksum <> excluded.checksum",
        rows.join(", ")
    );
    session.execute(&sql).await
}

/// Records what is left of what was loaded, in the caller's transaction: a set of which no row is there is forgotten, and
/// one of which some are gone counts as changed. `gone` says of which rows that is known.
///
/// # Errors
/// What the server answers.
pub async fn record_gone(
    session: &mut Session,
    seeds: &SeedSet,
    recorded: &[Recorded],
    gone: impl Fn(&SeedFile, &SeedRow) -> bool,
) -> Result<()> {
    for record in recorded {
        let rows = seeds.files.iter().flat_map(|file| file.rows.iter().map(move |row| (file, row)));
        let (gone_rows, left): (Vec<_>, Vec<_>) = rows
            .filter(|(file, row)| seeds.has(&record.set, file, row))
            .partition(|(file, row)| gone(file, row));
        if gone_rows.is_empty() {
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
            let checksum = seeds.checksum(|file, row| seeds.has(&record.set, file, row) && !gone(file, row));
            let checksum = quote_literal(&checksum);
            session.execute(&format!("update hbm_db.seeds set checksum = {checksum} {of_name}")).await?;
        }
    }
    Ok(())
}

/// Forgets all sets, because everything is dropped.
///
/// # Errors
/// What the server answers.
pub async fn forget(session: &mut Session) -> Result<()> {
    if has_records(session).await? {
        session.execute("delete from hbm_db.seeds").await?;
    }
    Ok(())
}

/// The sets of an app that were loaded. Creates nothing.
///
/// # Errors
/// What the server answers.
pub async fn recorded(session: &mut Session, app: &str) -> Result<Vec<Recorded>> {
    if !has_records(session).await? {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select seed_set as set, checksum, to_char(loaded_at, 'YYYY-MM-DD HH24:MI:SS TZ') as loaded_at
         from hbm_db.seeds where app = {} order by 1",
        quote_literal(app)
    );
    session.read(&sql).await
}

async fn has_records(session: &mut Session) -> Result<bool> {
    let sql = "select exists (
            select from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'hbm_db' and c.relname = 'seeds'
              and pg_catalog.has_schema_privilege(n.oid, 'usage')
              and pg_catalog.has_table_privilege(c.oid, 'select')
        )::text";
    Ok(session.texts(sql).await?.first().is_some_and(|answer| answer == "true"))
}
