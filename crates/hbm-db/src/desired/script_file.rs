//! What the statements of a file are that somebody else wrote, as those of a dump.

use crate::catalog::Ident;
use crate::error::Error;
use hbm_db_migration_file::Statement;

/// Whether a statement that failed makes nothing that is missing: a setting of a newer PostgreSQL, which `pg_dump` writes
/// at its head, a schema that every database has, or what is about the database itself, which has another name here.
pub(super) fn can_be_left_out(statement: &Statement, error: &Error) -> bool {
    let is_set = statement.verb().is_some_and(|verb| verb.eq_ignore_ascii_case("set"));
    match error.sqlstate() {
        Some("42704") => is_set && error.message().contains("configuration parameter"),
        Some("42P06") => created_schema(&statement.sql).as_deref() == Some("public"),
        Some("3D000") => is_about_databases(statement),
        _ => false,
    }
}

/// Whether a statement makes this schema.
pub(super) fn creates_schema(statement: &Statement, schema: &Ident) -> bool {
    created_schema(&statement.sql).as_deref() == Some(schema.as_str())
}

/// Whether a statement is about databases, as `pg_dump --create` writes them.
pub(super) fn is_about_databases(statement: &Statement) -> bool {
    let head: Vec<String> = statement.head(3).into_iter().map(str::to_lowercase).collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    matches!(head.as_slice(), ["create" | "alter" | "drop", "database", ..] | ["comment", "on", "database"])
}

/// What a statement is to the transaction around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// It begins one.
    Begins,
    /// It ends it, and keeps what was done.
    Commits,
    /// It ends it, and undoes what was done.
    RollsBack,
}

/// What a statement is to the transaction around it; none where it is only in it.
pub(super) fn bound(statement: &Statement) -> Option<Bound> {
    let words: Vec<String> = statement.head(3).into_iter().map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["begin", ..] | ["start", "transaction", ..] => Some(Bound::Begins),
        // To a savepoint, or of a transaction that was prepared.
        ["commit" | "rollback", "prepared", ..] | ["rollback", "to", ..] | ["rollback", _, "to"] => None,
        ["commit" | "end", ..] => Some(Bound::Commits),
        ["rollback" | "abort", ..] => Some(Bound::RollsBack),
        _ => None,
    }
}

/// What `CREATE SCHEMA` makes.
fn created_schema(sql: &str) -> Option<String> {
    let mut words = sql.split_whitespace();
    let mut next = || words.next().map(str::to_lowercase);
    if next()? != "create" || next()? != "schema" {
        return None;
    }
    let mut name = next()?;
    if name == "if" {
        next();
        next();
        name = next()?;
    }
    Some(name.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_begins_and_ends_a_transaction() {
        for (sql, is) in [
            ("BEGIN", Some(Bound::Begins)),
            ("begin isolation level serializable", Some(Bound::Begins)),
            ("start transaction", Some(Bound::Begins)),
            ("COMMIT", Some(Bound::Commits)),
            ("end work", Some(Bound::Commits)),
            ("rollback", Some(Bound::RollsBack)),
            ("abort", Some(Bound::RollsBack)),
            ("rollback to savepoint a", None),
            ("rollback work to a", None),
            ("rollback prepared 'a'", None),
            ("select 1", None),
        ] {
            let statements = Statement::all(sql).expect("SQL");
            assert_eq!(statements.first().and_then(bound), is, "{sql}");
        }
    }

    #[test]
    fn knows_which_schema_is_made() {
        for (sql, made) in [
            ("CREATE SCHEMA public", Some("public")),
            ("create schema\n  if not exists \"public\"", Some("public")),
            ("create schema audit authorization me", Some("audit")),
            ("create table schema (id int)", None),
        ] {
            assert_eq!(created_schema(sql).as_deref(), made, "{sql}");
        }
    }
}
