//! From one schema to another in a few random edits that rows allow.
//!
//! What is left out cannot work, whatever the tool does: the way down has no values for what the way up dropped, so a
//! key, a foreign key or a check that needs them does not come back over rows. Each place says which.

use super::rows;
use super::schema::{Column, Id, Rule, Schema, Table};
use super::world::{Rows, World};
use std::collections::BTreeSet;

pub(super) struct Evolution {
    pub(super) seed: u64,
    /// The schema before.
    pub(super) before: Schema,
    pub(super) before_rows: Rows,
    /// The schema after, and its rows as far as they are known.
    pub(super) world: World,
    /// What was done, for people.
    pub(super) log: Vec<String>,
    /// Columns whose values are not the same again on the way back.
    pub(super) lost: BTreeSet<Id>,
    /// Columns whose values are kept and look otherwise after the way up.
    pub(super) reprinted: BTreeSet<Id>,
}

/// Whose names.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Before,
    After,
}

/// When columns are as they were.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kept {
    /// After the way up.
    Up,
    /// After the way back.
    Back,
}

type Edit = fn(&mut Evolution) -> bool;

const EDITS: &[(&str, Edit)] = &[
    ("add a column", Evolution::add_column),
    ("add a column", Evolution::add_column),
    ("drop a column", Evolution::drop_column),
    ("drop a column", Evolution::drop_column),
    ("rename a column", Evolution::rename_column),
    ("rename a column", Evolution::rename_column),
    ("change a type", Evolution::change_type),
    ("change a type", Evolution::change_type),
    ("change a type", Evolution::change_type),
    ("change a default", Evolution::change_default),
    ("change not null", Evolution::change_not_null),
    ("change a counter", Evolution::change_counter),
    ("change an expression", Evolution::change_expression),
    ("change a collation", Evolution::change_collation),
    ("add a table", Evolution::add_table),
    ("drop a table", Evolution::drop_table),
    ("rename a table", Evolution::rename_table),
    ("make a table unlogged", Evolution::make_unlogged),
    ("add a rule", Evolution::add_rule),
    ("add a rule", Evolution::add_rule),
    ("drop a rule", Evolution::drop_rule),
    ("drop a rule", Evolution::drop_rule),
    ("change a rule", Evolution::change_rule),
    ("change an index", Evolution::change_index),
    ("add a label", Evolution::add_label),
    ("drop a label", Evolution::drop_label),
    ("move a label", Evolution::move_label),
    ("rename an enum type", Evolution::rename_enum),
    ("add an enum type", Evolution::add_enum),
    ("drop an enum type", Evolution::drop_enum),
];

impl Evolution {
    pub(super) fn new(seed: u64) -> Self {
        let mut world = World::new(seed);
        world.fill();
        let mut evolution = Self {
            seed,
            before: world.schema.clone(),
            before_rows: world.rows.clone(),
            world,
            log: Vec::new(),
            lost: BTreeSet::new(),
            reprinted: BTreeSet::new(),
        };
        let wanted = evolution.world.random.between(1, 5);
        while evolution.log.len() < wanted {
            let (what, edit) = evolution.world.random.pick(EDITS).expect("an edit");
            if edit(&mut evolution) {
                evolution.log.push(what.to_owned());
            }
        }
        evolution
    }

    pub(super) fn after(&self) -> &Schema {
        &self.world.schema
    }

    /// A table of the schema after.
    pub(super) fn any_table(&mut self) -> Option<Table> {
        self.world.random.pick(&self.world.schema.tables)
    }

    /// A column that no expression makes and that was there before, and its table. One that is new comes to rows with
    /// what it was made with: without its default, it may not be NOT NULL.
    pub(super) fn any_column(&mut self, which: impl Fn(&Column) -> bool) -> Option<(Id, Column)> {
        let table = self.any_table()?.id;
        let before = &self.before;
        Some((
            table,
            self.world.plain_column(table, |column| before.column(column.id).is_some() && which(column))?,
        ))
    }

    /// SQL that puts the rows in.
    pub(super) fn insert(&self) -> String {
        rows::insert(&self.before, &self.before_rows, &self.world.counts)
    }

    /// A query for what is kept, by the names of one side.
    pub(super) fn held(&self, side: Side, kept: Kept) -> String {
        let (schema, other) = match side {
            Side::Before => (&self.before, self.after()),
            Side::After => (self.after(), &self.before),
        };
        rows::held(self.seed, schema, |table| {
            other.table(table.id)?;
            Some(self.kept(self.before.table(table.id)?, kept))
        })
    }

