//! What a table is a partition of (manual, `ALTER TABLE … ATTACH PARTITION`). A partition is made as a table of its own and
//! attached, so that its columns, constraints and indexes have the places and names that they are to have.

use crate::context::Context;
use crate::kinds::constraint::CONSTRAINT;
use crate::kinds::foreign_key::{self, FOREIGN_KEY};
use crate::kinds::table;
use crate::rules::{Alteration, Item, Rules, Taken};
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

/// The foreign keys that a partition has because its table, or one that this is a partition of, has them. PostgreSQL gives each copy the
/// same name where that is free.
fn copied_keys(item: Item<'_>) -> Vec<Ident> {
    let mut found = Vec::new();
    let mut part = item.name();
    while let Some(whole) = whole(item.side, &part) {
        found.extend(foreign_key::foreign_keys(item.side, &whole).into_iter().map(|(name, _)| name));
        part = whole;
    }
    found
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

    /// What is a partition no longer keeps copies of the foreign keys that its table had.
    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let (of, part) = (item.facts::<Facts>().of(), item.id.sql());
        let detached = Statement::new(
            format!("ALTER TABLE {of} DETACH PARTITION {part}"),
            format!("detach {}", item.id),
            Lock::AccessExclusive,
        );
        let is_plain = whole(context.desired, &item.name()).is_none() && context.desired.has(&table::id(&item.name()));
        let copies = copied_keys(item).into_iter().filter(|_| is_plain && !context.replaces(&table::id(&item.name())));
        let dropped = copies.map(|key| {
            Statement::new(
                format!("ALTER TABLE {part} DROP CONSTRAINT IF EXISTS {key}"),
                format!("drop the copy of a foreign key of {of}"),
                Lock::AccessExclusive,
            )
        });
        [detached].into_iter().chain(dropped).collect()
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        let key = |name: Ident| Id::part(FOREIGN_KEY, &item.name(), &name).sql();
        copied_keys(item).into_iter().map(|name| Taken { among: "constraint", name: key(name) }).collect()
    }

    /// PostgreSQL attaches what has every check of the table already.
    fn after(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
        context.desired.parts(CONSTRAINT, &item.name()).map(|(id, _)| id.clone()).collect()
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }
}
