//! `CREATE TABLE`, with what stands in it.

use super::{Aside, Facts, TABLE};
use crate::context::Context;
use crate::rules::{Folded, Item, Part};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::Id;
use std::collections::HashMap;

/// The list of elements of the statement that makes a table or a foreign table: columns in their order, each with what
/// follows it, and constraints.
pub(crate) fn elements(parts: &[Folded<'_>]) -> Vec<String> {
    let mut suffixes: HashMap<&Id, Vec<&str>> = HashMap::new();
    let mut found: Vec<(i32, &Id, &str)> = Vec::new();
    for folded in parts {
        match &folded.part {
            Part::Element(place, text) => found.push((*place, folded.item.id, text)),
            Part::Suffix(text) => {
                if let Some(parent) = &folded.item.object.parent {
                    suffixes.entry(parent).or_default().push(text);
                }
            }
        }
    }
    found.sort();
    let element = |(_, id, text): (i32, &Id, &str)| {
        let after = suffixes.get(id).map_or(String::new(), |after| after.concat());
        format!("{text}{after}")
    };
    found.into_iter().filter(|(_, _, text)| !text.is_empty()).map(element).collect()
}

pub(super) fn create(item: Item<'_>, parts: &[Folded<'_>], context: &Context<'_>) -> Vec<Statement> {
    let facts: Facts = item.facts();
    let parts = elements(parts);
    let unlogged = if facts.unlogged || item.aside::<Aside>().unlogged { "UNLOGGED " } else { "" };
    let name = item.id.sql();
    let mut sql = format!("CREATE {unlogged}TABLE {name}");
    if let Some(of) = &facts.of {
        sql += &format!(" OF {of}");
    }
    sql += &match (parts.is_empty(), &facts.of) {
        (true, Some(_)) => String::new(),
        (true, None) => " ()".to_owned(),
        (false, _) => format!(" (\n    {}\n)", parts.join(",\n    ")),
    };
    if !facts.inherits.is_empty() {
        sql += &format!(" INHERITS ({})", facts.inherits.join(", "));
    }
    if let Some(key) = &facts.partitioned {
        sql += &format!(" PARTITION BY {key}");
    }
    if let Some(method) = &facts.method {
        sql += &format!(" USING {method}");
    }
    let options: Vec<&str> = facts.options.iter().chain(&facts.toast_options).map(String::as_str).collect();
    if !options.is_empty() {
        sql += &format!(" WITH ({})", options.join(", "));
    }
    if let Some(tablespace) = &facts.tablespace {
        sql += &format!(" TABLESPACE {tablespace}");
    }
    let created = Statement::new(sql, format!("create {}", item.id), Lock::None);
    debug_assert_eq!(item.id.kind(), TABLE);
    let plain = Facts {
        unlogged: facts.unlogged,
        partitioned: facts.partitioned.clone(),
        of: facts.of.clone(),
        inherits: facts.inherits.clone(),
        options: facts.options.clone(),
        toast_options: facts.toast_options.clone(),
        tablespace: facts.tablespace.clone(),
        method: facts.method.clone(),
        ..Facts::default()
    };
    let mut statements = vec![created];
    statements.extend(super::alter::statements(item, &plain, &facts, context));
    statements
}
