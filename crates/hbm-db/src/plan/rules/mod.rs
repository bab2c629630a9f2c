//! One file per kind of object: what to run to create, drop, alter and rename it.

mod bounce;
mod cast;
mod column;
mod constraint;
mod container;
mod enumeration;
mod index;
mod numbers;
mod role;
mod sequence;
mod table;

pub(crate) use column::retype_hazard;
pub(crate) use container::drop_namespace;
pub(crate) use role::{create_role, let_role_in, privileges, set_password};

use super::phase::{Phase, Step};
use super::statement::{Lock, Statement};
use crate::catalog::{Catalog, Ident, Kind, Name, Object, ObjectId};
use crate::diff::Change;
use std::collections::HashSet;

/// What a rule may look at besides its own change.
pub(super) struct Context<'a> {
    live: &'a Catalog,
    desired: &'a Catalog,
    changes: &'a [Change],
    /// Declared renames, which are done in `live` already.
    renames: &'a [Change],
}

impl<'a> Context<'a> {
    /// What a table is called before the plan runs, for queries that count what would be lost.
    fn former_table(&self, table: &Name) -> Name {
        let old = self.renames.iter().find_map(|change| match change {
            Change::Rename { id: ObjectId::Table(old), to } if old.sibling(to) == *table => Some(old.clone()),
            _ => None,
        });
        old.unwrap_or_else(|| table.clone())
    }

    /// What a column is called before the plan runs.
    fn former_column(&self, table: &Name, column: &Ident) -> Ident {
        let old = self.renames.iter().find_map(|change| match change {
            Change::Rename { id: ObjectId::Column(own, old), to } if own == table && to == column => {
                Some(old.clone())
            }
            _ => None,
        });
        old.unwrap_or_else(|| column.clone())
    }

    /// What a type is called before the plan runs.
    fn former_type(&self, data_type: &str) -> String {
        let old = self.renames.iter().find_map(|change| match change {
            Change::Rename { id: ObjectId::Enum(old), to } => {
                let rest = data_type.strip_prefix(&old.sibling(to).to_string())?;
                (rest.is_empty() || rest == "[]").then(|| format!("{old}{rest}"))
            }
            _ => None,
        });
        old.unwrap_or_else(|| data_type.to_owned())
    }

    fn creates_table(&self, table: &Name) -> bool {
        !self.live.has_table(table)
    }

    fn drops_table(&self, table: &Name) -> bool {
        !self.desired.has_table(table)
    }

    fn change_of(&self, id: &ObjectId) -> Option<&'a Change> {
        self.changes.iter().find(|change| change.id() == id)
    }
}

fn step(phase: Phase, statement: Statement) -> Step {
    Step { phase, statement }
}

/// The statements of all changes, in no order yet.
pub(super) fn steps(changes: &[Change], renames: &[Change], live: &Catalog, desired: &Catalog) -> Vec<Step> {
    let context = Context { live, desired, changes, renames };
    let mut steps: Vec<Step> = changes.iter().flat_map(|change| rule(change, &context)).collect();
    let (aside, back_under_another_name) = bounce::steps(&context);
    steps.extend(aside);
    let renames: Vec<&Change> = changes
        .iter()
        .filter(|change| {
            matches!(change, Change::Rename { .. }) && !back_under_another_name.contains(change.id())
        })
        .collect();
    steps.extend(in_place(&renames));
    // What several rules want to step aside does so once.
    let mut seen = HashSet::new();
    steps.retain(|step| seen.insert((step.phase, step.statement.sql.clone())));
    steps
}

