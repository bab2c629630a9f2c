//! Moves rows: a batch is one transaction, and one statement moves it.

use super::set::Set;
use super::shape::{Shapes, fingerprint};
use super::undone;
use crate::db::{LockTimeout, Session};
use crate::error::{Error, Result};

/// Rows of the first table that are moved together.
const BATCH: u32 = 1000;

/// How many rows of each member a batch moved; none where the columns are no longer what they were.
pub(crate) type Batch = Option<Vec<u64>>;

/// Moves the next rows. Each is in one place, whenever it is interrupted.
///
/// The rows are locked first, those that go along after those that they refer to: what was added meanwhile is seen by the
/// statements that follow, and nothing can be added after. So a foreign key with ON DELETE finds no row that is not moved.
///
/// # Errors
/// Exit 4 where rows that stay refer to them; exit 1 where something keeps rows from going. Nothing of the batch is kept then.
pub(crate) async fn move_batch(
    set: &Set,
    shapes: &Shapes,
    timeout: LockTimeout,
    session: &mut Session,
) -> Result<Batch> {
    match try_move(set, shapes, timeout, session).await {
        Ok(Some(moved)) => {
            session.commit().await?;
            Ok(Some(moved))
        }
        Ok(None) => {
            session.rollback().await?;
            Ok(None)
        }
        Err(error) => Err(undone(session, error).await),
    }
}

async fn try_move(set: &Set, shapes: &Shapes, timeout: LockTimeout, session: &mut Session) -> Result<Batch> {
    let tables: Vec<String> =
        set.members.iter().map(|member| format!("{}{}", member.only(), member.table)).collect();
    let begin = format!(
        "/* archive: choose */ begin; {}; set local search_path = public; set local row_security = off; \
         lock table {} in row exclusive mode;\n{};\n{}",
        timeout.statement(),
        tables.join(", "),
        fingerprint(&set.members),
        set.choose(BATCH)
    );
    let mut answers = session.texts(&begin).await?.into_iter();
    if answers.next().as_ref() != Some(&shapes.fingerprint) {
        return Ok(None);
    }
    let places: Vec<String> = answers.collect();
    if places.is_empty() {
        return Ok(Some(vec![0; set.members.len()]));
    }
    if set.members.len() > 1 {
        session.execute(&format!("/* archive: lock */ {}", set.lock(&places))).await?;
    }
    if let Some(query) = set.referring(Some(&places)) {
        refuse_referring(session.texts(&query).await?)?;
    }
    let counts: Vec<(u64, u64)> =
        session.json(&statement(set, shapes, &places)).await.map_err(again_in_archive)?;
    let is_whole = counts.iter().all(|(wanted, moved)| wanted == moved);
    if !is_whole {
        let kept = set.members.iter().zip(&counts).filter(|(_, (wanted, moved))| wanted != moved);
        return Err(Error::failed(
            "rows were to be moved and stayed, as a trigger or a rule of their table keeps them",
        )
        .details(kept.map(|(member, (wanted, moved))| {
            format!("{}: {moved} of {wanted} rows went", member.table.brief())
        }))
        .hint("leave them out by the condition, or disable the trigger for the role that archives"));
    }
    Ok(Some(counts.into_iter().map(|(_, moved)| moved).collect()))
}

/// The statement that moves rows, with how many were to go and went.
fn statement(set: &Set, shapes: &Shapes, places: &[String]) -> String {
    let mut parts = vec![set.rows(Some(places))];
    let mut counts = Vec::new();
    for (at, (member, columns)) in set.members.iter().zip(&shapes.columns).enumerate() {
        let gone: Vec<String> = columns.iter().map(|(name, _)| format!("x.{name}")).collect();
        let names: Vec<String> = columns.iter().map(|(name, _)| name.to_string()).collect();
        let kept: Vec<String> = columns.iter().map(|(name, kept)| format!("d.{name}::{kept}")).collect();
        parts.push(format!(
            "hbm_db_d{at} as (delete from {}{} x using hbm_db_{at} k where x.tableoid = k.hbm_t and x.ctid = k.hbm_c returning {})",
            member.only(),
            member.table,
            gone.join(", ")
        ));
        parts.push(format!(
            "hbm_db_i{at} as (insert into {} ({}) select {} from hbm_db_d{at} d returning 1)",
            member.to,
            names.join(", "),
            kept.join(", ")
        ));
        counts.push(format!(
            "pg_catalog.json_build_array((select pg_catalog.count(*) from hbm_db_{at}), (select pg_catalog.count(*) from hbm_db_i{at}))"
        ));
    }
    format!(
        "/* archive: move */ with {}\nselect pg_catalog.json_build_array({})::pg_catalog.text",
        parts.join(",\n"),
        counts.join(", ")
    )
}

/// How many rows of each member are to go, with the refusal where others refer to them.
///
/// # Errors
/// Exit 4 where rows that stay refer to them; whatever the server answers.
pub(crate) async fn count(set: &Set, timeout: LockTimeout, session: &mut Session) -> Result<Vec<u64>> {
    super::in_transaction(session, timeout, async |session| {
        if let Some(query) = set.referring(None) {
            refuse_referring(session.texts(&query).await?)?;
        }
        let counts =
            (0..set.members.len()).map(|at| format!("(select pg_catalog.count(*) from hbm_db_{at})"));
        let query = format!(
            "with {}\nselect pg_catalog.json_build_array({})::pg_catalog.text",
            set.rows(None),
            counts.collect::<Vec<_>>().join(", ")
        );
        session.json(&query).await
    })
    .await
}

fn refuse_referring(found: Vec<String>) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    Err(Error::refused("rows that stay refer to rows that are to be archived; these were left")
        .details(found)
        .hint("name their tables under `along`, so that they go with them")
        .hint("or leave the rows out by the condition: AND NOT EXISTS (SELECT FROM … WHERE …)"))
}

/// The archive has a primary key as the table has.
fn again_in_archive(error: Error) -> Error {
    match error.sqlstate() {
        Some("23505") => error
            .without_hints()
            .context("a row of this key is in the archive already")
            .hint("its key was used again, as by seeds that were loaded again: remove one of the two, or give one another key"),
        _ => error,
    }
}

/// How many rows are there for which the condition holds.
pub(crate) async fn left(set: &Set, timeout: LockTimeout, session: &mut Session) -> Result<u64> {
    super::in_transaction(session, timeout, async |session| {
        let query = format!(
            "with {} select pg_catalog.to_json(pg_catalog.count(*))::pg_catalog.text from hbm_db_0",
            set.rows(None)
        );
        session.json(&query).await
    })
    .await
}
