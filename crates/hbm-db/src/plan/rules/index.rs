//! Indexes (manual, `CREATE INDEX`).

use super::{Context, Lock, Phase, Statement, Step, step};
use crate::catalog::{Ident, Index, Name};

pub(super) fn create(table: &Name, name: &Ident, index: &Index, context: &Context<'_>) -> Vec<Step> {
    let unique = if index.unique { "UNIQUE " } else { "" };
    let lock = if context.creates_table(table) { Lock::None } else { Lock::Share };
    vec![step(
        Phase::CreateIndex,
        Statement::new(
            format!("CREATE {unique}INDEX {name} ON {table} {}", index.definition),
            format!("create index {}.{name}", table.brief()),
            lock,
        ),
    )]
}

pub(super) fn drop(table: &Name, name: &Ident, context: &Context<'_>) -> Vec<Step> {
    if context.drops_table(table) {
        return vec![];
    }
    vec![step(
        Phase::DropIndex,
        Statement::new(
            format!("DROP INDEX {}", table.sibling(name)),
            format!("drop index {}.{name}", table.brief()),
            Lock::AccessExclusive,
        ),
    )]
}
