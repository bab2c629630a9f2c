//! Enum types (manual, "Enumerated Types", `ALTER TYPE`).

use super::{Context, Lock, Phase, Statement, Step, step};
use crate::catalog::{Column, Enum, Ident, Name, ObjectId, quote_literal};
use crate::plan::{Hazard, HazardKind};
use std::collections::HashSet;

pub(super) fn create(name: &Name, new: &Enum) -> Vec<Step> {
    vec![step(
        Phase::CreateType,
        Statement::new(definition(name, new), format!("create enum type {}", name.brief()), Lock::None),
    )]
}

pub(super) fn drop(name: &Name) -> Vec<Step> {
    vec![step(
        Phase::DropType,
        Statement::new(format!("DROP TYPE {name}"), format!("drop enum type {}", name.brief()), Lock::None)
            .hazard(Hazard::uncounted(
                HazardKind::DropType,
                ObjectId::Enum(name.clone()).plain(),
                "",
                Some(0),
            )),
    )]
}

/// Whether the type is built anew.
pub(super) fn is_rebuilt(name: &Name, old: &Enum, new: &Enum, context: &Context<'_>) -> bool {
    let before: HashSet<&String> = old.labels.iter().collect();
    let kept = new.labels.iter().filter(|label| before.contains(label));
    !kept.eq(&old.labels) || context.needs_labels_of(name)
}

/// New labels are added where the old ones keep their order and nothing else in the plan needs a new label,
/// which PostgreSQL allows only after a commit. Otherwise the type is built anew.
pub(super) fn alter(name: &Name, old: &Enum, new: &Enum, context: &Context<'_>) -> Vec<Step> {
    if is_rebuilt(name, old, new, context) {
        rebuild(name, old, new, context)
    } else {
        add_labels(name, new, old)
    }
}

fn definition(name: &Name, new: &Enum) -> String {
    let labels: Vec<String> = new.labels.iter().map(|label| quote_literal(label)).collect();
    format!("CREATE TYPE {name} AS ENUM ({})", labels.join(", "))
}

fn add_labels(name: &Name, new: &Enum, old: &Enum) -> Vec<Step> {
    let before: HashSet<&String> = old.labels.iter().collect();
    let mut steps = Vec::new();
    for (at, label) in new.labels.iter().enumerate() {
        if before.contains(label) {
            continue;
        }
        let place = match at.checked_sub(1) {
            Some(before) => format!(" AFTER {}", quote_literal(&new.labels[before])),
            None => match old.labels.first() {
                Some(first) => format!(" BEFORE {}", quote_literal(first)),
                None => String::new(),
            },
        };
        steps.push(step(
            Phase::AlterType,
            Statement::new(
                format!("ALTER TYPE {name} ADD VALUE {}{place}", quote_literal(label)),
                format!("add label {label} to enum type {}", name.brief()),
                Lock::None,
            ),
        ));
    }
    steps
}

fn rebuild(name: &Name, old: &Enum, new: &Enum, context: &Context<'_>) -> Vec<Step> {
    // Short, so that two long names stay two.
    let place = context.place_of(&ObjectId::Enum(name.clone()));
    let aside = Ident::new(format!("hbm_db_old_{}", place.unwrap_or_default()));
    let summary = format!("rebuild enum type {}", name.brief());
    let statement = |sql: String| Statement::new(sql, summary.clone(), Lock::None);
    let users: Vec<(&Name, &Ident, &Column)> = columns_of(name, context);
    let mut removal = statement(format!("ALTER TYPE {name} RENAME TO {aside}"));
    let after: HashSet<&String> = new.labels.iter().collect();
    for label in old.labels.iter().filter(|label| !after.contains(label)) {
        if let Some(hazard) = removed_label(name, label, &users, context) {
            removal = removal.hazard(hazard);
        }
    }
    let mut steps = vec![
        step(Phase::AlterType, removal),
        step(Phase::AlterType, statement(definition(name, new))),
        step(Phase::DropType, statement(format!("DROP TYPE {}", name.sibling(&aside)))),
    ];
    for (table, column_name, column) in users {
        let head = format!("ALTER TABLE {table} ALTER COLUMN {column_name}");
        let on_table = |sql: String| Statement::new(sql, summary.clone(), Lock::AccessExclusive);
        if column.default.is_some() {
            steps.push(step(Phase::AlterType, on_table(format!("{head} DROP DEFAULT"))));
        }
        steps.push(step(
            Phase::AlterType,
            on_table(format!(
                "{head} TYPE {type_} USING {column_name}::text::{type_}",
                type_ = column.data_type
            )),
        ));
        let wanted = context.desired.column(table, column_name);
        if let Some(default) = wanted.and_then(|column| column.default.as_deref()) {
            steps.push(step(Phase::SetDefault, on_table(format!("{head} SET DEFAULT {default}"))));
        }
    }
    steps
}

/// The columns of the type, or of arrays of it, that stay.
fn columns_of<'a>(name: &Name, context: &Context<'a>) -> Vec<(&'a Name, &'a Ident, &'a Column)> {
    let stays =
        |(table, column, _): &&(&Name, &Ident, &Column)| context.desired.column(table, column).is_some();
    context.columns_of_enum(name).iter().filter(stays).copied().collect()
}

fn removed_label(
    name: &Name,
    label: &str,
    users: &[(&Name, &Ident, &Column)],
    context: &Context<'_>,
) -> Option<Hazard> {
    let counts: Vec<String> = users
        .iter()
        .map(|(table, column_name, column)| {
            let literal = quote_literal(label);
            let (column_name, table) =
                (context.former_column(table, column_name), context.former_table(table));
            let condition = if column.data_type.ends_with("[]") {
                format!("{literal} = any ({column_name}::text[])")
            } else {
                format!("{column_name}::text = {literal}")
            };
            format!("(select count(*) from {table} where {condition})")
        })
        .collect();
    if counts.is_empty() {
        return None;
    }
    let mut hazard = Hazard::new(
        HazardKind::RemoveEnumLabel,
        &ObjectId::Enum(name.clone()),
        "rows that use it",
        format!("select {}", counts.join(" + ")),
        users.iter().map(|(table, ..)| context.former_table(table)).collect(),
    );
    hazard.object = format!("{}.{label}", hazard.object);
    Some(hazard)
}
