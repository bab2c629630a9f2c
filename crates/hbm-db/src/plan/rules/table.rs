//! Tables (manual, `CREATE TABLE`, `DROP TABLE`).

use super::{Context, Lock, Phase, Statement, Step, column, constraint, step};
use crate::catalog::{Name, ObjectId, Table};
use crate::plan::{Hazard, HazardKind};

/// A new table comes with its columns and all constraints but foreign keys.
pub(super) fn create(name: &Name, table: Table, context: &Context<'_>) -> Vec<Step> {
    let mut parts: Vec<String> = context
        .desired
        .columns(name)
        .into_iter()
        .map(|(column_name, new)| column::definition(column_name, new))
        .collect();
    let mut constraints: Vec<_> = context
        .desired
        .constraints(name)
        .filter(|(_, constraint)| constraint::stands_in_table(constraint))
        .collect();
    constraints.sort_by_key(|(_, constraint)| constraint.kind);
    parts.extend(
        constraints
            .into_iter()
            .map(|(own, constraint)| format!("CONSTRAINT {own} {}", constraint.definition)),
    );
    let unlogged = if table.unlogged { "UNLOGGED " } else { "" };
    let body = if parts.is_empty() { "()".into() } else { format!("(\n    {}\n)", parts.join(",\n    ")) };
    vec![step(
        Phase::CreateTable,
        Statement::new(
            format!("CREATE {unlogged}TABLE {name} {body}"),
            format!("create table {}", name.brief()),
            Lock::None,
        ),
    )]
}

pub(super) fn drop(name: &Name, context: &Context<'_>) -> Vec<Step> {
    let former = context.former_table(name);
    let hazard = Hazard::new(
        HazardKind::DropTable,
        &ObjectId::Table(name.clone()),
        "rows",
        format!("select count(*) from {former}"),
        vec![former],
    );
    vec![step(
        Phase::DropTable,
        Statement::new(
            format!("DROP TABLE {name}"),
            format!("drop table {}", name.brief()),
            Lock::AccessExclusive,
        )
        .hazard(hazard),
    )]
}

pub(super) fn alter(name: &Name, new: Table, context: &Context<'_>) -> Vec<Step> {
    let word = if new.unlogged { "UNLOGGED" } else { "LOGGED" };
    let statement = Statement::new(
        format!("ALTER TABLE {name} SET {word}"),
        format!("alter table {}", name.brief()),
        Lock::AccessExclusive,
    );
    let statement = match new.unlogged {
        false => statement,
        true => {
            let former = context.former_table(name);
            statement.hazard(Hazard::new(
                HazardKind::SetUnlogged,
                &ObjectId::Table(name.clone()),
                "rows that a crash of the server would empty",
                format!("select count(*) from {former}"),
                vec![former],
            ))
        }
    };
    vec![step(Phase::AlterColumn, statement)]
}
