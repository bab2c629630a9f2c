//! What `ALTER … DEPENDS ON EXTENSION` says of a routine, an index, a materialized view or a trigger: it goes with the
//! extension (manual, `ALTER FUNCTION`).

use crate::context::Context;
use crate::kinds::constraint::CONSTRAINT;
use crate::kinds::rules;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::Kind;

/// The kind.
pub const EXTENSION_DEPENDENCY: Kind = Kind::new("extension dependency");

/// The rules of the kind.
pub struct Rule;

/// The object as `ALTER` names it; that of a key is its index.
fn whole(item: Item<'_>) -> String {
    let parent = item.parent();
    match parent.filter(|parent| parent.id.kind() != CONSTRAINT) {
        Some(parent) => rules(parent.id.kind()).address(parent),
        None => format!("INDEX {}", item.name()),
    }
}

fn said(item: Item<'_>, not: &str) -> Statement {
    let (object, extension) = (whole(item), item.id.last());
    let sql = format!("ALTER {object} {not}DEPENDS ON EXTENSION {extension}");
    let verb = if not.is_empty() { "make" } else { "no longer make" };
    let summary = format!("{verb} {object} depend on extension {extension}");
    Statement::new(sql, summary, Lock::AccessExclusive)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        EXTENSION_DEPENDENCY
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_of_relations(&self) -> bool {
        false
    }

    fn is_there(&self) -> &'static str {
        "pg_depend d where d.deptype = 'x'"
    }

    fn address(&self, item: Item<'_>) -> String {
        whole(item)
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![said(item, "")]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![said(item, "NO ")]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }
}
