//! What `ALTER TABLE ONLY partition DISABLE TRIGGER` and its like say of a trigger that a partition has of its parent,
//! where that differs from what the parent has (manual, `ALTER TABLE`).

use super::trigger::{Enabled, TRIGGER, enabled, set_enabled};
use crate::context::Context;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::Statement;
use hbm_db_catalog::Kind;
use serde::Deserialize;

/// The kind.
pub const TRIGGER_STATE: Kind = Kind::new("trigger state");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Deserialize)]
struct Facts {
    enabled: Enabled,
}

#[derive(Debug, Deserialize)]
struct Aside {
    /// What the trigger of the parent has.
    otherwise: Enabled,
}

/// The state before the plan, where the partition and the trigger of its parent were there.
fn before(item: Item<'_>, context: &Context<'_>) -> Option<Enabled> {
    if let Some(live) = context.live(item.id) {
        return Some(live.facts::<Facts>().enabled);
    }
    context.live(item.object.parent.as_ref()?)?;
    let of = item.side.needs(item.id).find(|needed| needed.kind() == TRIGGER)?;
    context.live(of).map(enabled)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        TRIGGER_STATE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_trigger t where t.tgparentid <> 0"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TRIGGER {} ON {}", item.id.last(), item.name())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let state = item.facts::<Facts>().enabled;
        vec![state.warned(set_enabled(item, state, true), before(item, context), item)]
    }

    /// It becomes what its parent has.
    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![set_enabled(item, item.aside::<Aside>().otherwise, true)]
    }

    fn alter(&self, _: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        Alteration::in_place(self.create(to, context))
    }
}

#[cfg(test)]
mod tests;
