//! What `ALTER TABLE` changes of a table itself.

use super::Facts;
use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::rules::Item;
use crate::statement::{Lock, Statement};
use std::collections::BTreeMap;

pub(super) fn statements(item: Item<'_>, old: &Facts, new: &Facts, context: &Context<'_>) -> Vec<Statement> {
    let name = item.id.sql();
    let summary = format!("alter {}", item.id);
    let statement =
        |what: String| Statement::new(format!("ALTER TABLE {name} {what}"), &*summary, Lock::AccessExclusive);
    let mut done = Vec::new();
    if old.unlogged != new.unlogged {
        let word = if new.unlogged { "UNLOGGED" } else { "LOGGED" };
        let mut set = statement(format!("SET {word}"));
        if new.unlogged {
            let former = context.former_table(item.id);
            set = set.hazard(Hazard::new(
                HazardKind::SetUnlogged,
                item.id,
                "rows that a crash of the server would empty",
                format!("select count(*) from {former}"),
                vec![former],
            ));
        }
        done.push(set);
    }
    done.extend(changed_parameters(&parameters(old), &parameters(new)).into_iter().map(statement));
    if old.method != new.method {
        let method = new.method.as_ref().map_or("heap".to_owned(), ToString::to_string);
        done.push(statement(format!("SET ACCESS METHOD {method}")));
    }
    if old.tablespace != new.tablespace {
        let tablespace = new.tablespace.as_ref().map_or("pg_default".to_owned(), ToString::to_string);
        done.push(statement(format!("SET TABLESPACE {tablespace}")));
    }
    // Where an index identifies rows, the index says so.
    if old.identity != new.identity
        && let Some(word) = match new.identity {
            Some('f') => Some("FULL"),
            Some('n') => Some("NOTHING"),
            Some(_) => None,
            None => Some("DEFAULT"),
        }
    {
        done.push(statement(format!("REPLICA IDENTITY {word}")));
    }
    if old.row_security != new.row_security {
        let word = if new.row_security { "ENABLE" } else { "DISABLE" };
        let switched = statement(format!("{word} ROW LEVEL SECURITY"));
        done.push(match new.row_security {
            true => switched,
            false => switched.hazard(loosened(item, "its policies no longer hold")),
        });
    }
    if old.forced != new.forced {
        let word = if new.forced { "FORCE" } else { "NO FORCE" };
        let switched = statement(format!("{word} ROW LEVEL SECURITY"));
        done.push(match new.forced || !new.row_security {
            true => switched,
            false => switched.hazard(loosened(item, "its policies no longer hold for its owner")),
        });
    }
    done
}

fn loosened(item: Item<'_>, what: &str) -> Hazard {
    Hazard::uncounted(HazardKind::DisableRowSecurity, item.id.plain(), what, None)
}

fn parameters(facts: &Facts) -> Vec<String> {
    facts.options.iter().chain(&facts.toast_options).cloned().collect()
}

/// What sets and resets parameters that are given as `name=value`, for tables, columns and indexes.
pub(crate) fn changed_parameters(old: &[String], new: &[String]) -> Vec<String> {
    fn pairs(options: &[String]) -> BTreeMap<&str, &str> {
        options.iter().filter_map(|option| option.split_once('=')).collect()
    }
    let (old, new) = (pairs(old), pairs(new));
    let gone: Vec<&str> = old.keys().filter(|name| !new.contains_key(*name)).copied().collect();
    let set: Vec<String> = new
        .iter()
        .filter(|(name, value)| old.get(*name) != Some(*value))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let mut found = Vec::new();
    if !gone.is_empty() {
        found.push(format!("RESET ({})", gone.join(", ")));
    }
    if !set.is_empty() {
        found.push(format!("SET ({})", set.join(", ")));
    }
    found
}
