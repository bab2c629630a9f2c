//! Sequences inside identity columns (manual, "Identity Columns"). The column makes, changes and drops one: its name, comment
//! and privileges are its own.

use crate::context::Context;
use crate::kinds::column::{self, COLUMN};
use crate::kinds::sequence;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Kind, Name};
use serde::Deserialize;

/// The kind.
pub const IDENTITY_SEQUENCE: Kind = Kind::new("identity sequence");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Deserialize)]
struct Aside {
    namespace: Ident,
    name: Ident,
}

fn name(item: Item<'_>) -> Name {
    let Aside { namespace, name } = item.aside();
    Name { namespace, name }
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        IDENTITY_SEQUENCE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_sequence"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("SEQUENCE {}", name(item))
    }

    fn create(&self, _: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn drop(&self, _: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new) = (name(from), name(to));
        if old.name == new.name {
            return Alteration::in_place(Vec::new());
        }
        let sql = format!("ALTER SEQUENCE {old} RENAME TO {}", new.name);
        let summary = format!("rename sequence {} to {}", old.brief(), new.name);
        Alteration::in_place(vec![Statement::new(sql, summary, Lock::AccessExclusive)])
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "relation", name: name(item).to_string() }]
    }

    fn comes_with(&self, item: Item<'_>, context: &Context<'_>) -> Option<Id> {
        item.object.parent.clone().filter(|column| context.creates(column))
    }

    /// It has the owner of the table of its column.
    fn goes_with(&self, item: Item<'_>, _: &Context<'_>) -> Option<Id> {
        item.object.parent.clone()
    }

    /// The sequence that a column had as its default before it became an identity.
    fn succeeds(&self, item: Item<'_>, context: &Context<'_>) -> Option<Id> {
        let live = context.live(&item.id.with_kind(COLUMN))?;
        column::numbers::free_sequence(live).map(|name| sequence::id(&name))
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(self.address(item), sequence::PRIVILEGES, &[]))
    }

    fn is_told_when_left(&self) -> bool {
        false
    }
}
