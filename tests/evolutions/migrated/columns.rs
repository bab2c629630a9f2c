//! Edits of columns.

use super::evolution::Evolution;
use super::schema::{Column, Expression, Id, Type};
use super::values::OTHERS;
use super::world::World;

/// What becomes of values when their type changes.
#[derive(Clone, Copy, PartialEq)]
enum Values {
    /// They look the same.
    Stay,
    /// They are the same, and look otherwise.
    Change,
    /// Different values become one.
    Merge,
}

impl Evolution {
    pub(super) fn add_column(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        let world = &mut self.world;
        let count = world.counts[&table.id];
        match world.random.below(12) {
            0 => return world.add_generated(table.id),
            1 | 2 => return world.add_foreign_key(table.id, false),
            _ => {}
        }
        let data_type = world.data_type();
        let mut column = world.column(table.id, data_type);
        let mut values = Some(vec![None; count]);
        match world.random.below(6) {
            0 | 1 => {}
            2 if matches!(column.data_type, Type::Integer | Type::BigInt) => {
                column.counter = world.counter();
                column.not_null = column.counter.is_some();
                if column.not_null {
                    values = Some((1..=count).map(|at| Some(at.to_string())).collect());
                }
            }
            // Without rows it needs no value.
            3 if count == 0 => column.not_null = true,
            _ => {
                let (default, value) = world.default_of(&column.data_type);
                column.default = Some(default);
                column.not_null = world.random.chance(50);
                values = value.map(|value| vec![Some(value); count]);
            }
        }
        world.rows.extend(values.map(|values| (column.id, values)));
        // Anywhere: it comes last in the database all the same.
        let at = world.random.below(table.columns.len() + 1);
        world.schema.table_mut(table.id).columns.insert(at, column);
        if world.random.chance(20) {
            world.add_check(table.id);
        }
        true
    }

    pub(super) fn change_default(&mut self) -> bool {
        let Some((_, column)) = self.any_column(|column| column.counter.is_none()) else { return false };
        let default = match column.default.is_some() && self.world.random.chance(60) {
            true => None,
            false => Some(self.world.default_of(&column.data_type).0),
        };
        let changed = default != column.default;
        self.world.schema.column_mut(column.id).default = default;
        changed
    }

    pub(super) fn change_not_null(&mut self) -> bool {
        let Some((table, column)) = self.any_column(|column| column.counter.is_none()) else { return false };
        let key = self.after().table(table).and_then(|table| table.primary_key());
        let is_key = key.is_some_and(|key| key.contains(&column.id));
        if is_key || !column.not_null && !self.world.is_full(column.id) {
            return false;
        }
        self.world.schema.column_mut(column.id).not_null = !column.not_null;
        true
    }

    pub(super) fn change_collation(&mut self) -> bool {
        let is_text = |column: &Column| matches!(column.data_type, Type::Text | Type::Varchar(_));
        let Some((_, column)) = self.any_column(is_text) else { return false };
        self.world.schema.column_mut(column.id).collated = !column.collated;
        true
    }

    pub(super) fn change_counter(&mut self) -> bool {
        let is_number = |column: &Column| {
            matches!(column.data_type, Type::Integer | Type::BigInt) && column.default.is_none()
        };
        let Some((_, column)) = self.any_column(is_number) else { return false };
        let points = self.after().foreign_keys().any(|(_, foreign)| foreign.columns.contains(&column.id));
        let can_be_full = column.not_null || self.world.is_full(column.id);
        let counter = self.world.counter();
        if points || counter == column.counter || counter.is_some() && !can_be_full {
            return false;
        }
        let column = self.world.schema.column_mut(column.id);
        column.not_null = true;
        column.counter = counter;
        true
    }

    /// A generated column becomes a plain one, or is made otherwise; a plain one becomes a generated one.
    pub(super) fn change_expression(&mut self) -> bool {
        let Some(table) = self.any_table() else { return false };
        let was_there = |column: &Column| self.before.column(column.id).is_some();
        let generated: Vec<Column> = table
            .columns
            .iter()
            .filter(|column| column.generated.is_some() && was_there(column))
            .cloned()
            .collect();
        if let Some(column) = self.world.random.pick(&generated) {
            let made = column.generated.as_ref().filter(|_| self.world.random.chance(50));
            let other = made.map(|made| Expression::new(otherwise(&column.data_type), &made.columns));
            let own = self.world.schema.column_mut(column.id);
            own.generated = other;
            return true;
        }
        let fits = |column: &Column| {
            matches!(column.data_type, Type::BigInt | Type::Text)
                && column.default.is_none()
                && column.counter.is_none()
        };
        let Some((table, column)) = self.any_column(fits) else { return false };
        let from = |base: &Column| match column.data_type {
            Type::BigInt => matches!(base.data_type, Type::Integer | Type::BigInt),
            _ => matches!(base.data_type, Type::Text | Type::Varchar(_)),
        };
        let other = self.world.plain_column(table, |base| base.id != column.id && from(base));
        let Some(base) = other.filter(|_| self.has_free_values(column.id)) else { return false };
        let own = self.world.schema.column_mut(column.id);
        own.generated = Some(Expression::new(otherwise(&column.data_type), &[base.id]));
        self.lost.insert(column.id);
        self.world.rows.remove(&column.id);
        true
    }

