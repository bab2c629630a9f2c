//! Plans → the text of `up.sql` and `down.sql`. Pure.

use super::fill::{filled, unfilled};
use crate::catalog::{Catalog, Id, Ident, NAMESPACE};
use crate::counted::counted;
use crate::error::Result;
use crate::plan::kinds::extension;
use crate::plan::kinds::schema::drop_namespace;
use crate::plan::{For, Plan, Rename, Renamed, Statement, build, find_renames};
use crate::said::of_cycle;

/// The text of `up.sql`: `plan` leads from `live` to `desired`.
pub(crate) fn up(name: &str, plan: &Plan, live: &Catalog, desired: &Catalog) -> String {
    text(name, &plan.statements, &notes_of(live, desired))
}

/// The same, each statement committed by itself.
pub(crate) fn up_committed(name: &str, plan: &Plan, live: &Catalog, desired: &Catalog) -> String {
    format!("-- hbm-db: no-transaction\n{}", up(name, plan, live, desired))
}

/// Where rows stand in the way.
fn notes_of(live: &Catalog, desired: &Catalog) -> Vec<String> {
    unfilled(live, desired)
        .into_iter()
        .map(|column| {
            format!(
                "fails where {} has rows: {} is NOT NULL and has no default; give it one, or fill it",
                column.table.brief(),
                column.name
            )
        })
        .collect()
}

/// The text of a file that makes everything.
pub(crate) fn all(name: &str, statements: &[Statement]) -> String {
    text(name, statements, &[])
}

/// The renames that undo those of the way up.
pub(crate) fn back(renames: &Renamed, live: &Catalog, desired: &Catalog) -> Renamed {
    let back: Vec<Rename> = renames.steps.iter().map(|(id, to)| Rename::undoing(id, to)).collect();
    // What cannot be renamed back is dropped and made again.
    find_renames(live, desired, &back).unwrap_or_default()
}

/// The text of `down.sql`, the way back to `desired`. `moved` is what there is after the renames back.
///
/// A column that comes back where it may not be NULL gets the plain value of its type in every row: what it held is
/// gone, and the file says so.
///
/// # Errors
/// Exit 70 where the way has no order.
pub(crate) fn down(
    name: &str,
    made_for: &For,
    moved: &Catalog,
    desired: &Catalog,
    renames: &Renamed,
) -> Result<String> {
    let with_values = filled(moved, desired);
    let notes: Vec<String> = unfilled(moved, desired)
        .into_iter()
        .map(|column| match column.plain_value(desired) {
            Some(value) => {
                let (table, name) = (column.table.brief(), &column.name);
                format!("{table}.{name} comes back as {value} in every row: its values are gone")
            }
            None => {
                format!(
                    "fails where {} has rows: the values of {} are gone",
                    column.table.brief(),
                    column.name
                )
            }
        })
        .collect();
    let plan = |renames: &Renamed, live: &Catalog, desired: &Catalog| {
        build(made_for, renames, live, desired).map_err(|cycle| of_cycle(&cycle))
    };
    let mut statements = plan(renames, moved, &with_values)?.statements;
    statements.extend(plan(&Renamed::default(), &with_values, desired)?.statements);
    statements.extend(made_namespaces(moved, desired).map(drop_namespace));
    Ok(text(&format!("{name}, undone"), &statements, &notes))
}

fn text(title: &str, statements: &[Statement], notes: &[String]) -> String {
    // The date and number are those of the files, which may be renamed.
    let numbered = title.strip_prefix(['m', 'V']).unwrap_or(title);
    let words = numbered.trim_start_matches(|c: char| c.is_ascii_digit() || "._-".contains(c));
    let title =
        if numbered.starts_with(|c: char| c.is_ascii_digit()) && !words.is_empty() { words } else { title };
    let mut text = format!("-- {title}: {}", counted(statements.len(), "statement"));
    if let Some(lock) = statements.iter().map(|statement| statement.lock).max() {
        text += &format!(", {lock}");
    }
    text += "\n";
    for hazard in statements.iter().flat_map(|statement| &statement.hazards) {
        text += &format!("-- loses: {}\n", hazard.uncertain());
    }
    for note in notes {
        text += &format!("-- {note}\n");
    }
    let has_bodies = statements.iter().any(|statement| statement.has_body);
    if has_bodies {
        text += "\n-- A body may name what is made after it.\nSET check_function_bodies = off;\n";
    }
    for statement in statements {
        text += &format!("\n{}", statement.commented());
    }
    if has_bodies {
        text += "\nRESET check_function_bodies;\n";
    }
    text
}

/// Namespaces that only `live` has, without those an extension is in: extensions stay.
fn made_namespaces<'a>(live: &'a Catalog, desired: &'a Catalog) -> impl Iterator<Item = &'a Ident> {
    let goes = |id: &&Id| !desired.has(id) && !extension::any_in(live, id.last());
    live.of_kind(NAMESPACE).map(|(id, _)| id).filter(goes).map(Id::last)
}
