//! Multirange types that have a comment (manual, `COMMENT`): what they are is a fact of their range type.

use crate::context::Context;
use crate::kinds::{range_type, types};
use crate::rules::{Alteration, Item, Rules};
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Kind};

/// The kind.
pub const MULTIRANGE_TYPE: Kind = Kind::new("multirange type");

/// The rules of the kind.
pub struct Rule;

impl Rules for Rule {
    fn kind(&self) -> Kind {
        MULTIRANGE_TYPE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_range r where r.rngtypid >= 16384"
    }

    fn settle(&self, catalog: &mut Catalog) {
        types::stand_behind_parents(catalog, MULTIRANGE_TYPE);
    }

    /// The namespace is that of the multirange type, which need not be that of the range type.
    fn address(&self, item: Item<'_>) -> String {
        match item.parent() {
            Some(range) => format!("TYPE {}", range_type::multirange(range)),
            None => format!("TYPE {}", item.id.sql()),
        }
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
