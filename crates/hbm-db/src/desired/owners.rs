//! Owners that a dump names, and that are no roles of the server: who makes a desired state owns it.

use super::files::{Stage, Step};
use crate::catalog::Ident;
use crate::db::Session;
use crate::error::Result;
use hbm_db_migration_file::Statement;
use std::collections::BTreeSet;

/// The stages without the statements that give something to a role that is none here and is not made there; none where there
/// are no such statements.
///
/// # Errors
/// What the server answers.
pub(super) async fn without_strangers(session: &mut Session, stages: &[Stage]) -> Result<Option<Vec<Stage>>> {
    let mut strangers: BTreeSet<String> = steps(stages).filter_map(|step| owner(&step.statement)).collect();
    if strangers.is_empty() {
        return Ok(None);
    }
    for role in session.texts("select r.rolname::pg_catalog.text from pg_catalog.pg_roles r").await? {
        strangers.remove(&role);
    }
    for role in steps(stages).filter_map(|step| made(&step.statement)) {
        strangers.remove(&role);
    }
    if strangers.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> = strangers.iter().map(|role| Ident::new(role).to_string()).collect();
    session.notes.add(format!("owners that are no roles of this server are left out: {}", names.join(", ")));
    let mut left = stages.to_vec();
    for file in left.iter_mut().flat_map(|stage| &mut stage.files) {
        file.retain(|step| owner(&step.statement).is_none_or(|role| !strangers.contains(&role)));
    }
    Ok(Some(left))
}

fn steps(stages: &[Stage]) -> impl Iterator<Item = &Step> {
    stages.iter().flat_map(|stage| &stage.files).flat_map(|file| &file.steps)
}

/// The role that a statement gives something to, and does nothing else; none for who runs it.
fn owner(statement: &Statement) -> Option<String> {
    let is = |word: &str, wanted| word.eq_ignore_ascii_case(wanted);
    if !statement.verb().is_some_and(|verb| is(verb, "alter")) {
        return None;
    }
    let (before, role) = last_name(&statement.sql)?;
    let mut words = before.split_whitespace().rev();
    let gives =
        words.next().is_some_and(|to| is(to, "to")) && words.next().is_some_and(|owner| is(owner, "owner"));
    let is_runner = ["current_user", "session_user", "current_role"].contains(&role.as_str());
    (gives && !is_runner).then_some(role)
}

/// The role that a statement makes.
fn made(statement: &Statement) -> Option<String> {
    let head = statement.head(3);
    let [create, role, name] = head.as_slice() else { return None };
    let is_role = ["role", "user", "group"].iter().any(|word| role.eq_ignore_ascii_case(word));
    (create.eq_ignore_ascii_case("create") && is_role).then(|| spelled(name))
}

/// The name a statement ends with, as the catalog spells it, and what is before it.
fn last_name(sql: &str) -> Option<(&str, String)> {
    let at = match sql.strip_suffix('"') {
        Some(open) => open.rfind('"')?,
        None => sql.rfind(|c: char| c.is_whitespace())? + 1,
    };
    Some((&sql[..at], spelled(&sql[at..])))
}

/// A name as the catalog spells it.
fn spelled(name: &str) -> String {
    match name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\"\"", "\""),
        None => name.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_only_gives_an_owner() {
        for (sql, role) in [
            ("ALTER TABLE public.a OWNER TO someone", Some("someone")),
            ("alter function f(int)\n  owner to \"Some one\"", Some("Some one")),
            ("alter table a owner to CURRENT_USER", None),
            ("alter table a add column owner text", None),
            ("grant select on a to someone", None),
        ] {
            let statements = Statement::all(sql).expect("SQL");
            assert_eq!(statements.first().and_then(owner).as_deref(), role, "{sql}");
        }
    }
}
