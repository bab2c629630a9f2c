//! Constraints (manual, `ALTER TABLE … ADD table_constraint`).

use super::{Context, Lock, Phase, Statement, Step, bounce, step};
use crate::catalog::{Constraint, ConstraintKind, Ident, Name};

/// Whether the constraint is part of its `CREATE TABLE`: a foreign key comes after all tables, and one that is not
/// validated after its own, which would validate it.
pub(super) fn stands_in_table(constraint: &Constraint) -> bool {
    constraint.kind != ConstraintKind::ForeignKey && !constraint.definition.ends_with(" NOT VALID")
}

pub(super) fn create(
    table: &Name,
    name: &Ident,
    constraint: &Constraint,
    context: &Context<'_>,
) -> Vec<Step> {
    let foreign = constraint.kind == ConstraintKind::ForeignKey;
    if context.creates_table(table) && stands_in_table(constraint) {
        return vec![];
    }
    let phase = match constraint.kind {
        ConstraintKind::PrimaryKey | ConstraintKind::Unique => Phase::AddKey,
        ConstraintKind::Check | ConstraintKind::Exclusion => Phase::AddConstraint,
        ConstraintKind::ForeignKey => Phase::AddForeignKey,
    };
    let lock = if foreign { Lock::ShareRowExclusive } else { Lock::AccessExclusive };
    vec![step(
        phase,
        Statement::new(
            format!("ALTER TABLE {table} ADD CONSTRAINT {name} {}", constraint.definition),
            format!("add constraint {}.{name}", table.brief()),
            lock,
        ),
    )]
}

pub(super) fn drop(table: &Name, name: &Ident, constraint: &Constraint, context: &Context<'_>) -> Vec<Step> {
    let goes_with_table = context.drops_table(table);
    // Tables that point at each other are dropped one by one, so their foreign keys go first; and one that points to a
    // key goes before that key, which goes before any table.
    let points_to_dropped = constraint.references.as_ref().is_some_and(|foreign| {
        foreign.table != *table
            && (context.drops_table(&foreign.table) || bounce::loses_its_key(constraint, context))
    });
    if goes_with_table && !points_to_dropped {
        return vec![];
    }
    let phase = match constraint.kind {
        ConstraintKind::ForeignKey => Phase::DropForeignKey,
        _ => Phase::DropConstraint,
    };
    vec![step(
        phase,
        Statement::new(
            format!("ALTER TABLE {table} DROP CONSTRAINT {name}"),
            format!("drop constraint {}.{name}", table.brief()),
            Lock::AccessExclusive,
        ),
    )]
}
