//! Shell types (manual, `CREATE TYPE`): a name that stands for a type until it is made.
//!
//! A base type, and a range type with a canonical function, is made of functions that have the type as an argument or a
//! result. So there is a shell first, then the functions, then the type. [`separate`] finds that order in the edges of a
//! catalog that was read, which are a cycle.

use crate::context::Context;
use crate::kinds::types;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Id, Kind, NAMESPACE, Object};

/// The kind.
pub const SHELL_TYPE: Kind = Kind::new("shell type");

/// The rules of the kind.
pub struct Rule;

/// Gives the types of a kind their shells, which their functions need instead of them.
pub(super) fn separate(catalog: &mut Catalog, kind: Kind) {
    let types: Vec<Id> = catalog.of_kind(kind).map(|(id, _)| id.clone()).collect();
    for id in types {
        let is_in_cycle = |needed: &&Id| catalog.needs(needed).any(|other| *other == id);
        let functions: Vec<Id> = catalog.needs(&id).filter(is_in_cycle).cloned().collect();
        if functions.is_empty() {
            continue;
        }
        let shell = id.with_kind(SHELL_TYPE);
        let namespace: Vec<Id> = catalog.needs(&id).filter(|one| one.kind() == NAMESPACE).cloned().collect();
        catalog.needs.entry(shell.clone()).or_default().extend(namespace);
        catalog.needs.entry(id.clone()).or_default().insert(shell.clone());
        for function in functions {
            let needs = catalog.needs.entry(function).or_default();
            needs.remove(&id);
            needs.insert(shell.clone());
        }
        catalog.objects.insert(shell, Object::default());
    }
}

/// The functions that a type is made of, with its shell: `DROP TYPE … CASCADE` takes them along, and there is no other way.
pub(super) fn goes_along(item: Item<'_>) -> Vec<Id> {
    let shell = item.id.with_kind(SHELL_TYPE);
    if !item.side.has(&shell) {
        return Vec::new();
    }
    let is_of_shell = |one: &&Id| item.side.needs(one).any(|needed| *needed == shell);
    let functions: Vec<Id> = item.side.needs(item.id).filter(is_of_shell).cloned().collect();
    functions.into_iter().chain([shell.clone()]).collect()
}

/// Drops a type with what goes along.
pub(super) fn drop_all(item: Item<'_>) -> Vec<Statement> {
    let along = goes_along(item);
    let cascade = if along.is_empty() { "" } else { " CASCADE" };
    let mut statements = types::drop(format!("DROP TYPE {}{cascade}", item.id.sql()), item);
    let functions: Vec<String> =
        along.iter().filter(|one| one.kind() != SHELL_TYPE).map(ToString::to_string).collect();
    if let (Some(statement), false) = (statements.first_mut(), functions.is_empty()) {
        statement.summary += &format!(" with {}", functions.join(", "));
    }
    statements
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        SHELL_TYPE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_type t where not t.typisdefined and t.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TYPE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![types::statement(format!("CREATE TYPE {}", item.id.sql()), "create", item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![types::statement(format!("DROP TYPE {}", item.id.sql()), "drop", item)]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::in_place(Vec::new())
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![types::taken(item.id)]
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
