//! Security labels (manual, `SECURITY LABEL`).

use super::Before;
use crate::rules::Item;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, quote_literal};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn statements(address: &str, before: Before<'_>, to: Item<'_>) -> Vec<Statement> {
    let none = BTreeMap::new();
    let has = before.kept().map_or(&none, |item| &item.object.satellites.labels);
    let wanted = &to.object.satellites.labels;
    let providers: BTreeSet<&String> = has.keys().chain(wanted.keys()).collect();
    providers
        .into_iter()
        .filter(|provider| has.get(*provider) != wanted.get(*provider))
        .map(|provider| {
            let text = wanted.get(provider).map_or("NULL".to_owned(), |label| quote_literal(label));
            Statement::new(
                format!("SECURITY LABEL FOR {} ON {address} IS {text}", Ident::new(provider)),
                format!("label {}", to.id),
                Lock::None,
            )
        })
        .collect()
}
