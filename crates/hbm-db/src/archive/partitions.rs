//! Partitions that go as a whole.

use super::set::Member;
use super::shape::{columns, in_step, make_schema};
use super::{Archive, MovedPartition, in_transaction};
use crate::catalog::{Ident, Name, quote_literal};
use crate::db::{LockTimeout, Session};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// A partition, or a table that was one when a run was stopped.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Partition {
    /// As SQL names it.
    pub(crate) table: String,
    name: Ident,
    bound: Option<String>,
    /// Whether a DETACH CONCURRENTLY of it did not end.
    pending: bool,
    attached: bool,
    leaves: Vec<String>,
    comment: Option<String>,
}

/// What the comment of a partition says while it goes: whoever finds it knows the rest.
#[derive(Serialize, Deserialize)]
struct Note {
    bound: String,
    comment: Option<String>,
}

fn mark(archive: &Archive) -> String {
    format!("hbm-db archive: {} to {} ", archive.table, archive.to)
}

/// Whether the condition is about the column alone by whose ranges the table is divided.
///
/// # Errors
/// What the server answers, as where the condition is wrong.
pub(crate) async fn ranged_by_condition(
    archive: &Archive,
    column: i32,
    timeout: LockTimeout,
    session: &mut Session,
) -> Result<bool> {
    // PostgreSQL says what a condition refers to, in a view that is gone with its transaction.
    let made = format!(
        "begin; {}; set local search_path = public; create temporary view hbm_db_condition as select 1 as one from {} as {} where (\n{}\n)",
        timeout.statement(),
        archive.table,
        archive.table.name,
        archive.rows
    );
    let query =
        include_str!("sql/condition.sql").replace("$table", &quote_literal(&archive.table.to_string()));
    let asked: Result<Vec<Option<i32>>> = match session.execute(&made).await {
        Ok(()) => session.json(&query).await,
        Err(error) => Err(error),
    };
    session.rollback().await?;
    Ok(asked? == [Some(column)])
}

/// The partitions of which every row is to go, by their bounds; those of a run that was stopped first.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn past(
    archive: &Archive,
    timeout: LockTimeout,
    session: &mut Session,
) -> Result<Vec<Partition>> {
    let query = include_str!("sql/partitions.sql")
        .replace("$table", &quote_literal(&archive.table.to_string()))
        .replace("$mark", &quote_literal(&mark(archive)));
    let all: Vec<Partition> = session.read(&query).await?;
    let explain = format!(
        "set local enable_partition_pruning = on; explain (verbose, costs off) select 1 from {} as {} where not (\n{}\n)",
        archive.table, archive.table.name, archive.rows
    );
    // What may have a row for which the condition does not hold is in the plan; the others were pruned by their bounds.
    let plan: Vec<String> =
        in_transaction(session, timeout, async |session| session.texts(&explain).await).await?;
    let is_read = |leaf: &String| {
        let scan = format!(" on {leaf}");
        plan.iter().any(|line| line.ends_with(&scan) || line.contains(&format!("{scan} ")))
    };
    let is_default = |partition: &Partition| partition.bound.as_deref() == Some("DEFAULT");
    let mut found: Vec<Partition> = all
        .into_iter()
        .filter(|one| one.begun() || !is_default(one) && !one.leaves.iter().any(is_read))
        .collect();
    found.sort_by_key(|one| !one.begun());
    Ok(found)
}

impl Partition {
    /// Whether a run that was stopped has begun with it.
    fn begun(&self) -> bool {
        self.pending || !self.attached
    }
}

