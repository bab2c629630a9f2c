//! Attributes of composite types that have a comment (manual, `COMMENT`): what they are is a fact of their type.

use crate::context::Context;
use crate::kinds::types;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Kind};

/// The kind.
pub const ATTRIBUTE: Kind = Kind::new("attribute");

/// The rules of the kind.
pub struct Rule;

impl Rules for Rule {
    fn kind(&self) -> Kind {
        ATTRIBUTE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_class c where c.relkind = 'c' and c.oid >= 16384"
    }

    fn settle(&self, catalog: &mut Catalog) {
        types::stand_behind_parents(catalog, ATTRIBUTE);
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("COLUMN {}", item.id.sql())
    }

    fn create(&self, _: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        types::drop_comment(&self.address(item), item, context)
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::in_place(Vec::new())
    }
}
