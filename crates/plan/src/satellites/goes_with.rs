//! `DEPENDS ON EXTENSION` (manual, `ALTER FUNCTION`, `ALTER INDEX`): it is dropped with an extension.

use super::Before;
use crate::rules::Item;
use crate::statement::{Lock, Statement};
use std::collections::BTreeSet;

pub(super) fn statements(address: &str, before: Before<'_>, to: Item<'_>) -> Vec<Statement> {
    let none = BTreeSet::new();
    let has = before.kept().map_or(&none, |item| &item.object.satellites.goes_with);
    let wanted = &to.object.satellites.goes_with;
    let statement = |no: &str, extension| {
        let sql = format!("ALTER {address} {no}DEPENDS ON EXTENSION {extension}");
        Statement::new(sql, format!("set the extensions that {} goes with", to.id), Lock::None)
    };
    let gone = has.difference(wanted).map(|extension| statement("NO ", extension));
    let new = wanted.difference(has).map(|extension| statement("", extension));
    gone.chain(new).collect()
}
