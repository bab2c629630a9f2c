//! The tables of an archive: made like those that rows come from, and kept in step with them.
//!
//! They are no declared state, and no planner makes them: each is what the live table is.

use super::set::Member;
use super::{Archive, in_transaction};
use crate::catalog::{Ident, Name, quote_literal};
use crate::db::{LockTimeout, Session};
use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What the comment of an archive's schema begins with.
const MARK: &str = "hbm-db archive: rows that were moved here; push, reset and flush leave this schema alone";

/// A table as the catalog has it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Table {
    kind: String,
    key: Vec<Ident>,
    ranged_by: Option<i32>,
    range_column: Option<Ident>,
    referred_to: bool,
}

/// The column by whose ranges a table is divided.
#[derive(Clone, Debug)]
pub(crate) struct Partitioned {
    pub(crate) number: i32,
    pub(crate) column: Ident,
}

impl Table {
    /// Whether it is a table with rows of its own, or of its partitions.
    pub(crate) fn has_rows(&self) -> bool {
        matches!(self.kind.as_str(), "r" | "p")
    }

    pub(crate) fn is_partitioned(&self) -> bool {
        self.kind == "p"
    }

    /// The column by whose ranges it is divided, where partitions can be taken out of it: no foreign key refers to it.
    pub(crate) fn ranged(&self) -> Option<Partitioned> {
        let (number, column) = (self.ranged_by?, self.range_column.clone()?);
        (!self.referred_to).then_some(Partitioned { number, column })
    }
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Column {
    pub(super) name: Ident,
    /// Its type.
    #[serde(rename = "type")]
    pub(super) own: String,
    /// The type that it has in an archive.
    pub(super) kept: String,
    pub(super) generated: bool,
}

/// What moves the rows of each member.
#[derive(Clone, Debug)]
pub(crate) struct Shapes {
    /// The columns of each member, with the types that they have in the archive.
    pub(super) columns: Vec<Vec<(Ident, String)>>,
    /// What the columns of all tables were when this was read.
    pub(super) fingerprint: String,
    /// What was added to the archive.
    pub(crate) changes: Vec<String>,
}

/// The table of this name; none where there is none.
pub(crate) async fn table(name: &Name, session: &mut Session) -> Result<Option<Table>> {
    let query = include_str!("sql/table.sql").replace("$table", &quote_literal(&name.to_string()));
    Ok(session.read(&query).await?.pop())
}

pub(super) async fn columns(name: &Name, session: &mut Session) -> Result<Vec<Column>> {
    session.read(&include_str!("sql/columns.sql").replace("$table", &quote_literal(&name.to_string()))).await
}

/// The query for what the columns of all tables are, from and to.
pub(super) fn fingerprint(members: &[Member]) -> String {
    let names = members.iter().flat_map(|member| [&member.table, &member.to]);
    let names: Vec<String> = names.map(|name| quote_literal(&name.to_string())).collect();
    include_str!("sql/fingerprint.sql").replace("$tables", &format!("array[{}]", names.join(", ")))
}

/// Makes the schema and the tables of an archive, and adds the columns that are new, in one transaction.
///
/// # Errors
/// Exit 1 where a type has changed, where the role may not, and for a schema that holds something else.
pub(crate) async fn prepare(
    archive: &Archive,
    members: &[Member],
    timeout: LockTimeout,
    session: &mut Session,
) -> Result<Shapes> {
    in_transaction(session, timeout, async |session| {
        let mut changes = make_schema(&archive.to.namespace, session).await?;
        let mut all = Vec::new();
        for member in members {
            let locked = format!("lock table {}{} in access share mode", member.only(), member.table);
            session.execute(&locked).await?;
            let (statements, moved) = in_step(member, None, session).await?;
            for statement in &statements {
                session.execute(statement).await.map_err(|error| {
                    error
                        .context(format!("cannot make the archive's table {}", member.to))
                        .detail(statement.clone())
                })?;
            }
            changes.extend(statements);
            all.push(moved);
        }
        let fingerprint = session.texts(&fingerprint(members)).await?.pop().unwrap_or_default();
        Ok(Shapes { columns: all, fingerprint, changes })
    })
    .await
}

/// What [`prepare`] would do to the tables.
///
/// # Errors
/// As there.
pub(crate) async fn would_prepare(members: &[Member], session: &mut Session) -> Result<Vec<String>> {
    let mut changes = Vec::new();
    for member in members {
        changes.extend(in_step(member, None, session).await?.0);
    }
    Ok(changes)
}

/// The statements that make the table of an archive, or add what it lacks; and the columns that are moved. Where it is divided
/// into ranges, its partitions are tables that were made by the application, and its types are theirs.
pub(super) async fn in_step(
    member: &Member,
    ranged_by: Option<&Ident>,
    session: &mut Session,
) -> Result<(Vec<String>, Vec<(Ident, String)>)> {
    let source = columns(&member.table, session).await?;
    let wanted: Vec<(Ident, String)> = source
        .into_iter()
        .map(|column| (column.name, if ranged_by.is_some() { column.own } else { column.kept }))
        .collect();
    let to = &member.to;
    let Some(there) = table(to, session).await? else {
        let mut parts: Vec<String> = wanted.iter().map(|(name, kept)| format!("{name} {kept}")).collect();
        let key = table(&member.table, session).await?.map(|table| table.key).unwrap_or_default();
        let key: Vec<String> = key.iter().map(ToString::to_string).collect();
        if !key.is_empty() && ranged_by.is_none() {
            parts.push(format!("primary key ({})", key.join(", ")));
        }
        let ranges = ranged_by.map_or(String::new(), |column| format!(" partition by range ({column})"));
        return Ok((vec![format!("create table {to} ({}){ranges}", parts.join(", "))], wanted));
    };
    let expected = if ranged_by.is_some() { "p" } else { "r" };
    if there.kind != expected {
        let what = if ranged_by.is_some() { "a partitioned table" } else { "a plain table" };
        return Err(Error::failed(format!(
            "the archive {to} is not {what}, and rows of {} go to one",
            member.table.brief()
        ))
        .hint("name another table with `to`, or rename that one; its rows stay where they are"));
    }
    let kept: BTreeMap<Ident, String> =
        columns(to, session).await?.into_iter().map(|column| (column.name, column.own)).collect();
    let mut statements = Vec::new();
    for (name, wanted) in &wanted {
        match kept.get(name) {
            None => statements.push(format!("alter table {to} add column {name} {wanted}")),
            Some(found) if found == wanted => {}
            Some(found) => {
                return Err(Error::failed(format!(
                    "{}.{name} has another type than its archive: {wanted}, and in {to} it is {found}",
                    member.table.brief()
                ))
                .hint(format!(
                    "change the archive, which rewrites it: alter table {to} alter column {name} type {wanted} using {name}::{wanted}"
                ))
                .hint(format!(
                    "or begin another one: alter table {to} rename to {}",
                    Ident::new(format!("{}_before", to.name.as_str()))
                )));
            }
        }
    }
    Ok((statements, wanted))
}

/// Makes the schema, or sees to it that it is an archive's.
pub(super) async fn make_schema(schema: &Ident, session: &mut Session) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Found {
        marked: bool,
        used: bool,
    }
    let query = include_str!("sql/schema.sql").replace("$schema", &quote_literal(schema.as_str()));
    let found: Option<Found> = session.read(&query).await?.pop();
    let comment = format!("comment on schema {schema} is {}", quote_literal(MARK));
    let statements = match found {
        Some(Found { marked: true, .. }) => Vec::new(),
        Some(Found { used: true, .. }) => {
            return Err(Error::refused(format!("the schema {schema} holds something that is no archive"))
                .hint("name another schema with `to`; it is made")
                .hint(format!(
                    "or, if everything in it is to be left alone by push, reset and flush: {comment}"
                )));
        }
        Some(_) => vec![comment],
        None => vec![format!("create schema {schema}"), comment],
    };
    for statement in &statements {
        session.execute(statement).await.map_err(|error| {
            error.context(format!("cannot make the schema {schema} of the archive")).hint(format!(
                "a role with CREATE on the database makes it: CREATE SCHEMA {schema} AUTHORIZATION {}",
                Ident::new(&session.server.user)
            ))
        })?;
    }
    Ok(statements)
}
