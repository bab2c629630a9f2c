//! Owners (manual, `ALTER … OWNER TO`). What was made again belongs to whom it belonged.

use super::{Before, Terms};
use crate::rules::{Item, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::Ident;

fn owner(item: Item<'_>) -> Option<Ident> {
    item.object.satellites.owner.clone()
}

/// Who owns it before its satellites are set.
fn before_that(before: Before<'_>, terms: &Terms) -> Option<Ident> {
    match before.kept() {
        Some(item) => owner(item),
        None => Some(terms.role.clone()).filter(|role| !role.as_str().is_empty()),
    }
}

/// Who owns it after that.
pub(super) fn after(before: Before<'_>, to: Item<'_>, terms: &Terms) -> Option<Ident> {
    let wanted = if terms.owners { owner(to) } else { before.was().and_then(owner) };
    wanted.or_else(|| before_that(before, terms))
}

pub(super) fn statement(
    rules: &dyn Rules,
    before: Before<'_>,
    to: Item<'_>,
    terms: &Terms,
) -> Option<Statement> {
    let wanted = after(before, to, terms)?;
    if before_that(before, terms).as_ref() == Some(&wanted) {
        return None;
    }
    let is_relation = rules.takes(to).iter().any(|name| name.among == "relation");
    Some(Statement::new(
        format!("ALTER {} OWNER TO {wanted}", rules.address(to)),
        format!("give {} to {wanted}", to.id),
        if is_relation { Lock::AccessExclusive } else { Lock::None },
    ))
}
