//! A file of SQL that somebody else wrote, as a dump: statement by statement.

use crate::catalog::Ident;
use crate::error::{Error, Result};
use hbm_db_migration_file::Statement;

/// Its statements.
///
/// # Errors
/// Exit 2 with the place of what is not closed.
pub(super) fn statements(script: &str, source: &str) -> Result<Vec<Statement>> {
    Statement::all(script)
        .map_err(|refusal| Error::usage(format!("{source}, {refusal}")).hint(refusal.advice))
}

/// Whether a statement that failed makes nothing that is missing: a setting of a newer PostgreSQL, which `pg_dump` writes
/// at its head, or a schema that every database has.
pub(super) fn can_be_left_out(statement: &Statement, error: &Error) -> bool {
    let is_set = statement.verb().is_some_and(|verb| verb.eq_ignore_ascii_case("set"));
    match error.sqlstate() {
        Some("42704") => is_set && error.message().contains("configuration parameter"),
        Some("42P06") => created_schema(&statement.sql).as_deref() == Some("public"),
        _ => false,
    }
}

/// Whether a file says itself that it makes a schema.
pub(super) fn creates_schema(script: &str, schema: &Ident) -> bool {
    let statements = Statement::all(script).unwrap_or_default();
    statements.iter().any(|statement| created_schema(&statement.sql).as_deref() == Some(schema.as_str()))
}

/// Whether a file has transactions of its own.
pub(super) fn commits(script: &str) -> bool {
    let ends = ["begin", "start", "commit", "end", "rollback", "abort"];
    let statements = Statement::all(script).unwrap_or_default();
    statements
        .iter()
        .filter_map(Statement::verb)
        .any(|verb| ends.iter().any(|end| verb.eq_ignore_ascii_case(end)))
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
    fn knows_which_schema_is_made() {
        for (sql, made) in [
            ("CREATE SCHEMA public", Some("public")),
            ("create schema\n  if not exists \"public\"", Some("public")),
            ("create schema audit authorization me", Some("audit")),
            ("create table schema (id int)", None),
        ] {
            assert_eq!(created_schema(sql).as_deref(), made, "{sql}");
        }
        assert!(creates_schema("-- x\nselect 1;\ncreate schema public;", &Ident::new("public")));
        assert!(!creates_schema("create schema audit;", &Ident::new("public")));
    }
}
