//! Edits of tables, and what is called otherwise.

use super::evolution::Evolution;
use super::schema::Id;

impl Evolution {
    pub(super) fn add_table(&mut self) -> bool {
        let id = self.world.add_table(0);
        if self.world.random.chance(50) {
            self.world.add_foreign_key(id, false);
        }
        true
    }

    pub(super) fn drop_table(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        // It comes back empty, and rows that pointed to its rows would point nowhere.
        let is_needed = self.before.foreign_keys().any(|(from, foreign)| {
            foreign.table == table.id
                && from.id != table.id
                && self.after().table(from.id).is_some()
                && !foreign.columns.iter().any(|own| self.was_null(*own))
        });
        if is_needed || self.after().tables.len() < 2 {
            return false;
        }
        self.world.schema.tables.retain(|other| other.id != table.id);
        self.world.schema.drop_dangling();
        true
    }

    pub(super) fn rename_table(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        let Some(old) = self.before.table(table.id).map(|old| old.name.clone()) else { return false };
        let new = self.world.table_name();
        if old != table.name || !can_be_named(&[&old, &new]) {
            return false;
        }
        self.world.schema.table_mut(table.id).name = new;
        true
    }

    pub(super) fn rename_column(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        let ids: Vec<Id> = table.columns.iter().map(|column| column.id).collect();
        let Some(id) = self.world.random.pick(&ids) else { return false };
        let Some(old) = self.before.column(id).map(|old| old.name.clone()) else { return false };
        let new = self.world.column_name(table.id);
        let path = self.before.table(table.id).map(|table| table.name.clone()).unwrap_or_default();
        let column = self.world.schema.column_mut(id);
        if column.name != old || !can_be_named(&[&path, &old, &new]) {
            return false;
        }
        column.name = new;
        true
    }

    pub(super) fn make_unlogged(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        // No foreign key of a table that is logged may point to one that is not.
        let mut keys = self.before.foreign_keys().chain(self.after().foreign_keys());
        let is_bound = keys.any(|(from, foreign)| from.id == table.id || foreign.table == table.id);
        drop(keys);
        if is_bound {
            return false;
        }
        self.world.schema.table_mut(table.id).unlogged = !table.unlogged;
        true
    }
}

/// Whether `--rename` can name them: it takes dots for separators, and quotes away.
fn can_be_named(names: &[&str]) -> bool {
    names.iter().all(|name| !name.contains(['.', '"']))
}
