//! A prefix of the history as one migration, proven equal.
//!
//! The new migration keeps the name of the last it takes the place of, and its header names all of them with their
//! checksums: a ledger that has them is valid as it is, for hbm-db and for SeaORM.

use super::{Draft, File, Migration, Rows, count_rows, replay, replay_file, scaffold};
use crate::catalog::{Catalog, Id, Ident, NAMESPACE};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::introspect;
use crate::plan::kinds::extension;
use crate::plan::{For, Renamed, create_all};
use crate::said::of_cycle;
use hbm_db_migration_file::{Form, Script};
use std::collections::BTreeSet;

/// What a history leads to: the schema, how many rows its tables have, and what no catalog holds.
#[derive(Debug)]
pub(crate) struct Outcome {
    server_version: u32,
    empty: Catalog,
    schema: Catalog,
    rows: Vec<Rows>,
    rest: Vec<String>,
}

/// Runs migrations in an empty database and reads what they have made.
///
/// # Errors
/// Exit 1 with file and line of what does not run.
pub(crate) async fn outcome(inside: &mut Session, migrations: &[Migration]) -> Result<Outcome> {
    let nothing = introspect::read_containers(inside, &BTreeSet::from([Ident::new("public")])).await?;
    replay(inside, migrations).await?;
    read(inside, nothing).await
}

async fn read(inside: &mut Session, empty: Catalog) -> Result<Outcome> {
    inside.restore().await?;
    let namespaces = introspect::namespaces(inside).await?;
    let schema = introspect::read(inside, &namespaces).await?;
    let server_version = inside.server.version;
    Ok(Outcome { server_version, empty, schema, rows: count_rows(inside).await?, rest: rest(inside).await? })
}

/// Owners, privileges, comments, values of sequences …, one line each.
async fn rest(inside: &mut Session) -> Result<Vec<String>> {
    let mut rest = inside.texts(include_str!("sql/rest.sql")).await?;
    let sequences = inside.texts(include_str!("sql/sequences.sql")).await?;
    if !sequences.is_empty() {
        rest.extend(inside.texts(&sequences.join(" union all ")).await?);
    }
    Ok(rest)
}

impl Outcome {
    /// What the one migration is made for: an empty database of the same server.
    fn made_for(&self) -> For {
        For { before: self.schema.fingerprint(), ..For::anywhere(self.server_version) }
    }

    /// Whether the catalog alone can make it again.
    fn is_schema_alone(&self) -> bool {
        self.schema.unmodeled.is_empty()
            && self.rest.is_empty()
            && self.rows.iter().all(|table| table.rows == 0)
    }
}

/// Writes the one migration: from the catalog, or where rows, objects that are not modelled, privileges, comments …
/// would be missing, the files one after the other.
///
/// # Errors
/// Exit 1 where a file cannot be run as a migration.
pub(crate) fn squashed(migrations: &[Migration], outcome: &Outcome) -> Result<Draft> {
    let name = migrations.last().map(|last| last.name.clone()).unwrap_or_default();
    let mut header = format!("-- {} migrations, squashed into one.\n", migrations.len());
    for migration in migrations {
        for earlier in migration.squashed().iter().filter(|earlier| earlier.name != migration.name) {
            header += &format!("-- hbm-db: squashed {} {}\n", earlier.name, earlier.checksum);
        }
        header += &format!("-- hbm-db: squashed {} {}\n", migration.name, migration.checksum);
    }
    let (up, down) = if outcome.is_schema_alone() {
        let made_for = outcome.made_for();
        let statements =
            create_all(&made_for, &outcome.empty, &outcome.schema).map_err(|cycle| of_cycle(&cycle))?;
        (
            scaffold::all(&name, &statements),
            scaffold::down(&name, &made_for, &outcome.schema, &outcome.empty, &Renamed::default())?,
        )
    } else {
        (joined(migrations.iter().filter_map(Migration::up))?, joined(downs(migrations)?.into_iter())?)
    };
    Ok(Draft { name, up: header + &up, down })
}

/// The ways back, the last first.
fn downs(migrations: &[Migration]) -> Result<Vec<&File>> {
    migrations.iter().rev().map(Migration::down).collect()
}

/// Files one after the other. Where one of them cannot run in a transaction, none does.
fn joined<'a>(files: impl Iterator<Item = &'a File>) -> Result<String> {
    let (mut text, mut transactional) = (String::new(), true);
    for file in files {
        transactional &= file.script()?.transactional;
        let body: Vec<&str> =
            file.text.trim_start_matches('\u{feff}').lines().filter(|line| !is_header(line)).collect();
        let body = body.join("\n");
        text += &format!("\n-- from {}\n{}{}\n", file.path, body.trim_end(), end_of(body.trim_end()));
    }
    Ok(if transactional { text } else { format!("-- hbm-db: no-transaction\n{text}") })
}

/// Whether an object goes with its table, or is there in an empty database: extensions and the schemas they are in.
fn stays(id: &Id, schema: &Catalog) -> bool {
    match id.kind() {
        NAMESPACE => id.last().as_str() == "public" || extension::any_in(schema, id.last()),
        _ => id.whole().is_some() || id.namespace().is_none(),
    }
}

/// Whether a line says how a file is run. A file with an unknown header is refused before.
fn is_header(line: &str) -> bool {
    line.trim_start().strip_prefix("--").is_some_and(|comment| comment.trim_start().starts_with("hbm-db:"))
}

/// What ends the last statement of a text, where it has no end: a semicolon in a comment is none.
fn end_of(text: &str) -> &'static str {
    let count = |text: &str| Script::parse(text).map_or(0, |script| script.statements.len());
    if count(&format!("{text}\nselect")) > count(text) { "" } else { "\n;" }
}

/// Runs the squashed migration in another empty database: it must lead to the same, and back to nothing.
///
/// # Errors
/// Exit 1 with what is different.
pub(crate) async fn prove(inside: &mut Session, draft: &Draft, wanted: &Outcome) -> Result<()> {
    let file = |path: &str, text: &str| File { path: path.into(), text: text.into(), form: Form::Pair };
    replay_file(inside, &file("up.sql", &draft.up)).await?;
    let found = read(inside, wanted.empty.clone()).await?;
    let mut left = super::differences(&found.schema, &wanted.schema);
    if found.rows != wanted.rows {
        left.push("the tables have other numbers of rows".into());
    }
    left.extend(wanted.rest.iter().filter(|fact| !found.rest.contains(fact)).cloned());
    if left.is_empty() {
        replay_file(inside, &file("down.sql", &draft.down)).await?;
        let nothing = read(inside, wanted.empty.clone()).await?;
        let left_over = nothing.schema.objects.keys().filter(|id| !stays(id, &nothing.schema));
        left = left_over.map(|id| format!("left over by down.sql: {id}")).collect();
    }
    if left.is_empty() {
        return Ok(());
    }
    Err(Error::failed("the squashed migration is not equal to its parts; nothing was written").details(left))
}
