//! Comments (manual, `COMMENT`).

use super::Before;
use crate::rules::Item;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::quote_literal;

/// Takes away the comment that an object has by itself.
pub(super) fn none(address: &str, to: Item<'_>) -> Statement {
    Statement::new(
        format!("COMMENT ON {address} IS NULL"),
        format!("drop the comment on {}", to.id),
        Lock::None,
    )
}

pub(super) fn statement(address: &str, before: Before<'_>, to: Item<'_>) -> Option<Statement> {
    let has = before.kept().and_then(|item| item.object.satellites.comment.as_deref());
    let wanted = to.object.satellites.comment.as_deref();
    if has == wanted {
        return None;
    }
    let text = wanted.map_or("NULL".to_owned(), quote_literal);
    let verb = if wanted.is_some() { "comment on" } else { "drop the comment on" };
    Some(Statement::new(format!("COMMENT ON {address} IS {text}"), format!("{verb} {}", to.id), Lock::None))
}