/// Takes a partition out of its table and into the archive. It can be stopped at any moment: the next run goes on.
///
/// # Errors
/// Whatever the server answers, as where a lock cannot be had in time.
pub(crate) async fn detach(
    archive: &Archive,
    member: &Member,
    column: &Ident,
    partition: &Partition,
    timeout: LockTimeout,
    session: &mut Session,
) -> Result<MovedPartition> {
    let table = &partition.table;
    let failed =
        |error: Error| error.context(format!("cannot take {table} out of {}", archive.table.brief()));
    let note = match partition.note(archive) {
        Some(note) => note,
        None => {
            let bound = partition.bound.clone().unwrap_or_default();
            let note = Note { bound, comment: partition.comment.clone() };
            let text = format!("{}{}", mark(archive), serde_json::to_string(&note).unwrap_or_default());
            let comment = format!("comment on table {table} is {}", quote_literal(&text));
            in_transaction(session, timeout, async |session| session.execute(&comment).await)
                .await
                .map_err(failed)?;
            note
        }
    };
    if partition.attached {
        let how = match (partition.pending, has_default(archive, session).await?) {
            (true, _) => "finalize",
            (false, false) => "concurrently",
            // PostgreSQL takes no other way then: the table is locked for a moment.
            (false, true) => "",
        };
        let sql = format!("alter table {} detach partition {table} {how}", archive.table);
        session.execute(&format!("set lock_timeout = {}", timeout.milliseconds())).await?;
        if let Err(error) = session.execute(&sql).await {
            return Err(failed(session.naming_holders(error).await)
                .hint("run it again: what has begun goes on, and a detach that did not end is ended first"));
        }
    }
    let (rows, to) = in_transaction(session, timeout, async |session| {
        let to = Name { namespace: archive.to.namespace.clone(), name: partition.name.clone() };
        let rows = take(archive, member, column, partition, &note, &to, session).await?;
        Ok((rows, to))
    })
    .await
    .map_err(failed)?;
    Ok(MovedPartition { partition: table.clone(), to: to.to_string(), rows })
}

impl Partition {
    fn note(&self, archive: &Archive) -> Option<Note> {
        serde_json::from_str(self.comment.as_deref()?.strip_prefix(&mark(archive))?).ok()
    }
}

impl Partition {
    /// What it would be.
    pub(crate) async fn counted(&self, archive: &Archive, session: &mut Session) -> Result<MovedPartition> {
        let count =
            format!("select pg_catalog.to_json(pg_catalog.count(*))::pg_catalog.text from {}", self.table);
        let to = Name { namespace: archive.to.namespace.clone(), name: self.name.clone() };
        Ok(MovedPartition {
            partition: self.table.clone(),
            to: to.to_string(),
            rows: session.json(&count).await?,
        })
    }
}

async fn has_default(archive: &Archive, session: &mut Session) -> Result<bool> {
    let sql = format!(
        "select (p.partdefid <> 0)::pg_catalog.text from pg_catalog.pg_partitioned_table p \
         where p.partrelid = pg_catalog.to_regclass({})::pg_catalog.oid",
        quote_literal(&archive.table.to_string())
    );
    Ok(session.texts(&sql).await?.first().is_some_and(|text| text == "true"))
}

/// Puts a table that was a partition into the archive, in the caller's transaction.
async fn take(
    archive: &Archive,
    member: &Member,
    column: &Ident,
    partition: &Partition,
    note: &Note,
    to: &Name,
    session: &mut Session,
) -> Result<u64> {
    let table = &partition.table;
    make_schema(&archive.to.namespace, session).await?;
    let (mut statements, _) = in_step(member, Some(column), session).await?;
    for statement in &statements {
        session.execute(statement).await?;
    }
    statements.clear();
    let source = Name { namespace: archive.table.namespace.clone(), name: partition.name.clone() };
    let own = columns(&source, session).await?;
    // Nothing in the archive depends on the application: neither keys nor defaults of its functions and sequences.
    statements.extend(session.texts(&foreign_keys(table)).await?);
    for one in &own {
        statements.push(match one.generated {
            true => format!("alter table {table} alter column {} drop expression", one.name),
            false => format!("alter table {table} alter column {} drop default", one.name),
        });
    }
    for kept in columns(&archive.to, session).await? {
        if !own.iter().any(|one| one.name == kept.name) {
            statements.push(format!("alter table {table} add column {} {}", kept.name, kept.own));
        }
    }
    let comment = note.comment.as_ref().map_or("null".to_owned(), |text| quote_literal(text));
    statements.push(format!("comment on table {table} is {comment}"));
    statements.push(format!("alter table {table} set schema {}", archive.to.namespace));
    statements.push(format!("alter table {} attach partition {to} {}", archive.to, note.bound));
    for statement in &statements {
        session.execute(statement).await.map_err(|error| error.detail(statement.clone()))?;
    }
    session.json(&format!("select pg_catalog.to_json(pg_catalog.count(*))::pg_catalog.text from {to}")).await
}

fn foreign_keys(table: &str) -> String {
    format!(
        "select pg_catalog.format('alter table %s drop constraint %I', {literal}, c.conname) from pg_catalog.pg_constraint c \
         where c.conrelid = pg_catalog.to_regclass({literal})::pg_catalog.oid and c.contype = 'f' order by c.conname",
        literal = quote_literal(table)
    )
}
