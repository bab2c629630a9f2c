//! A kind that PostgreSQL does not have.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::Kind;

/// The kind.
pub const MADE_UP: Kind = Kind::new("made up");

/// The rules of the kind.
pub struct Rule;

impl Rules for Rule {
    fn kind(&self) -> Kind {
        MADE_UP
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("MADE UP {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("CREATE {}", self.address(item)), format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP {}", self.address(item)), format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }
}
