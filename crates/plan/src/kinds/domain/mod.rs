//! Domains (manual, `CREATE DOMAIN`, `ALTER DOMAIN`). Their checks are objects of their own.

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::column::{self, COLUMN};
use crate::kinds::types;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const DOMAIN: Kind = Kind::new("domain");

/// The rules of the kind.
pub struct Rule;

/// What a domain is.
#[derive(Clone, Debug, Deserialize)]
struct Facts {
    /// The type below, with its modifier.
    #[serde(rename = "type")]
    data_type: String,
    /// Collation, where it is not the type's own.
    collation: Option<String>,
    default: Option<String>,
    #[serde(default)]
    not_null: bool,
    /// The name of the NOT NULL constraint, where that is not the usual one; from PostgreSQL 17 on.
    not_null_name: Option<String>,
}

impl Facts {
    /// The name of the NOT NULL constraint.
    fn not_null_name(&self, item: Item<'_>) -> Ident {
        let usual = || format!("{}_not_null", item.id.last().as_str());
        Ident::new(self.not_null_name.clone().unwrap_or_else(usual))
    }

    fn not_null(&self) -> String {
        let name = self.not_null_name.as_ref().map(|name| format!("CONSTRAINT {} ", Ident::new(name)));
        format!("{}NOT NULL", name.unwrap_or_default())
    }
}

/// Whether a type is a domain over another, as PostgreSQL prints that.
pub(super) fn is_over(id: &Id, below: &str, context: &Context<'_>) -> bool {
    context.live(id).is_some_and(|item| item.facts::<Facts>().data_type == below)
}

/// The domains of a catalog, as PostgreSQL prints their names, each with the type below it.
pub fn below(catalog: &Catalog) -> impl Iterator<Item = (String, String)> {
    catalog.of_kind(DOMAIN).filter_map(|(id, _)| {
        let facts: Facts = Item::of(catalog, id)?.facts();
        Some((id.name()?.to_string(), facts.data_type))
    })
}

/// The lock of a statement that looks at the rows: of every table with a column of the domain.
pub(super) fn lock_of_rows(domain: &Id, context: &Context<'_>) -> Lock {
    let is_in_use = context.live(domain).is_some() && !types::holders(domain, context).is_empty();
    if is_in_use { Lock::Share } else { Lock::None }
}

/// What the values of columns lose with the change of the type below. Those inside of other types are all counted.
fn losses(from: Item<'_>, context: &Context<'_>) -> Vec<Hazard> {
    let Some(to) = context.desired(from.id) else { return Vec::new() };
    let (old, new): (Facts, Facts) = (from.facts(), to.facts());
    let is_direct = |one: &Item<'_>| types::is_of(&one.facts::<column::Facts>().data_type, from.id);
    let inside = match column::keeps_values(&old.data_type, &new.data_type) {
        true => None,
        false => types::count_of(types::holders(from.id, context).into_iter().filter(|one| !is_direct(one)), context),
    };
    let inside = inside.map(|(probe, tables)| {
        let unit = column::unit_of_values(&old.data_type, &new.data_type);
        Hazard::new(HazardKind::ChangeType, from.id, unit, probe, tables)
    });
    let columns = context.dependents(from.id).filter(|one| one.kind() == COLUMN && context.desired.has(one));
    columns
        .filter_map(|one| context.live(one))
        .filter_map(|one| {
            let facts: column::Facts = one.facts();
            let list = facts.data_type.strip_prefix(&from.id.sql())?;
            let (table, name) = column::former(one, context);
            let types = (format!("{}{list}", old.data_type), format!("{}{list}", new.data_type));
            column::retype_hazard(one.id, &table, &name, (&types.0, &types.1))
        })
        .chain(inside)
        .collect()
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        DOMAIN
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_type t where t.typtype = 'd' and t.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("DOMAIN {}", item.id.sql())
    }

    /// One that is made beside what it was names its NOT NULL constraint: PostgreSQL gives no name a second time.
    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let mut facts: Facts = item.facts();
        if context.major >= 17 && context.aside(item.id).is_some() {
            facts.not_null_name = Some(facts.not_null_name(item).as_str().to_owned());
        }
        let mut sql = format!("CREATE DOMAIN {} AS {}", item.id.sql(), facts.data_type);
        if let Some(collation) = &facts.collation {
            sql += &format!(" COLLATE {collation}");
        }
        if let Some(default) = &facts.default {
            sql += &format!(" DEFAULT {default}");
        }
        if facts.not_null {
            sql += &format!(" {}", facts.not_null());
        }
        vec![types::statement(sql, "create", item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        types::drop(format!("DROP DOMAIN {}", item.id.sql()), item)
    }

    /// PostgreSQL changes everything but the type and its collation. Values inside of arrays and other types it does not check.
    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let is_checked = !old.not_null && new.not_null;
        if (&old.data_type, &old.collation) != (&new.data_type, &new.collation)
            || is_checked && types::is_held_inside(from.id, context)
        {
            return Alteration::Replace;
        }
        let mut statements = Vec::new();
        let mut alter = |what: String, verb: &str| {
            let sql = format!("ALTER DOMAIN {} {what}", to.id.sql());
            statements.push(types::statement(sql, verb, to));
        };
        if old.default != new.default {
            match &new.default {
                Some(default) => alter(format!("SET DEFAULT {default}"), "set the default of"),
                None => alter("DROP DEFAULT".to_owned(), "drop the default of"),
            }
        }
        match (old.not_null, new.not_null) {
            (true, false) => alter("DROP NOT NULL".to_owned(), "allow nulls in"),
            (false, true) if new.not_null_name.is_some() => {
                alter(format!("ADD {}", new.not_null()), "allow no nulls in");
            }
            (false, true) => alter("SET NOT NULL".to_owned(), "allow no nulls in"),
            (true, true) if old.not_null_name != new.not_null_name => {
                let names = (old.not_null_name(from), new.not_null_name(to));
                alter(format!("RENAME CONSTRAINT {} TO {}", names.0, names.1), "rename a constraint of");
            }
            _ => {}
        }
        if !old.not_null && new.not_null
            && let Some(last) = statements.last_mut()
        {
            last.lock = lock_of_rows(to.id, context);
        }
        Alteration::in_place(statements)
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER DOMAIN {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn set_aside(&self, item: Item<'_>, aside: &Ident, context: &Context<'_>) -> Option<Vec<Statement>> {
        let statement = types::set_aside(&self.address(item), aside, item);
        Some(vec![losses(item, context).into_iter().fold(statement, Statement::hazard)])
    }

    fn drop_aside(&self, item: Item<'_>, aside: &Ident) -> Vec<Statement> {
        types::drop_aside("DOMAIN", aside, item)
    }

    fn made_of(&self, item: Item<'_>) -> Vec<String> {
        vec![item.facts::<Facts>().data_type]
    }

    /// By a cast between the types below, where there is one and the old type has its name still.
    fn converted(
        &self,
        from: Item<'_>,
        to: Item<'_>,
        value: &str,
        context: &Context<'_>,
    ) -> Option<String> {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if let Some(below) = types::converted_below(from, &old.data_type, value, context) {
            return Some(format!("({below})::{}", to.id.sql()));
        }
        let through_text = column::goes_through_text(&old.data_type, &new.data_type)
            || from.side.needs(from.id).any(|below| context.aside(below).is_some());
        let types = (old.data_type, new.data_type, to.id.sql());
        (!through_text).then(|| format!("{value}::{}::{}::{}", types.0, types.1, types.2))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![types::taken(item.id)]
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(types::grants(self.address(item)))
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
