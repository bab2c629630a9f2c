//! Plans → the text of `up.sql` and `down.sql`. Pure.

use super::fill::{filled, plain_value, unfilled};
use crate::catalog::{Catalog, Ident, Object, ObjectId};
use crate::diff::{Change, Rename, apply_renames};
use crate::plan::{For, Plan, Statement, build, drop_namespace};
use crate::render::{counted, statement_text};

/// The text of `up.sql`: `plan` leads from `live` to `desired`.
pub(crate) fn up(name: &str, plan: &Plan, live: &Catalog, desired: &Catalog) -> String {
    let notes: Vec<String> = unfilled(live, desired)
        .into_iter()
        .map(|(table, column, _)| {
            format!(
                "fails where {} has rows: {column} is NOT NULL and has no default; give it one, or fill it",
                table.brief()
            )
        })
        .chain(plan.undeliverable.iter().map(|object| format!("not modelled, write it by hand: {object}")))
        .collect();
    // Before PostgreSQL 17 a new label can be used only after a commit, as by a seed in the same run.
    let header = match plan.statements.iter().any(Statement::adds_label) {
        true => "-- hbm-db: no-transaction\n",
        false => "",
    };
    header.to_owned() + &text(name, &plan.statements, &notes)
}

/// The text of a file that makes everything.
pub(crate) fn all(name: &str, statements: &[Statement]) -> String {
    text(name, statements, &[])
}

/// The text of `down.sql`, the way back from `live` to `desired`. `renames` are those of the way up.
///
/// A column that comes back where it may not be NULL gets the plain value of its type in every row: what it held is
/// gone, and the file says so.
pub(crate) fn down(
    name: &str,
    made_for: For,
    live: &Catalog,
    desired: &Catalog,
    renames: &[Change],
) -> String {
    let mut renamed = live.clone();
    let back: Vec<Rename> = renames.iter().filter_map(reversed).collect();
    // What cannot be renamed back is dropped and made again.
    let done = apply_renames(&mut renamed, desired, &back).unwrap_or_default();
    let with_values = filled(&renamed, desired);
    let notes: Vec<String> = unfilled(&renamed, desired)
        .into_iter()
        .map(|(table, name, column)| match plain_value(column, desired) {
            Some(value) => {
                format!("{}.{name} comes back as {value} in every row: its values are gone", table.brief())
            }
            None => format!("fails where {} has rows: the values of {name} are gone", table.brief()),
        })
        .collect();
    let mut statements = build(made_for.clone(), &done, &renamed, &with_values).statements;
    statements.extend(build(made_for, &[], &with_values, desired).statements);
    statements.extend(made_namespaces(live, desired).map(drop_namespace));
    text(&format!("{name}, taken back"), &statements, &notes)
}

fn text(title: &str, statements: &[Statement], notes: &[String]) -> String {
    // The date and number are the folder's, which may be renamed.
    let title = title.splitn(3, '_').last().unwrap_or(title);
    let mut text = format!("-- {title}: {}", counted(statements.len(), "statement"));
    if let Some(lock) = statements.iter().map(|statement| statement.lock).max() {
        text += &format!(", {lock}");
    }
    text += "\n";
    for hazard in statements.iter().flat_map(|statement| &statement.hazards) {
        text += &format!("-- loses: {hazard}, {}\n", hazard.unit);
    }
    for note in notes {
        text += &format!("-- {note}\n");
    }
    for statement in statements {
        text += &format!("\n{}", statement_text(statement));
    }
    text
}

/// Namespaces that only `live` has, without those an extension is in: extensions stay.
fn made_namespaces<'a>(live: &'a Catalog, desired: &'a Catalog) -> impl Iterator<Item = &'a Ident> {
    let holds_extension = |name: &Ident| {
        let mut objects = live.objects.values();
        objects.any(|object| matches!(object, Object::Extension(extension) if extension.namespace == *name))
    };
    live.objects.iter().filter_map(move |(id, object)| match (id, object) {
        (ObjectId::Namespace(name), Object::Namespace)
            if !desired.objects.contains_key(id) && !holds_extension(name) =>
        {
            Some(name)
        }
        _ => None,
    })
}

/// The rename that undoes one.
fn reversed(change: &Change) -> Option<Rename> {
    let Change::Rename { id, to } = change else { return None };
    match id {
        ObjectId::Column(table, old) => Some(Rename::column(table, to.as_str(), old.as_str())),
        ObjectId::Table(old) => Some(Rename::table(&old.sibling(to), old.name.as_str())),
        // Types are found by their labels.
        _ => None,
    }
}
