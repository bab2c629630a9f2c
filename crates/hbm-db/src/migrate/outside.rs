//! What a rollback does not undo: statements that act outside of their transaction cannot be rehearsed.
//!
//! PostgreSQL has no list of them. A function of an extension or of an untrusted language may do anything; of its own
//! functions and statements, those that do are named here.

use super::Steps;
use crate::catalog::quote_literal;
use crate::db::Session;
use crate::error::Result;
use hbm_db_migration_file::Statement;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Functions of PostgreSQL that act at once, by their beginning.
const AT_ONCE: [&str; 24] = [
    "lo_export",
    "pg_backup_start",
    "pg_backup_stop",
    "pg_cancel_backend",
    "pg_copy_logical_replication_slot",
    "pg_copy_physical_replication_slot",
    "pg_create_logical_replication_slot",
    "pg_create_physical_replication_slot",
    "pg_create_restore_point",
    "pg_drop_replication_slot",
    "pg_file_",
    "pg_log_backend_memory_contexts",
    "pg_logical_emit_message",
    "pg_promote",
    "pg_reload_conf",
    "pg_replication_origin_",
    "pg_replication_slot_advance",
    "pg_rotate_logfile",
    "pg_start_backup",
    "pg_stat_reset",
    "pg_stop_backup",
    "pg_switch_wal",
    "pg_terminate_backend",
    "pg_wal_replay_",
];

#[derive(Deserialize)]
struct Function {
    name: String,
    number: i64,
    /// What it is that may act outside of the transaction.
    acts: Option<String>,
    source: String,
}

/// Why statements cannot be rehearsed; none where they can.
///
/// # Errors
/// What the server answers.
pub(crate) async fn acts_outside(session: &mut Session, steps: &Steps<'_>) -> Result<Option<String>> {
    let mut open = BTreeSet::new();
    // What is in Rust says it when it runs.
    if let Steps::Rust(rust) = steps
        && !rust.transactional()
    {
        return Ok(Some("it is in Rust, and runs in no transaction that could be rolled back".into()));
    }
    for statement in steps.statements() {
        if let Some(why) = at_once(&statement.sql) {
            return Ok(Some(why));
        }
        open.extend(called(&statement.sql));
    }
    // A trigger may be fired by any change.
    open.extend(session.texts(include_str!("sql/called_unasked.sql")).await?);
    let mut seen = BTreeSet::new();
    while !open.is_empty() {
        let names: Vec<String> = open.iter().map(|name| quote_literal(name)).collect();
        let sql = include_str!("sql/outside.sql").replace("$names", &format!("array[{}]", names.join(", ")));
        open.clear();
        for function in session.read::<Function>(&sql).await? {
            if let Some(acts) = function.acts {
                return Ok(Some(format!("{} {acts}, and may act outside of the transaction", function.name)));
            }
            if seen.insert(function.number) {
                if let Some(why) = at_once(&function.source) {
                    return Ok(Some(format!("{}: {why}", function.name)));
                }
                open.extend(called(&function.source));
            }
        }
    }
    Ok(None)
}

/// What a statement does outside of the database at once; none where it only makes something that may do so later.
pub(super) fn leaves_the_database(statement: &Statement) -> Option<String> {
    let makes = statement
        .verb()
        .is_some_and(|verb| ["create", "alter"].iter().any(|word| verb.eq_ignore_ascii_case(word)));
    if makes {
        return None;
    }
    let dblink = || called(&statement.sql).into_iter().find(|name| name.starts_with("dblink"));
    at_once(&statement.sql).or_else(|| dblink().map(|name| format!("{name} acts in another database")))
}

/// What acts at once in a statement or in the source of a function.
pub(super) fn at_once(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    if text.split(';').any(copies_out) {
        return Some("COPY writes a file or runs a program".into());
    }
    let named = called(&text).into_iter().find(|word| AT_ONCE.iter().any(|name| word.starts_with(name)))?;
    Some(format!("{named} acts outside of the transaction"))
}

/// Whether there is a COPY to a file, or from or to a program: what follows TO is no name, as in a remark it would be.
fn copies_out(statement: &str) -> bool {
    let after = |text: &'_ str, word: &str| -> Option<String> {
        let mut rest = text;
        while let Some(at) = rest.find(word) {
            let (before, from) = (rest[..at].chars().next_back(), &rest[at + word.len()..]);
            if !before.is_some_and(is_part) && !from.chars().next().is_some_and(is_part) {
                return Some(from.trim_start().to_owned());
            }
            rest = from;
        }
        None
    };
    after(statement, "copy").is_some_and(|copied| {
        after(&copied, "program").is_some()
            || after(&copied, "to").is_some_and(|to| to.starts_with(['\'', '$', '%', '|']))
    })
}

/// What a text calls, in lower case: names before a parenthesis, also in strings, as these may be run as SQL.
fn called(text: &str) -> BTreeSet<String> {
    let Some((before, _)) = text.rsplit_once('(') else { return BTreeSet::new() };
    let parts = before.split('(').map(|part| part.trim_end().trim_end_matches('"'));
    let names = parts.map(|part| part.rsplit(|c| !is_part(c)).next().unwrap_or_default());
    names.filter(|name| !name.is_empty()).map(str::to_lowercase).collect()
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_acts_at_once() {
        for (sql, acts) in [
            ("copy t to program 'rm x'", true),
            ("COPY t TO '/tmp/x'", true),
            ("copy t from '/tmp/x'", false),
            ("do $$ begin execute 'select lo_export(1, ''x'')'; end $$", true),
            ("select pg_file_write('x', 'y', false)", true),
            ("select setval('a', 1)", false),
            ("notify x", false),
            ("drop function lo_export", false),
            ("select \"pg_catalog\".\"lo_export\" (1, 'x')", true),
            ("begin -- copy the row to history\n insert into h select new.*; end", false),
            ("execute format('copy t to %L', path)", true),
        ] {
            assert_eq!(at_once(sql).is_some(), acts, "{sql}");
        }
    }
}
