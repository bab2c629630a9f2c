//! What stays as it is and blocks a change: dropped first, created again at the end.

use super::{Context, Step, column, constraint, enumeration, index};
use crate::catalog::{Constraint, ConstraintKind, Ident, Name, Object, ObjectId};
use crate::diff::{Change, casts, mentions};
use std::collections::{BTreeSet, HashSet};

type ColumnId = (Name, Ident);

/// What the changes disturb.
#[derive(Default)]
struct Disturbed {
    /// Columns whose type changes, or its collation.
    retyped: BTreeSet<ColumnId>,
    /// Columns of enum types that are built anew.
    relabelled: BTreeSet<ColumnId>,
    /// Generated columns that are dropped and added again.
    recreated: BTreeSet<ColumnId>,
    /// Enum types that are built anew, as a cast names them.
    casts: HashSet<String>,
}

/// The steps for everything that blocks a change, and what of it comes back under another name: that is no rename any
/// more.
pub(super) fn steps<'a>(context: &Context<'a>) -> (Vec<Step>, BTreeSet<&'a ObjectId>) {
    let mut disturbed = Disturbed::by_changes(context);
    let (mut steps, mut renamed) = (Vec::new(), BTreeSet::new());
    for (id, object) in &context.live.objects {
        if let (ObjectId::Column(table, name), Object::Column(own)) = (id, object)
            && let Some(generated) = &own.generated
            && later_name(id, context) == Some(name)
            && disturbed.touches_expression(table, &generated.expression)
        {
            disturbed.recreated.insert((table.clone(), name.clone()));
            steps.extend(column::recreate(table, name, own, own, context));
        }
    }
    for (id, object) in &context.live.objects {
        let Some(later) = later_name(id, context) else { continue };
        match (id, object) {
            (ObjectId::Constraint(table, name), Object::Constraint(own))
                if disturbed.touches_constraint(table, own) || loses_its_key(own, context) =>
            {
                steps.extend(constraint::drop(table, name, own, context));
                steps.extend(constraint::create(table, later, own, context));
            }
            (ObjectId::Index(table, name), Object::Index(own))
                if disturbed.touches_index(table, &own.definition) =>
            {
                steps.extend(index::drop(table, name, context));
                steps.extend(index::create(table, later, own, context));
            }
            _ => continue,
        }
        if later != id.last() {
            renamed.insert(id);
        }
    }
    (steps, renamed)
}

/// What an object that stays as it is will be called; none where it changes or goes.
fn later_name<'a>(id: &'a ObjectId, context: &Context<'a>) -> Option<&'a Ident> {
    match context.change_of(id) {
        None => context.desired.objects.contains_key(id).then(|| id.last()),
        Some(Change::Rename { to, .. }) => Some(to),
        Some(_) => None,
    }
}

impl Disturbed {
    fn by_changes(context: &Context<'_>) -> Self {
        let mut found = Self::default();
        for change in context.changes {
            let Change::Alter { id, from, to } = change else {
                continue;
            };
            match (id, from, to) {
                (ObjectId::Column(table, name), Object::Column(old), Object::Column(new)) => {
                    let column = (table.clone(), name.clone());
                    if old.data_type != new.data_type || old.collation != new.collation {
                        found.retyped.insert(column.clone());
                    }
                    if new.generated.is_some() {
                        found.recreated.insert(column);
                    }
                }
                (ObjectId::Enum(name), Object::Enum(old), Object::Enum(new))
                    if enumeration::is_rebuilt(name, old, new, context) =>
                {
                    found.casts.insert(name.to_string());
                    let columns = context.columns_of_enum(name).iter();
                    found
                        .relabelled
                        .extend(columns.map(|(table, own, _)| ((*table).clone(), (*own).clone())));
                }
                _ => {}
            }
        }
        found
    }

    fn casts_in(&self, text: &str) -> bool {
        !self.casts.is_empty() && casts(text).any(|cast| self.casts.contains(cast))
    }

    fn any_in(columns: &BTreeSet<ColumnId>, table: &Name, text: &str) -> bool {
        let first = (table.clone(), Ident::new(""));
        let mut own = columns.range(first..).take_while(|(own, _)| own == table);
        own.any(|(_, column)| mentions(text, column))
    }

    /// PostgreSQL changes no type below a generated column.
    fn touches_expression(&self, table: &Name, expression: &str) -> bool {
        self.casts_in(expression)
            || Self::any_in(&self.retyped, table, expression)
            || Self::any_in(&self.relabelled, table, expression)
    }

    fn touches_constraint(&self, table: &Name, constraint: &Constraint) -> bool {
        let has = |columns: &BTreeSet<ColumnId>, table: &Name, own: &[Ident]| {
            own.iter().any(|column| columns.contains(&(table.clone(), column.clone())))
        };
        let disturbs = |table: &Name, own: &[Ident]| {
            [&self.retyped, &self.relabelled, &self.recreated].into_iter().any(|set| has(set, table, own))
        };
        match &constraint.references {
            Some(foreign) => {
                disturbs(table, &constraint.columns) || disturbs(&foreign.table, &foreign.columns)
            }
            None => {
                let is_text = matches!(constraint.kind, ConstraintKind::Check | ConstraintKind::Exclusion);
                self.casts_in(&constraint.definition)
                    || has(&self.recreated, table, &constraint.columns)
                    || is_text && has(&self.relabelled, table, &constraint.columns)
            }
        }
    }

    /// A plain index follows its column by itself; an expression or condition over a rebuilt type does not.
    fn touches_index(&self, table: &Name, definition: &str) -> bool {
        let has_expression = definition.contains(" WHERE ") || definition.contains("((");
        self.casts_in(definition)
            || Self::any_in(&self.recreated, table, definition)
            || has_expression && Self::any_in(&self.relabelled, table, definition)
    }
}

/// Whether the key that a foreign key points to is dropped or made anew.
pub(super) fn loses_its_key(constraint: &Constraint, context: &Context<'_>) -> bool {
    let Some(foreign) = &constraint.references else {
        return false;
    };
    context.loses_key(&foreign.table, &foreign.columns.iter().collect())
}
