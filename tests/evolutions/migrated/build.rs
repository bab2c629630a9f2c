//! What a case begins with, and the parts that edits add to it.

use super::schema::{Column, Constraint, Counter, Expression, Foreign, Id, Index, Rule, Table, Type};
use super::script::literal;
use super::values::OTHERS;
use super::world::World;

const ACTIONS: &[&str] =
    &["", "", "on delete cascade", "on update cascade on delete set null", "deferrable initially deferred"];

impl World {
    /// A schema with rows.
    pub(super) fn fill(&mut self) {
        for _ in 0..self.random.below(4) {
            let one = self.enumeration();
            self.schema.enums.push(one);
        }
        for _ in 0..self.random.between(2, 6) {
            let count = if self.random.chance(10) { 0 } else { self.random.between(2, 7) };
            self.add_table(count);
        }
        let tables: Vec<Id> = self.schema.tables.iter().map(|table| table.id).collect();
        for table in &tables {
            for _ in 0..self.random.below(3) {
                self.add_foreign_key(*table, true);
            }
        }
    }

    /// A table with as many rows.
    pub(super) fn add_table(&mut self, count: usize) -> Id {
        let (id, name) = (self.id(), self.table_name());
        self.counts.insert(id, count);
        self.schema.tables.push(Table {
            id,
            name,
            unlogged: false,
            columns: Vec::new(),
            constraints: Vec::new(),
            indexes: Vec::new(),
        });
        self.add_primary_key_columns(id, count);
        for _ in 0..self.random.between(1, 6) {
            let data_type = self.data_type();
            let mut column = self.column(id, data_type);
            column.not_null = self.random.chance(40);
            let values = self.values(&column.data_type, count, !column.not_null);
            if self.random.chance(25) {
                column.default = Some(self.default_of(&column.data_type).0);
            }
            column.collated =
                matches!(column.data_type, Type::Text | Type::Varchar(_)) && self.random.chance(15);
            self.rows.insert(column.id, values);
            self.schema.table_mut(id).columns.push(column);
        }
        if self.random.chance(40) {
            self.add_generated(id);
        }
        for _ in 0..self.random.below(3) {
            self.add_check(id);
            self.add_unique(id);
        }
        for _ in 0..self.random.below(4) {
            self.add_index(id);
        }
        id
    }

    fn add_primary_key_columns(&mut self, table: Id, count: usize) {
        let numbers = |count: usize| (1..=count).map(|at| Some(at.to_string())).collect::<Vec<_>>();
        let types = match self.random.below(12) {
            0 => return,
            1..=7 => vec![if self.random.chance(70) { Type::Integer } else { Type::BigInt }],
            8 => vec![Type::Uuid],
            9 => vec![Type::Varchar(20)],
            _ => vec![Type::Integer, Type::Text],
        };
        let mut key = Vec::new();
        for data_type in &types {
            let mut column = self.column(table, data_type.clone());
            column.not_null = true;
            if types.len() == 1 && matches!(data_type, Type::Integer | Type::BigInt) {
                column.counter = self.counter();
            }
            let values = match data_type {
                Type::Uuid => {
                    let uuid = |at| Some(format!("00000000-0000-4000-9000-{at:012x}"));
                    (0..count).map(uuid).collect()
                }
                _ => numbers(count),
            };
            if *data_type == Type::Uuid && self.random.chance(50) {
                column.default = Some("gen_random_uuid()".into());
            }
            self.rows.insert(column.id, values);
            key.push(column.id);
            self.schema.table_mut(table).columns.push(column);
        }
        let constraint = Constraint { name: self.own_name(), rule: Rule::Primary(key) };
        self.schema.table_mut(table).constraints.push(constraint);
    }

    pub(super) fn counter(&mut self) -> Option<Counter> {
        match self.random.below(4) {
            0 => None,
            1 => Some(Counter::Serial),
            _ => Some(Counter::Identity {
                always: self.random.chance(50),
                increment: self.random.between(1, 3),
            }),
        }
    }