    /// Whether no rule, before or after, says what the values are to be.
    fn has_free_values(&self, id: Id) -> bool {
        let made = |column: &Column| column.generated.as_ref().is_some_and(|made| made.columns.contains(&id));
        let is_ruled = self.after().tables.iter().any(|table| {
            table.is_unique(id)
                || table.columns.iter().any(made)
                || table.constraints.iter().any(|constraint| constraint.rule.uses(id))
        });
        !is_ruled && !self.is_ruled_before(id)
    }

    pub(super) fn change_type(&mut self) -> bool {
        let Some((_, column)) = self.any_column(|_| true) else { return false };
        // Once: there are casts from text[] to text and from that to integer, and none from the first to the last.
        if self.before.column(column.id).is_some_and(|old| old.data_type != column.data_type) {
            return false;
        }
        let Some((data_type, values)) = other_type(&mut self.world, &column) else { return false };
        let is_number = |of: &Type| matches!(of, Type::Integer | Type::BigInt);
        let is_text = |of: &Type| matches!(of, Type::Text | Type::Varchar(_));
        let is_numeric = |of: &Type| matches!(of, Type::Numeric(..));
        let is_akin = [is_number as fn(&Type) -> bool, is_text, is_numeric]
            .iter()
            .any(|is| is(&column.data_type) && is(&data_type));
        if values == Values::Merge && !self.has_free_values(column.id) || !is_akin && column.counter.is_some()
        {
            return false;
        }
        if !is_akin {
            self.world.schema.release(column.id);
            let default = self.world.random.chance(30).then(|| self.world.default_of(&data_type).0);
            self.world.schema.column_mut(column.id).default = default;
        }
        match values {
            Values::Stay => {}
            Values::Change => self.reprinted.extend([column.id]),
            Values::Merge => self.lost.extend([column.id]),
        }
        if values != Values::Stay {
            self.world.rows.remove(&column.id);
        }
        let own = self.world.schema.column_mut(column.id);
        own.collated &= is_text(&data_type);
        own.data_type = data_type;
        true
    }
}

fn otherwise(data_type: &Type) -> &'static str {
    match data_type {
        Type::Text => "coalesce({0}, '') || '?'",
        _ => "coalesce({0}, 7) + 5",
    }
}

/// Another type that all values of the column can have.
fn other_type(world: &mut World, column: &Column) -> Option<(Type, Values)> {
    use Type::{
        BigInt, Boolean, Date, EnumArray, Integer, Jsonb, Numeric, Text, TextArray, Timestamptz, Uuid,
        Varchar,
    };
    use Values::{Change, Merge, Stay};
    let known = world.rows.get(&column.id).map(|values| values.iter().flatten().collect::<Vec<_>>());
    let all = |fits: &dyn Fn(&str) -> bool| {
        known.as_ref().is_some_and(|known| known.iter().all(|value| fits(value)))
    };
    let longest = known.iter().flatten().map(|value| value.chars().count()).max().unwrap_or(0).max(12);
    let fitting_enums =
        world.schema.enums.iter().filter(|one| all(&|value| one.labels.iter().any(|label| label == value)));
    let enums = fitting_enums.map(|one| (Type::Enum(one.id), Stay));
    let mut options: Vec<(Type, Values)> = match column.data_type {
        Integer => vec![
            (BigInt, Stay),
            (BigInt, Stay),
            (Text, Stay),
            (Varchar(20), Stay),
            (Numeric(12, 2), Change),
            (Boolean, Merge),
        ],
        BigInt => vec![(Integer, Stay), (Integer, Stay), (Text, Stay)],
        Text | Varchar(_) => {
            let mut options = vec![(Text, Stay), (Varchar(longest), Stay), (Varchar(60), Stay)];
            if all(&|value| value.parse::<u8>().is_ok()) {
                options.extend([(Integer, Stay), (BigInt, Stay)]);
            }
            options.extend(enums);
            options
        }
        Numeric(precision, scale) => vec![
            (Numeric(precision + 2, scale), Stay),
            (Numeric(precision - 1, scale), Stay),
            (Numeric(precision + 4, scale + 2), Change),
            (Text, Stay),
        ],
        Boolean => vec![(Text, Stay), (Integer, Change)],
        Date => vec![(Timestamptz, Change), (Text, Stay)],
        Timestamptz => vec![(Date, Merge), (Text, Change)],
        Type::Enum(_) => [(Text, Stay), (Varchar(30), Stay)].into_iter().chain(enums).collect(),
        EnumArray(_) => vec![(TextArray, Stay), (Text, Stay)],
        Type::Other(at) if OTHERS[at].0 == "smallint" => vec![(Integer, Stay), (Text, Stay)],
        Uuid | Jsonb | TextArray | Type::Other(_) => vec![(Text, Stay)],
    };
    options.retain(|(data_type, _)| *data_type != column.data_type);
    world.random.pick(&options)
}
