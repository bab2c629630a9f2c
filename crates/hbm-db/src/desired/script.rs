//! A script of SQL: what of it the server can run, and in which parts.

use super::script_file::{Bound, bound};
use crate::db::Session;
use crate::error::Result;
use crate::plan::Statement;
use hbm_db_migration_file::Statement as FileStatement;

/// How many statements are a transaction in a scratch database: a server has room for the locks of some thousands.
pub(super) const PART: usize = 100;

pub(super) async fn run_together(session: &mut Session, statements: &[Statement]) -> Result<()> {
    let texts: Vec<&str> = statements.iter().map(|statement| statement.sql.as_str()).collect();
    session.execute(&texts.join(";\n")).await
}

/// The script in parts that are a transaction each; as a whole where it has transactions of its own, or is not understood.
pub(super) fn parts(script: &str) -> Vec<&str> {
    const TRANSACTIONS: [&str; 10] = [
        "begin",
        "start",
        "commit",
        "end",
        "rollback",
        "abort",
        "savepoint",
        "release",
        "prepare",
        "declare",
    ];
    let Ok(statements) = FileStatement::all(script) else { return vec![script] };
    let is_alone = |verb: &str| TRANSACTIONS.contains(&verb.to_lowercase().as_str());
    if statements.iter().any(|statement| statement.verb().is_some_and(is_alone)) {
        return vec![script];
    }
    let mut parts = Vec::new();
    let mut rest = script;
    for statement in statements.iter().step_by(PART).skip(1) {
        let (part, after) = rest.split_at(statement.start - (script.len() - rest.len()));
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// A script without the words that begin and end transactions: it runs in one of ours. Everything else keeps its place.
pub(super) fn without_transactions(script: &str) -> String {
    let mut text = script.to_owned();
    for statement in FileStatement::all(script).unwrap_or_default() {
        if let Some(Bound::Begins | Bound::Commits) = bound(&statement) {
            let end = statement.start + statement.sql.len();
            text.replace_range(statement.start..end, &" ".repeat(statement.sql.len()));
        }
    }
    text
}

pub(super) fn line_and_column(text: &str, position: usize) -> (usize, usize) {
    let before: String = text.chars().take(position.saturating_sub(1)).collect();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    (line, column)
}
