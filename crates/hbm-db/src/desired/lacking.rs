//! Extensions that a server offers, and an embedded PostgreSQL that stands in for it does not have.

use crate::catalog::{Catalog, Ident};
use crate::db::Session;
use crate::error::Result;
use crate::plan::kinds::extension;
use hbm_db_migration_file::Statement;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Offered {
    name: String,
}

/// The extensions that a server offers.
///
/// # Errors
/// What the server answers.
pub(super) async fn offered(session: &mut Session) -> Result<BTreeSet<String>> {
    let rows: Vec<Offered> = session.read("select name from pg_catalog.pg_available_extensions").await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// The script without the statements that create these extensions, each in its place as blanks, and which they were.
pub(super) fn without(script: &str, lacking: &BTreeSet<String>) -> (String, BTreeSet<String>) {
    let mut left = script.to_owned();
    let mut found = BTreeSet::new();
    for statement in Statement::all(script).unwrap_or_default() {
        let Some(name) = created(&statement.sql).filter(|name| lacking.contains(name)) else { continue };
        let range = statement.start..statement.start + statement.sql.len();
        let blank = script[range.clone()].chars();
        let blank: String =
            blank.flat_map(|c| if c == '\n' { vec![c] } else { vec![' '; c.len_utf8()] }).collect();
        left.replace_range(range, &blank);
        found.insert(name);
    }
    (left, found)
}

/// The extension that a statement creates.
pub(super) fn created(sql: &str) -> Option<String> {
    let mut words = sql.split_whitespace();
    let mut next = |word: &str| words.next().filter(|found| found.eq_ignore_ascii_case(word));
    next("create")?;
    next("extension")?;
    let mut words = sql.split_whitespace().skip(2).peekable();
    if words.peek()?.eq_ignore_ascii_case("if") {
        words.nth(2);
    }
    let name = words.next()?;
    Some(match name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => quoted.to_owned(),
        None => name.to_lowercase(),
    })
}

/// Takes these extensions out of a catalog, and tells which it had.
pub(super) fn take_out(catalog: &mut Catalog, lacking: &BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    catalog.objects.retain(|id, _| {
        let goes = id.kind() == extension::EXTENSION && lacking.contains(id.last().as_str());
        if goes {
            found.insert(id.last().as_str().to_owned());
        }
        !goes
    });
    found
}

/// Puts the extensions that were left out into a catalog: they are wanted all the same.
pub(super) fn put_back(catalog: &mut Catalog, left_out: &BTreeSet<String>) {
    for name in left_out {
        catalog.objects.insert(extension::id(name), extension::object(Ident::new("public")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_keeps_its_place() {
        let lacking = BTreeSet::from(["pg_stat_statements".to_owned(), "uuid-ossp".to_owned()]);
        let script = "create table a ();\nCREATE EXTENSION IF NOT EXISTS\n  pg_stat_statements;\n\
                      create extension \"uuid-ossp\" schema public; create extension citext; create table b (é int);";
        let (left, found) = without(script, &lacking);
        assert_eq!(found, lacking);
        assert_eq!(left.len(), script.len());
        assert_eq!(left.find("create extension citext"), script.find("create extension citext"));
        assert_eq!(left.matches('\n').count(), script.matches('\n').count());
        assert!(
            !left.contains("uuid-ossp") && !left.contains("pg_stat") && left.ends_with("(é int);"),
            "{left}"
        );
        let (unchanged, found) = without("create extension citext;", &lacking);
        assert_eq!((unchanged.as_str(), found.len()), ("create extension citext;", 0));
    }
}
