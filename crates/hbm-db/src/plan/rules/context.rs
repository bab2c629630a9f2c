//! What a rule may look at besides its own change, by name: a plan of many changes asks for each of them.

use super::sequences::Sequences;
use crate::catalog::{Catalog, Column, ConstraintKind, Ident, Name, Object, ObjectId};
use crate::diff::{Change, casts};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What a rule may look at besides its own change.
pub(in crate::plan) struct Context<'a> {
    pub(super) live: &'a Catalog,
    pub(super) desired: &'a Catalog,
    pub(super) changes: &'a [Change],
    /// The changes by what they are about, as places in `changes`.
    places: HashMap<&'a ObjectId, usize>,
    /// What tables, columns and enum types are called before the plan runs, by their later names.
    former_tables: HashMap<Name, &'a Name>,
    former_columns: HashMap<(&'a Name, &'a Ident), &'a Ident>,
    former_enums: HashMap<String, &'a Name>,
    /// The keys and unique indexes that are dropped or made anew, by their tables.
    lost_keys: HashMap<&'a Name, Vec<&'a Object>>,
    /// The columns of each enum type, or of arrays of it.
    enum_columns: BTreeMap<&'a Name, Vec<(&'a Name, &'a Ident, &'a Column)>>,
    needed_labels: Needed<'a>,
    pub(super) sequences: Sequences<'a>,
}

/// The enum types of which other changes may need a label before the commit that makes it usable.
#[derive(Default)]
struct Needed<'a> {
    /// Columns become ones of these.
    columns: HashSet<&'a Name>,
    /// Expressions with these change.
    casts: HashSet<&'a str>,
}

impl<'a> Context<'a> {
    /// `renames` were declared, and are done in `live` already.
    pub(super) fn new(
        changes: &'a [Change],
        renames: &'a [Change],
        live: &'a Catalog,
        desired: &'a Catalog,
    ) -> Self {
        let places = changes.iter().enumerate().map(|(at, change)| (change.id(), at)).collect();
        let mut context = Self {
            live,
            desired,
            changes,
            places,
            former_tables: HashMap::new(),
            former_columns: HashMap::new(),
            former_enums: HashMap::new(),
            lost_keys: HashMap::new(),
            enum_columns: BTreeMap::new(),
            needed_labels: Needed::default(),
            sequences: Sequences::of(changes, live, desired),
        };
        context.read_renames(renames);
        for (id, object) in &live.objects {
            if let (ObjectId::Column(table, name), Object::Column(column)) = (id, object)
                && let Some(own) = &column.enum_type
            {
                context.enum_columns.entry(own).or_default().push((table, name, column));
            }
        }
        for change in changes {
            context.read_change(change);
        }
        context
    }

    fn read_renames(&mut self, renames: &'a [Change]) {
        for change in renames {
            match change {
                Change::Rename { id: ObjectId::Table(old), to } => {
                    self.former_tables.entry(old.sibling(to)).or_insert(old);
                }
                Change::Rename { id: ObjectId::Column(table, old), to } => {
                    self.former_columns.entry((table, to)).or_insert(old);
                }
                Change::Rename { id: ObjectId::Enum(old), to } => {
                    self.former_enums.entry(old.sibling(to).to_string()).or_insert(old);
                }
                _ => {}
            }
        }
    }

    fn read_change(&mut self, change: &'a Change) {
        if let Change::Drop { id, object } | Change::Alter { id, from: object, .. } = change
            && let (Some(table), Object::Constraint(_) | Object::Index(_)) = (id.table(), object)
        {
            self.lost_keys.entry(table).or_default().push(object);
        }
        let (Change::Create { object, .. } | Change::Alter { to: object, .. }) = change else {
            return;
        };
        let needed = &mut self.needed_labels;
        match object {
            Object::Column(column) => {
                let retyped = matches!(change, Change::Alter { from: Object::Column(from), .. }
                    if from.data_type != column.data_type);
                needed.columns.extend(column.enum_type.as_ref().filter(|_| retyped));
                needed.casts.extend(column.default.iter().flat_map(|text| casts(text)));
            }
            Object::Constraint(constraint) => needed.casts.extend(casts(&constraint.definition)),
            Object::Index(index) => needed.casts.extend(casts(&index.definition)),
            _ => {}
        }
    }

    /// What a table is called before the plan runs, for queries that count what would be lost.
    pub(super) fn former_table(&self, table: &Name) -> Name {
        self.former_tables.get(table).copied().unwrap_or(table).clone()
    }

    /// What a column is called before the plan runs.
    pub(super) fn former_column(&self, table: &Name, column: &Ident) -> Ident {
        self.former_columns.get(&(table, column)).copied().unwrap_or(column).clone()
    }

    /// What a type is called before the plan runs.
    pub(super) fn former_type(&self, data_type: &str) -> String {
        let (name, rest) = match data_type.strip_suffix("[]") {
            Some(element) => (element, "[]"),
            None => (data_type, ""),
        };
        match self.former_enums.get(name) {
            Some(old) => format!("{old}{rest}"),
            None => data_type.to_owned(),
        }
    }

    pub(super) fn creates_table(&self, table: &Name) -> bool {
        !self.live.has_table(table)
    }

    pub(super) fn drops_table(&self, table: &Name) -> bool {
        !self.desired.has_table(table)
    }

    pub(super) fn change_of(&self, id: &ObjectId) -> Option<&'a Change> {
        self.place_of(id).map(|at| &self.changes[at])
    }

    /// The place of the change of an object among all.
    pub(super) fn place_of(&self, id: &ObjectId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Whether a key with these columns is dropped or made anew, or a unique index of the table.
    pub(super) fn loses_key(&self, table: &Name, columns: &BTreeSet<&Ident>) -> bool {
        self.lost_keys.get(table).into_iter().flatten().any(|object| match object {
            Object::Constraint(old) => {
                matches!(old.kind, ConstraintKind::PrimaryKey | ConstraintKind::Unique)
                    && old.columns.iter().collect::<BTreeSet<_>>() == *columns
            }
            Object::Index(old) => old.unique,
            _ => false,
        })
    }

    /// The columns of an enum type, or of arrays of it.
    pub(super) fn columns_of_enum(&self, name: &Name) -> &[(&'a Name, &'a Ident, &'a Column)] {
        self.enum_columns.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether another change may need a label before the commit that makes it usable: a column becomes one of the
    /// type, or an expression with the type changes.
    pub(super) fn needs_labels_of(&self, name: &Name) -> bool {
        let needed = &self.needed_labels;
        needed.columns.contains(name) || needed.casts.contains(name.to_string().as_str())
    }
}
