//! One value of a row, against its column.

use super::problem::{Problem, nearest};
use super::resolve::Resolver;
use super::resolved::{About, Foreign, ResolvedValue};
use super::schema::{Column, ConstraintKind, Schema};
use super::{Cell, Expression, Place, SeedRow, Text, Value};
use crate::catalog::{Ident, Name};
use std::collections::BTreeSet;
use std::sync::Arc;

/// For how many problems a near label is searched.
const SEARCHED: usize = 200;

impl Resolver<'_> {
    pub(super) fn cell(
        &mut self,
        table: &Name,
        name: &Ident,
        column: &Column,
        row: &SeedRow,
        cell: &Cell,
    ) -> Option<ResolvedValue> {
        let place = cell.spot.of(&row.part.file);
        if column.generated {
            self.problem(
                &cell.column_spot.of(&row.part.file),
                format!("{}.{name} is generated and takes no value", table.brief()),
            );
            return None;
        }
        let mut about = About::default();
        let expression = match &cell.value {
            Value::Null => {
                if column.not_null {
                    self.problem(
                        &place,
                        format!("{}.{name} is NOT NULL; expected {}", table.brief(), column.data_type),
                    );
                    return None;
                }
                Expression::Null
            }
            Value::Text(text) => {
                self.text(table, name, column, text, &place)?;
                if let Some((target, kind)) = self.foreign_key(name, column) {
                    (about.foreign, about.points) = (Some(kind), Some(target));
                }
                Expression::of_text(text, &column.data_type)
            }
            Value::Json(text) => {
                if !matches!(column.data_type.as_str(), "json" | "jsonb") {
                    self.problem(
                        &place,
                        format!("{}.{name} is {}, not json", table.brief(), column.data_type),
                    );
                    return None;
                }
                Expression::Text(text.clone())
            }
            Value::Time(interval) => {
                if !(column.data_type.starts_with("timestamp") || column.data_type == "date") {
                    self.problem(
                        &place,
                        format!("{}.{name} is {}, not a time", table.brief(), column.data_type),
                    );
                    return None;
                }
                Expression::Time(interval.clone())
            }
            Value::Hash(kind, text) => Expression::Hash(*kind, text.clone()),
            Value::Env(variable) => match (self.variable)(variable) {
                Some(text) => {
                    about.secret = Some(variable.clone());
                    Expression::Text(text.into())
                }
                None => {
                    self.problems.push(Problem::not_set(place, variable));
                    return None;
                }
            },
            Value::Ref(written) => {
                let (expression, kind) = self.reference(table, name, column, row, &place, written)?;
                about.foreign = kind;
                expression
            }
        };
        Some(ResolvedValue { expression, spot: cell.spot, about: self.about(about) })
    }

    /// The foreign key that a single column is.
    fn foreign_key(&self, name: &Ident, column: &Column) -> Option<((Name, Ident), Foreign)> {
        let constraint = self
            .foreign_keys
            .iter()
            .find(|constraint| matches!(constraint.columns.as_slice(), [only] if only == name))?;
        let foreign = constraint.references.as_ref()?;
        let kind = Foreign { nullable: !column.not_null, deferrable: foreign.deferrable };
        Some(((foreign.table.clone(), foreign.columns[0].clone()), kind))
    }

    /// What can be said of a text without the server: lengths and enum labels. Everything else the server says.
    fn text(&mut self, table: &Name, name: &Ident, column: &Column, text: &str, place: &Place) -> Option<()> {
        if let Some(labels) = column.enum_type.as_ref().and_then(|name| self.schema.labels(name))
            && !column.data_type.ends_with("[]")
            && !labels.iter().any(|label| label == text)
        {
            self.problem(
                place,
                format!(
                    "{text:?} is no label of {}; expected one of {}",
                    column.data_type,
                    labels.join(", ")
                ),
            );
            return None;
        }
        if let Some((limit, length)) = too_long(&column.data_type, text) {
            self.problem(
                place,
                format!("{}.{name} takes {limit} characters, and this has {length}", table.brief()),
            );
            return None;
        }
        Some(())
    }

    /// What label was meant. It is searched for in the first problems alone, which are those that are told.
    fn near_label(&self, target: &Name, label: &str) -> String {
        if self.problems.len() > SEARCHED {
            return String::new();
        }
        if let Some(names) = self.files_of(target) {
            return format!("; rows of {names} are called by their key");
        }
        let known: BTreeSet<&str> = self.labels_of(target).collect();
        nearest(label, known.iter().copied())
    }

    fn reference(
        &mut self,
        table: &Name,
        name: &Ident,
        column: &Column,
        row: &SeedRow,
        place: &Place,
        written: &Text,
    ) -> Option<(Expression, Option<Foreign>)> {
        let (other, label) = table_and_label(self.schema, written).or_else(|| written.rsplit_once('.'))?;
        let Some(target) = self.find_table(other) else {
            let names: Vec<String> = self.schema.tables().map(Name::brief).collect();
            let near = nearest(other, names.iter().map(String::as_str));
            let message = format!("there is no table {other}{near}");
            self.problems.push(Problem::not_there(place.clone(), message));
            return None;
        };
        let index = match self.index(&target, label) {
            Some(index) => index,
            None => match self.row_of_file(&target, label, place) {
                Ok(Some(found)) => found,
                Err(problem) => {
                    self.problems.extend(problem);
                    return None;
                }
                Ok(None) => {
                    let near = self.near_label(&target, label);
                    self.problem(place, format!("no row of {other} has the label {label}{near}"));
                    return None;
                }
            },
        };
        let index = match index {
            Ok(index) => index,
            Err(set) => {
                self.problem(
                    place,
                    format!("{other}.{label} is in the set {set}, which is not loaded with {}", row.part.set),
                );
                return None;
            }
        };
        let key = self.foreign_keys.iter().find_map(|constraint| {
            let foreign = constraint.references.as_ref()?;
            let at = constraint.columns.iter().position(|column| column == name)?;
            (foreign.table == target).then(|| (foreign.columns[at].clone(), foreign.deferrable))
        });
        let points_elsewhere = self.foreign_keys.iter().find_map(|constraint| {
            let foreign = constraint.references.as_ref()?;
            constraint.columns.contains(name).then(|| foreign.table.clone())
        });
        match (key, points_elsewhere) {
            (Some((column_there, deferrable)), _) => Some((
                Expression::Key { row: index, column: Arc::new(column_there) },
                Some(Foreign { nullable: !column.not_null, deferrable }),
            )),
            (None, Some(expected)) => {
                self.problem(
                    place,
                    format!("{}.{name} points to {}, not to {other}", table.brief(), expected.brief()),
                );
                None
            }
            // No foreign key: the primary key is meant, as in the entity_id of a log.
            (None, None) => {
                let primary = self
                    .schema
                    .constraints(&target)
                    .find(|(_, constraint)| constraint.kind == ConstraintKind::PrimaryKey)
                    .map(|(_, constraint)| constraint.columns.clone());
                match primary.as_deref() {
                    Some([only]) => {
                        Some((Expression::Key { row: index, column: Arc::new(only.clone()) }, None))
                    }
                    _ => {
                        self.problem(place, format!("{other} has no single primary key to refer to"));
                        None
                    }
                }
            }
        }
    }
}

/// The table before a dot of a reference, and the label behind it: a key of a file of rows may have dots.
pub(super) fn table_and_label<'t>(schema: &Schema, written: &'t str) -> Option<(&'t str, &'t str)> {
    let dots = written.match_indices('.').rev();
    let mut parts = dots.map(|(dot, _)| (&written[..dot], &written[dot + 1..]));
    parts.find(|(table, _)| schema.find_table(table).is_some())
}

/// How many characters a type takes, and how many a text has, where that is more. Blanks at the end are cut.
pub(super) fn too_long(data_type: &str, text: &str) -> Option<(usize, usize)> {
    let rest = ["character varying(", "character("].iter().find_map(|prefix| data_type.strip_prefix(prefix));
    let limit = rest?.strip_suffix(')')?.parse::<usize>().ok()?;
    let length = text.trim_end_matches(' ').chars().count();
    (length > limit).then_some((limit, length))
}
