//! Foreign keys (manual, "Foreign Keys"). One stands in the statement that makes its table where the other table is there by then;
//! tables may point at each other.

use crate::context::Context;
use crate::kinds::table;
use crate::rules::{Alteration, Item, Part, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind, Name};
use serde::Deserialize;

/// The kind.
pub const FOREIGN_KEY: Kind = Kind::new("foreign key");

/// The rules of the kind.
pub struct Rule;

/// Where it stands in `CREATE TABLE`: after columns and other constraints.
const PLACE: i32 = 20_000;

/// What a foreign key is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Facts {
    /// `pg_get_constraintdef`, without `NOT VALID`.
    pub definition: String,
    /// `NOT VALID`.
    #[serde(default)]
    pub not_valid: bool,
    /// The columns it is on, in its order.
    pub columns: Vec<Ident>,
    /// Namespace and name of the table it points to.
    pub table: (Ident, Ident),
    /// The columns there, in the order of its own.
    pub referenced: Vec<Ident>,
    /// `DEFERRABLE`.
    pub deferrable: bool,
}

impl Facts {
    /// The table it points to.
    pub fn table(&self) -> Name {
        Name { namespace: self.table.0.clone(), name: self.table.1.clone() }
    }
}

/// The foreign keys of a table.
pub fn foreign_keys(catalog: &Catalog, table: &Name) -> Vec<(Ident, Facts)> {
    let parts = catalog.parts(FOREIGN_KEY, table);
    parts.map(|(id, object)| (id.last().clone(), Item { id, object, side: catalog }.facts())).collect()
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        FOREIGN_KEY
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn always_says(&self) -> &'static str {
        "definition"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("CONSTRAINT {} ON {}", item.id.last(), item.name())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let valid = if facts.not_valid { " NOT VALID" } else { "" };
        let sql =
            format!("ALTER TABLE {} ADD CONSTRAINT {} {}{valid}", item.name(), item.id.last(), facts.definition);
        vec![Statement::new(sql, format!("add {}", item.id), Lock::ShareRowExclusive)]
    }

    /// One that is not validated comes after its table, which would validate it.
    fn part(&self, item: Item<'_>, _: &Context<'_>) -> Option<Part> {
        let facts: Facts = item.facts();
        let text = format!("CONSTRAINT {} {}", item.id.last(), facts.definition);
        (!facts.not_valid).then_some(Part::Element(PLACE, text))
    }

    /// What is logged refers to nothing that is not.
    fn after(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
        let referred = table::id(&item.facts::<Facts>().table());
        Some(referred).filter(|table| table::changes_logging(table, context)).into_iter().collect()
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("ALTER TABLE {} DROP CONSTRAINT {}", item.name(), item.id.last());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if old.not_valid && (Facts { not_valid: false, ..old }) == new {
            let sql = format!("ALTER TABLE {} VALIDATE CONSTRAINT {}", to.name(), to.id.last());
            let validated = Statement::new(sql, format!("validate {}", to.id), Lock::ShareRowExclusive);
            return Alteration::in_place(vec![validated]);
        }
        Alteration::Replace
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER TABLE {} RENAME CONSTRAINT {} TO {to}", item.name(), item.id.last());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::AccessExclusive))
    }

    fn renames_freely(&self, _: Item<'_>) -> bool {
        true
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "constraint", name: item.id.sql() }]
    }

    /// A key that points to another table is dropped before that is.
    fn goes_with_parent(&self, item: Item<'_>) -> bool {
        item.facts::<Facts>().table() == item.name()
    }

    fn guards_rows(&self, _: Item<'_>) -> bool {
        true
    }
}
