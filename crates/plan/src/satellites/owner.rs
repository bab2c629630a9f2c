//! Owners (manual, `ALTER … OWNER TO`). What was made again belongs to whom it belonged.

use super::{Before, Terms};
use crate::rules::Item;
use crate::statement::{Lock, Statement};

pub(super) fn statement(address: &str, before: Before<'_>, to: Item<'_>, terms: &Terms) -> Option<Statement> {
    let owner = |item: Item<'_>| item.object.satellites.owner.clone();
    let has = match before.kept() {
        Some(item) => owner(item)?,
        None => terms.role.clone(),
    };
    let wanted = match terms.owners {
        true => owner(to)?,
        false => before.was().and_then(owner)?,
    };
    (has != wanted).then(|| {
        Statement::new(
            format!("ALTER {address} OWNER TO {wanted}"),
            format!("give {} to {wanted}", to.id),
            Lock::AccessExclusive,
        )
    })
}