    /// All of it, for people.
    pub(super) fn told(&self) -> String {
        format!(
            "-- {} before\n{}{}\n-- after: {}\n{}\n-- renames: {}\n",
            self.seed,
            self.before.script(),
            self.insert(),
            self.log.join(", "),
            self.after().script(),
            self.renames().join(" "),
        )
    }

    /// `--rename`, for all that is renamed.
    pub(super) fn renames(&self) -> Vec<String> {
        let mut renames = Vec::new();
        for new in &self.after().tables {
            let Some(old) = self.before.table(new.id) else { continue };
            if old.name != new.name {
                renames.push(format!("{}={}", old.name, new.name));
            }
            for (at, to) in new.columns.iter().enumerate() {
                let Some(from) = old.column(to.id).filter(|from| from.name != to.name) else { continue };
                // A table that is renamed, too, may be called by either name.
                let table = if at % 2 == 0 { &old.name } else { &new.name };
                renames.push(format!("{table}.{}={}", from.name, to.name));
            }
        }
        renames
    }

    /// The columns that are in both schemas and hold what they held, in an order that is the same for both.
    fn kept(&self, table: &Table, when: Kept) -> Vec<Id> {
        let mut kept: Vec<Id> = table.columns.iter().map(|column| column.id).collect();
        kept.retain(|id| {
            let (Some(old), Some(new)) = (self.before.column(*id), self.after().column(*id)) else {
                return false;
            };
            let bases = old.generated.iter().flat_map(|made| &made.columns);
            let is_lost = |id: &Id| self.lost.contains(id) || self.after().column(*id).is_none();
            let is_as_before =
                !self.reprinted.contains(id) && (new.generated.is_none() || old.generated == new.generated);
            !is_lost(id) && !bases.into_iter().any(is_lost) && (when == Kept::Back || is_as_before)
        });
        kept.sort_unstable();
        kept
    }

    /// Whether the schema before has a rule for the values of a column: they cannot be replaced there by others.
    pub(super) fn is_ruled_before(&self, id: Id) -> bool {
        let made = |column: &Column| column.generated.as_ref().is_some_and(|made| made.columns.contains(&id));
        self.before.tables.iter().any(|table| {
            table.is_unique(id)
                || table.columns.iter().any(made)
                || table.constraints.iter().any(|constraint| constraint.rule.uses(id))
        })
    }

    /// Whether a column that is dropped can come back on the way down, with NULL, its default or a plain value in
    /// every row.
    fn comes_back(&self, id: Id) -> bool {
        let Some(table) = self.before.tables.iter().find(|table| table.column(id).is_some()) else {
            return true;
        };
        let column = table.column(id).expect("a column of this table");
        let counted = column.counter.is_some();
        let null = !column.not_null && column.default.is_none() && !counted;
        let distinct = counted || column.default.as_deref() == Some("gen_random_uuid()");
        // The same value in all rows is no key.
        if table.is_unique(id) && !null && !distinct {
            return false;
        }
        let fits = |rule: &Rule| match rule {
            // A plain value points nowhere, and the rows that pointed to it would.
            Rule::Foreign(foreign) => {
                foreign.columns.contains(&id) && null || foreign.columns.iter().any(|own| self.was_null(*own))
            }
            // A plain value does not pass every check.
            Rule::Check(_, plain) => null || counted || *plain,
            _ => true,
        };
        self.before
            .tables
            .iter()
            .flat_map(|table| &table.constraints)
            .filter(|constraint| constraint.rule.uses(id))
            .all(|constraint| fits(&constraint.rule))
    }

    /// Whether the column was NULL in all rows, so that it pointed nowhere.
    pub(super) fn was_null(&self, id: Id) -> bool {
        self.before_rows.get(&id).is_some_and(|values| values.iter().all(Option::is_none))
    }

    fn drop_column(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        let ids: Vec<Id> = table.columns.iter().map(|column| column.id).collect();
        let Some(id) = self.world.random.pick(&ids) else { return false };
        let left = |column: &&Column| {
            column.id != id && column.generated.as_ref().is_none_or(|made| !made.columns.contains(&id))
        };
        if !self.comes_back(id) || table.columns.iter().filter(left).count() == 0 {
            return false;
        }
        self.world.schema.drop_column(id);
        true
    }
}