    /// A column that is not made by an expression.
    pub(super) fn plain_column(&mut self, table: Id, which: impl Fn(&Column) -> bool) -> Option<Column> {
        let columns = &self.schema.table(table)?.columns;
        let found: Vec<Column> =
            columns.iter().filter(|one| one.generated.is_none() && which(one)).cloned().collect();
        self.random.pick(&found)
    }

    /// A column made from another one.
    pub(super) fn add_generated(&mut self, table: Id) -> bool {
        let can = |column: &Column| {
            matches!(column.data_type, Type::Integer | Type::BigInt | Type::Text | Type::Varchar(_))
        };
        let Some(base) = self.plain_column(table, can) else { return false };
        let (data_type, texts): (_, &[&str]) = match base.data_type {
            Type::Integer | Type::BigInt => {
                (Type::BigInt, &["{0} + 1", "coalesce({0}, 0) * 2", "-{0}", "{0} + {1}"])
            }
            _ => (
                Type::Text,
                &["upper({0})", "{0} || '!'", "coalesce({0}, 'none')", "coalesce({0}, {1}, 'none')"],
            ),
        };
        let text = self.random.pick(texts).expect("a text");
        let other = match text.contains("{1}") {
            true => {
                self.plain_column(table, |other| other.data_type == base.data_type && other.id != base.id)
            }
            false => None,
        };
        if text.contains("{1}") && other.is_none() {
            return false;
        }
        let mut column = self.column(table, data_type);
        let columns: Vec<Id> = [base].into_iter().chain(other).map(|base| base.id).collect();
        column.generated = Some(Expression::new(text, &columns));
        column.not_null = text.starts_with("coalesce") && self.random.chance(50);
        self.schema.table_mut(table).columns.push(column);
        true
    }

    pub(super) fn add_check(&mut self, table: Id) -> bool {
        let Some(column) = self.plain_column(table, |_| true) else { return false };
        let is_number = |column: &Column| matches!(column.data_type, Type::Integer | Type::BigInt);
        let other = self.plain_column(table, |other| other.id != column.id && is_number(other));
        let both = other.filter(|_| is_number(&column) && self.random.chance(30));
        let (check, plain) = match (both, self.check_on(&column)) {
            (Some(other), Some(_)) if self.rows.contains_key(&other.id) => {
                (Expression::new("coalesce({0}, 0) + coalesce({1}, 0) >= 0", &[column.id, other.id]), true)
            }
            (_, Some(check)) => check,
            (_, None) => return false,
        };
        let constraint = Constraint { name: self.own_name(), rule: Rule::Check(check, plain) };
        self.schema.table_mut(table).constraints.push(constraint);
        true
    }

    /// One or two columns of which no two rows have the same values.
    fn unique_columns(&mut self, table: Id) -> Option<Vec<Id>> {
        let mut columns = vec![self.plain_column(table, |_| true)?.id];
        if self.random.chance(40) {
            let other = self.plain_column(table, |one| one.id != columns[0])?;
            columns.push(other.id);
        }
        self.are_unique(&columns).then_some(columns)
    }

    pub(super) fn add_unique(&mut self, table: Id) -> bool {
        let Some(columns) = self.unique_columns(table) else { return false };
        let constraint = Constraint { name: self.own_name(), rule: Rule::Unique(columns) };
        self.schema.table_mut(table).constraints.push(constraint);
        true
    }

    pub(super) fn add_primary_key(&mut self, table: Id) -> bool {
        if self.schema.table(table).is_none_or(|table| table.primary_key().is_some()) {
            return false;
        }
        let Some(columns) = self.unique_columns(table) else { return false };
        if !columns.iter().all(|id| self.is_full(*id)) {
            return false;
        }
        for id in &columns {
            self.schema.column_mut(*id).not_null = true;
        }
        let constraint = Constraint { name: self.own_name(), rule: Rule::Primary(columns) };
        self.schema.table_mut(table).constraints.push(constraint);
        true
    }

