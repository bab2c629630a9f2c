//! Edits of constraints, indexes and enum types.

use super::evolution::Evolution;
use super::schema::{Column, Enum, Id, Rule, Type};
use super::script::literal;

impl Evolution {
    pub(super) fn add_rule(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        let world = &mut self.world;
        match world.random.below(5) {
            0 => world.add_check(table.id),
            1 => world.add_unique(table.id),
            2 => world.add_primary_key(table.id),
            _ => world.add_index(table.id),
        }
    }

    pub(super) fn drop_rule(&mut self) -> bool {
        let Some(mut table) = self.any_table() else { return false };
        let (constraints, indexes) = (table.constraints.len(), table.indexes.len());
        if constraints + indexes == 0 {
            return false;
        }
        let at = self.world.random.below(constraints + indexes);
        if at >= constraints {
            self.world.schema.table_mut(table.id).indexes.remove(at - constraints);
            return true;
        }
        let dropped = table.constraints.remove(at);
        self.world.schema.table_mut(table.id).constraints.remove(at);
        // The columns of a primary key are NOT NULL by it, and need not be without it.
        if let Rule::Primary(columns) = dropped.rule
            && self.world.random.chance(50)
        {
            for id in columns {
                let column = self.world.schema.column_mut(id);
                column.not_null = column.counter.is_some();
            }
        }
        self.world.schema.drop_dangling();
        true
    }

    /// Another name, another expression, another action.
    pub(super) fn change_rule(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        if table.constraints.is_empty() {
            return false;
        }
        let at = self.world.random.below(table.constraints.len());
        let mut constraint = table.constraints[at].clone();
        let renamed = self.world.random.chance(30);
        match &mut constraint.rule {
            _ if renamed => constraint.name = self.world.own_name(),
            Rule::Check(check, plain) => {
                let column = self.after().column(check.columns[0]).expect("the column of a check").clone();
                (*check, *plain) = match self.world.check_on(&column) {
                    Some(other) => other,
                    None => return false,
                };
            }
            Rule::Foreign(foreign) => {
                foreign.action = match foreign.action {
                    "" => "on delete restrict deferrable",
                    _ => "",
                };
            }
            Rule::Unique(columns) => columns.reverse(),
            Rule::Primary(_) => return false,
        }
        let changed = table.constraints[at] != constraint;
        self.world.schema.table_mut(table.id).constraints[at] = constraint;
        changed
    }

    pub(super) fn change_index(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        if table.indexes.is_empty() {
            return false;
        }
        let at = self.world.random.below(table.indexes.len());
        let name = self.world.own_name();
        let index = &mut self.world.schema.table_mut(table.id).indexes[at];
        match index.condition.take() {
            // Over all rows they may not be unique.
            Some(_) => index.unique = false,
            None if index.unique => index.unique = false,
            None if index.parts.len() > 1 => index.parts.reverse(),
            None => index.name = name,
        }
        table.indexes[at] != self.world.schema.table_mut(table.id).indexes[at]
    }

    fn any_enum(&mut self) -> Option<Enum> {
        self.world.random.pick(&self.world.schema.enums)
    }

    fn enum_mut(&mut self, id: Id) -> &mut Enum {
        self.world.schema.enums.iter_mut().find(|one| one.id == id).expect("an enum type of the schema")
    }

    /// The columns of an enum type, and of arrays of it.
    fn columns_of(&self, id: Id) -> Vec<Column> {
        let columns = self.after().tables.iter().flat_map(|table| &table.columns);
        let is_of = |column: &&Column| matches!(column.data_type, Type::Enum(own) | Type::EnumArray(own) if own == id);
        columns.filter(is_of).cloned().collect()
    }

    pub(super) fn add_label(&mut self) -> bool {
        let Some(one) = self.any_enum() else { return false };
        let Some(label) = self.world.new_label(&one.labels) else { return false };
        let at = self.world.random.below(one.labels.len() + 1);
        self.enum_mut(one.id).labels.insert(at, label.clone());
        let users = self.columns_of(one.id);
        // PostgreSQL lets nobody use a new label before it is committed.
        if let Some(column) = self.world.random.pick(&users)
            && column.data_type == Type::Enum(one.id)
            && self.world.random.chance(40)
        {
            self.world.schema.column_mut(column.id).default = Some(literal(&label));
        }
        true
    }

    /// One that no row and no expression uses: PostgreSQL cannot keep a value whose label is gone.
    pub(super) fn drop_label(&mut self) -> bool {
        let Some(one) = self.any_enum().filter(|one| one.labels.len() > 1) else { return false };
        let users = self.columns_of(one.id);
        let is_used = |label: &str| {
            let in_rows = users.iter().any(|column| match self.world.rows.get(&column.id) {
                None => true,
                Some(values) => values.iter().flatten().any(|value| value.contains(label)),
            });
            in_rows || self.is_named(label)
        };
        let unused: Vec<String> = one.labels.iter().filter(|label| !is_used(label)).cloned().collect();
        let Some(label) = self.world.random.pick(&unused) else { return false };
        self.enum_mut(one.id).labels.retain(|own| *own != label);
        true
    }

    /// Whether a default, a check or an index has the label in its text.
    fn is_named(&self, label: &str) -> bool {
        let label = label.replace('\'', "''");
        self.after().tables.iter().any(|table| {
            let defaults = table.columns.iter().filter_map(|column| column.default.as_deref());
            let checks = table.constraints.iter().filter_map(|constraint| match &constraint.rule {
                Rule::Check(check, _) => Some(check.text.as_str()),
                _ => None,
            });
            let mut texts =
                defaults.chain(checks).chain(table.indexes.iter().flat_map(|index| index.texts()));
            texts.any(|text| text.contains(&label))
        })
    }

    pub(super) fn move_label(&mut self) -> bool {
        let Some(one) = self.any_enum() else { return false };
        let (from, to) =
            (self.world.random.below(one.labels.len()), self.world.random.below(one.labels.len()));
        self.enum_mut(one.id).labels.swap(from, to);
        from != to
    }

    pub(super) fn rename_enum(&mut self) -> bool {
        let Some(one) = self.any_enum() else { return false };
        let name = self.world.enum_name();
        self.enum_mut(one.id).name = name;
        true
    }

    pub(super) fn add_enum(&mut self) -> bool {
        let one = self.world.enumeration();
        self.world.schema.enums.push(one);
        true
    }

    pub(super) fn drop_enum(&mut self) -> bool {
        let Some(one) = self.any_enum() else { return false };
        let is_free = self.columns_of(one.id).is_empty();
        self.world.schema.enums.retain(|other| !is_free || other.id != one.id);
        is_free
    }
}