fn rule(change: &Change, context: &Context<'_>) -> Vec<Step> {
    match change {
        Change::Create { id, object } => match (id, object) {
            (ObjectId::Namespace(_) | ObjectId::Extension(_), _) => container::create(id, object),
            (ObjectId::Enum(name), Object::Enum(new)) => enumeration::create(name, new),
            (ObjectId::Sequence(name), Object::Sequence(new)) => sequence::create(name, new, context),
            (ObjectId::Table(name), Object::Table(new)) => table::create(name, *new, context),
            (ObjectId::Column(table, name), Object::Column(new)) => column::create(table, name, new, context),
            (ObjectId::Constraint(table, name), Object::Constraint(new)) => {
                constraint::create(table, name, new, context)
            }
            (ObjectId::Index(table, name), Object::Index(new)) => index::create(table, name, new, context),
            _ => vec![],
        },
        Change::Drop { id, object } => match (id, object) {
            (ObjectId::Enum(name), _) => enumeration::drop(name),
            (ObjectId::Sequence(name), Object::Sequence(old)) => sequence::drop(name, old, context),
            (ObjectId::Table(name), _) => table::drop(name, context),
            (ObjectId::Column(table, name), Object::Column(old)) => column::drop(table, name, old, context),
            (ObjectId::Constraint(table, name), Object::Constraint(old)) => {
                constraint::drop(table, name, old, context)
            }
            (ObjectId::Index(table, name), _) => index::drop(table, name, context),
            _ => vec![],
        },
        Change::Alter { id, from, to } => match (id, from, to) {
            (ObjectId::Enum(name), Object::Enum(old), Object::Enum(new)) => {
                enumeration::alter(name, old, new, context)
            }
            (ObjectId::Sequence(name), Object::Sequence(old), Object::Sequence(new)) => {
                sequence::alter(name, old, new, context)
            }
            (ObjectId::Table(name), Object::Table(_), Object::Table(new)) => table::alter(name, *new, context),
            (ObjectId::Column(table, name), Object::Column(old), Object::Column(new)) => {
                column::alter(table, name, old, new, context)
            }
            (ObjectId::Constraint(table, name), Object::Constraint(old), Object::Constraint(new)) => {
                let mut steps = constraint::drop(table, name, old, context);
                steps.extend(constraint::create(table, name, new, context));
                steps
            }
            (ObjectId::Index(table, name), Object::Index(_), Object::Index(new)) => {
                let mut steps = index::drop(table, name, context);
                steps.extend(index::create(table, name, new, context));
                steps
            }
            _ => vec![],
        },
        // All renames are ordered among each other, in `in_place`.
        Change::Rename { .. } => vec![],
    }
}

/// Renames that were declared, in the order they were given.
pub(super) fn declared_rename(change: &Change) -> Vec<Step> {
    match change {
        Change::Rename { id, to } => vec![step(Phase::Rename, rename(id, to))],
        _ => vec![],
    }
}

/// Renames of constraints, indexes, types and sequences. A name that is still taken by one that is renamed
/// later is freed first.
fn in_place(renames: &[&Change]) -> Vec<Step> {
    let mut waiting: Vec<(ObjectId, Ident)> = renames
        .iter()
        .filter_map(|change| match change {
            Change::Rename { id, to } => Some((id.clone(), to.clone())),
            _ => None,
        })
        .collect();
    let mut steps = Vec::new();
    while !waiting.is_empty() {
        // Constraint and index names share a namespace where both make an index, so only names are compared.
        let free = waiting
            .iter()
            .position(|(id, to)| !waiting.iter().any(|(other, _)| other != id && other.last() == to));
        match free {
            Some(at) => {
                let (id, to) = waiting.remove(at);
                let phase = match id.kind() {
                    Kind::Constraint | Kind::Index => Phase::RenameInTable,
                    _ => Phase::Rename,
                };
                steps.push(step(phase, rename(&id, &to)));
            }
            None => {
                // A circle of names: the first steps aside.
                let (id, _) = &mut waiting[0];
                let aside = Ident::new(format!("hbm_db_aside_{}", steps.len()));
                steps.push(step(Phase::RenameInTable, rename(id, &aside)));
                *id = id.with_last(&aside);
            }
        }
    }
    steps
}

fn rename(id: &ObjectId, to: &Ident) -> Statement {
    let (sql, lock) = match id {
        ObjectId::Table(name) => (format!("ALTER TABLE {name} RENAME TO {to}"), Lock::AccessExclusive),
        ObjectId::Column(table, name) => {
            (format!("ALTER TABLE {table} RENAME COLUMN {name} TO {to}"), Lock::AccessExclusive)
        }
        ObjectId::Constraint(table, name) => {
            (format!("ALTER TABLE {table} RENAME CONSTRAINT {name} TO {to}"), Lock::AccessExclusive)
        }
        ObjectId::Index(table, name) => {
            (format!("ALTER INDEX {} RENAME TO {to}", table.sibling(name)), Lock::None)
        }
        ObjectId::Enum(name) => (format!("ALTER TYPE {name} RENAME TO {to}"), Lock::None),
        ObjectId::Sequence(name) => (format!("ALTER SEQUENCE {name} RENAME TO {to}"), Lock::None),
        ObjectId::Namespace(name) => (format!("ALTER SCHEMA {name} RENAME TO {to}"), Lock::None),
        ObjectId::Extension(name) => unreachable!("extension {name} is never renamed"),
    };
    Statement::new(sql, format!("rename {id} to {to}"), lock)
}