    pub(super) fn add_index(&mut self, table: Id) -> bool {
        let Some(column) = self.plain_column(table, |_| true) else { return false };
        let of = |text: &str| vec![Expression::new(text, &[column.id])];
        let mut index = Index {
            name: self.own_name(),
            unique: false,
            method: "btree",
            parts: of("{0}"),
            condition: None,
        };
        match (self.random.below(6), &column.data_type) {
            (0, _) if self.are_unique(&[column.id]) => index.unique = true,
            (1, Type::Text | Type::Varchar(_)) => index.parts = of("lower({0})"),
            (1, Type::Integer | Type::BigInt) => index.parts = of("({0} % 10)"),
            (1, Type::Jsonb | Type::TextArray) => index.method = "gin",
            (2, Type::Enum(id)) => {
                let label = self.schema.enumeration(*id).labels[0].clone();
                index.condition = Some(Expression::new(format!("{{0}} = {}", literal(&label)), &[column.id]));
            }
            (2, Type::Integer | Type::BigInt) => index.condition = of("{0} > 3").pop(),
            (2, Type::Text | Type::Varchar(_)) => index.condition = of("{0} like 'a%' or {0} = 'x'").pop(),
            (2, Type::Boolean) => index.condition = of("{0}").pop(),
            (3, _) if self.are_unique(&[column.id]) => {
                (index.unique, index.condition) = (true, of("{0} is not null").pop());
            }
            (4, _) => index.parts = of("{0} desc nulls last"),
            (5, _) => {
                let Some(other) = self.plain_column(table, |one| one.id != column.id) else { return false };
                index.parts.push(Expression::new("{0}", &[other.id]));
            }
            _ => {}
        }
        self.schema.table_mut(table).indexes.push(index);
        true
    }

    /// Columns that point to the key of a table, be it their own; with values, or NULL in all rows.
    pub(super) fn add_foreign_key(&mut self, table: Id, with_values: bool) -> bool {
        let logged = self.schema.tables.iter().filter(|table| !table.unlogged);
        let keys: Vec<(Id, Vec<Id>)> =
            logged.flat_map(|table| table.keys().map(|key| (table.id, key.clone()))).collect();
        let Some((to, mut target)) = self.random.pick(&keys) else { return false };
        if self.schema.table(table).is_none_or(|table| table.unlogged) {
            return false;
        }
        // PostgreSQL makes no foreign key over these: it finds no element type.
        let is_refused = |id: &Id| {
            let column = self.schema.column(*id);
            column
                .is_some_and(|one| matches!(one.data_type, Type::Other(at) if OTHERS[at].0 == "varchar(9)[]"))
        };
        if target.iter().any(is_refused) {
            return false;
        }
        if self.random.chance(20) {
            target.reverse();
        }
        let Some(values) = target.iter().map(|id| self.rows.get(id).cloned()).collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        let complete: Vec<usize> =
            (0..self.counts[&to]).filter(|at| values.iter().all(|column| column[*at].is_some())).collect();
        let not_null = with_values && !complete.is_empty() && self.random.chance(30);
        let chosen: Vec<Option<usize>> = (0..self.counts[&table])
            .map(|_| {
                if with_values && (not_null || self.random.chance(75)) {
                    self.random.pick(&complete)
                } else {
                    None
                }
            })
            .collect();
        let mut columns = Vec::new();
        for (id, values) in target.iter().zip(&values) {
            let data_type = self.schema.column(*id).expect("a column of a key").data_type.clone();
            let mut column = self.column(table, data_type);
            column.not_null = not_null;
            let own = chosen.iter().map(|row| row.and_then(|at| values[at].clone())).collect();
            self.rows.insert(column.id, own);
            columns.push(column.id);
            self.schema.table_mut(table).columns.push(column);
        }
        let action = self.random.pick(ACTIONS).unwrap_or_default();
        let rule = Rule::Foreign(Foreign { columns, table: to, target, action });
        let constraint = Constraint { name: self.own_name(), rule };
        self.schema.table_mut(table).constraints.push(constraint);
        true
    }
}
