//! What a table is a partition of (manual, `ALTER TABLE … ATTACH PARTITION`). A partition is made as a table of its own and
//! attached, so that its columns, constraints and indexes have the places and names that they are to have.

use crate::context::Context;
use crate::kinds::constraint::CONSTRAINT;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Kind, Name};
use hbm_db_catalog::Ident;
use serde::Deserialize;

/// The kind.
pub const PARTITION: Kind = Kind::new("partition");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Deserialize)]
struct Facts {
    of: (Ident, Ident),
    bound: String,
}

impl Facts {
    fn of(&self) -> Name {
        Name { namespace: self.of.0.clone(), name: self.of.1.clone() }
    }
}

/// The attachments of the partitions of a table.
pub(crate) fn of_table(catalog: &Catalog, name: &Name) -> Vec<Id> {
    let partitions = catalog.of_kind(PARTITION).filter(|(id, _)| {
        Item::of(catalog, id).is_some_and(|item| item.facts::<Facts>().of() == *name)
    });
    partitions.map(|(id, _)| id.clone()).collect()
}

/// The table that another is a partition of.
pub(crate) fn whole(catalog: &Catalog, name: &Name) -> Option<Name> {
    Item::of(catalog, &Id::named(PARTITION, name)).map(|item| item.facts::<Facts>().of())
}

/// Whether a table is a partition of the same table before and after a plan, and without a break.
pub(crate) fn stays(context: &Context<'_>, name: &Name) -> bool {
    let id = Id::named(PARTITION, name);
    context.live(&id).is_some() && context.desired(&id).is_some() && !context.drops(&id)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        PARTITION
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_partitioned_table"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TABLE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let (whole, part) = (facts.of(), item.id.sql());
        vec![Statement::new(
            format!("ALTER TABLE {whole} ATTACH PARTITION {part} {}", facts.bound),
            format!("attach {}", item.id),
            Lock::AccessExclusive,
        )]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let whole = item.facts::<Facts>().of();
        vec![Statement::new(
            format!("ALTER TABLE {whole} DETACH PARTITION {}", item.id.sql()),
            format!("detach {}", item.id),
            Lock::AccessExclusive,
        )]
    }

    /// PostgreSQL attaches what has every check of the table already.
    fn after(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
        context.desired.parts(CONSTRAINT, &item.name()).map(|(id, _)| id.clone()).collect()
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }
}
