//! What `ALTER SEQUENCE … OWNED BY` says. It is an object of its own: the column needs the sequence for its default, and
//! the sequence the column as its owner.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind, Name, quote_literal};
use serde::Deserialize;

/// The kind.
pub const SEQUENCE_OWNER: Kind = Kind::new("sequence owner");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Deserialize)]
struct Facts {
    namespace: Ident,
    table: Ident,
    column: Ident,
}

impl Facts {
    fn table(&self) -> Name {
        Name { namespace: self.namespace.clone(), name: self.table.clone() }
    }
}

fn owned_by(item: Item<'_>, owner: &str) -> Statement {
    let sql = format!("ALTER SEQUENCE {} OWNED BY {owner}", item.id.sql());
    Statement::new(sql, format!("set the owner of sequence {}", item.id.brief()), Lock::None)
}

/// Whoever pushes need not be the owner of a table that is there, and both have to be the same.
fn as_its_table(item: Item<'_>, table: &Name) -> Statement {
    let sql = format!(
        "DO $do$ BEGIN EXECUTE (SELECT {head} || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner)) \
         FROM pg_catalog.pg_class c WHERE c.oid = {table}::pg_catalog.regclass); END $do$",
        head = quote_literal(&format!("ALTER SEQUENCE {} OWNER TO ", item.id.sql())),
        table = quote_literal(&table.to_string()),
    );
    let summary = format!("give sequence {} to the owner of {}", item.id.brief(), table.brief());
    Statement::new(sql, summary, Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        SEQUENCE_OWNER
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_of_relations(&self) -> bool {
        false
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("SEQUENCE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let table = facts.table();
        let is_new = item.object.parent.as_ref().is_some_and(|sequence| context.creates(sequence));
        let mut statements = Vec::new();
        if is_new && context.live(&super::table::id(&table)).is_some() {
            statements.push(as_its_table(item, &table));
        }
        statements.push(owned_by(item, &format!("{table}.{}", facts.column)));
        statements
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![owned_by(item, "NONE")]
    }

    /// It is given up before the column goes that it is of.
    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }
}
