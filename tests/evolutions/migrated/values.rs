//! Where values come from, and the SQL that says what values may be.

use super::schema::{Column, Expression, Id, Type};
use super::script::literal;
use super::world::World;

const WORDS: &[&str] = &["alpha", "beta", "it's", "Ünï", "two words", "name", "x", "omega"];

/// Types that have nothing special, with values; the text of a value is always the same.
pub(super) const OTHERS: &[(&str, [&str; 3])] = &[
    ("smallint", ["1", "2", "3"]),
    ("double precision", ["1.5", "2", "3.25"]),
    ("real", ["1.5", "2", "3.25"]),
    ("interval", ["1 day", "01:00:00", "2 mons"]),
    ("time", ["10:00:00", "11:30:00", "12:00:01"]),
    ("timestamp(3)", ["2024-01-01 10:00:00", "2024-01-02 10:00:00", "2024-01-03 10:00:00.5"]),
    ("bytea", ["\\x01", "\\x0203", "\\xff"]),
    ("inet", ["10.0.0.1", "10.0.0.2", "fe80::1"]),
    ("char(8)", ["ab", "cd", "it's"]),
    ("varchar(9)[]", ["{a,b}", "{c}", "{}"]),
    ("integer[]", ["{1,2}", "{3}", "{}"]),
    ("money", ["$1.00", "$2.00", "$3.00"]),
    ("macaddr", ["08:00:2b:01:02:03", "08:00:2b:01:02:04", "08:00:2b:01:02:05"]),
    ("tsvector", ["'a' 'b'", "'c'", "'d':1"]),
    ("int4range", ["[1,5)", "[2,9)", "empty"]),
    ("bit(3)", ["101", "111", "000"]),
    ("bit varying(5)", ["1", "10", "101"]),
    ("interval day to second(3)", ["1 day 01:00:00", "02:00:00", "3 days"]),
];

impl World {
    /// The values of a column, all different where the type has enough of them.
    pub(super) fn values(&mut self, data_type: &Type, count: usize, nulls: bool) -> Vec<Option<String>> {
        let distinct = self.random.chance(50);
        // Texts that could be numbers, or labels.
        let labels: Vec<String> = self.schema.enums.iter().flat_map(|one| one.labels.clone()).collect();
        let style = self.random.below(if labels.is_empty() { 3 } else { 4 });
        let value = |world: &mut Self, at: usize| {
            let number = if distinct { at + 1 } else { world.random.between(1, 9) };
            match (data_type, style) {
                (Type::Text | Type::Varchar(_), 1) => number.to_string(),
                (Type::Text | Type::Varchar(_), 3) => world.random.pick(&labels).unwrap_or_default(),
                _ => world.value(data_type, number, distinct),
            }
        };
        (0..count)
            .map(|at| if nulls && self.random.chance(25) { None } else { Some(value(self, at)) })
            .collect()
    }

    fn value(&mut self, data_type: &Type, number: usize, distinct: bool) -> String {
        match data_type {
            Type::Integer | Type::BigInt => number.to_string(),
            Type::Text | Type::Varchar(_) if distinct => format!("w{number}"),
            Type::Text | Type::Varchar(_) => self.random.pick(WORDS).unwrap_or_default().to_owned(),
            Type::Numeric(_, 0) => number.to_string(),
            Type::Numeric(_, scale) => format!("{number}.{:0scale$}", self.random.below(10)),
            Type::Boolean => self.random.chance(50).to_string(),
            Type::Uuid => format!("00000000-0000-4000-8000-{number:012x}"),
            Type::Date => format!("2024-01-{:02}", number + 10),
            Type::Timestamptz => format!("2024-01-{:02} 10:20:30+00", number + 10),
            Type::Jsonb => format!("{{\"n\": {number}}}"),
            Type::TextArray => format!("{{w{number},\"it's\"}}"),
            Type::Other(at) => OTHERS[*at].1[number % 3].into(),
            Type::Enum(id) => self.label(*id),
            Type::EnumArray(id) => format!("{{\"{}\",\"{}\"}}", self.label(*id), self.label(*id)),
        }
    }

    fn label(&mut self, id: Id) -> String {
        let labels = self.schema.enumeration(id).labels.clone();
        self.random.pick(&labels).expect("a label")
    }

    /// A default of a type, as SQL, and the value it gives to rows, where that is known.
    pub(super) fn default_of(&mut self, data_type: &Type) -> (String, Option<String>) {
        let number = self.random.between(1, 9);
        let made = self.random.chance(40);
        let unknown = |sql: &str| (sql.to_owned(), None);
        match data_type {
            Type::Uuid if made => unknown("gen_random_uuid()"),
            Type::Timestamptz if made => unknown("now()"),
            Type::Date if made => unknown("current_date"),
            Type::Jsonb if made => unknown("'{}'::jsonb"),
            Type::TextArray if made => unknown("array['x', 'it''s']"),
            Type::Text | Type::Varchar(_) if made => unknown("lower('X' || 'y')"),
            Type::Integer | Type::BigInt if made => unknown("1 + 2"),
            _ => {
                let value = self.value(data_type, number, false);
                (literal(&value), Some(value))
            }
        }
    }

    /// A check that the rows pass, and whether the plain value of the type passes it.
    pub(super) fn check_on(&mut self, column: &Column) -> Option<(Expression, bool)> {
        let used = self.rows.get(&column.id)?;
        let is_used = |label: &String| used.iter().flatten().any(|value| value == label);
        let strict = self.random.chance(40);
        let (text, plain) = match &column.data_type {
            Type::Integer | Type::BigInt | Type::Numeric(..) if strict => ("{0} > 0".to_owned(), false),
            Type::Integer | Type::BigInt => ("{0} >= 0 and {0} not in (5000, 5001)".into(), true),
            Type::Numeric(..) => ("{0} >= 0 and {0} < 5000".into(), true),
            Type::Text | Type::Varchar(_) if strict => ("{0} <> ''".into(), false),
            // No IN: over varchar PostgreSQL prints it otherwise each time it reads its own print, and both count.
            Type::Text | Type::Varchar(_) => ("char_length({0}) < 300 and {0} <> 'never'".into(), true),
            Type::Date => ("{0} > '1900-01-01'".into(), true),
            Type::Jsonb => ("jsonb_typeof({0}) = 'object'".into(), true),
            Type::TextArray => ("cardinality({0}) < 9".into(), true),
            Type::Enum(id) => {
                let labels = &self.schema.enumeration(*id).labels;
                let last = labels.last().filter(|last| !is_used(last))?;
                // The plain value is the first label, and a default may be the last.
                (format!("{{0}} <> {}", literal(last)), labels.len() > 1 && column.default.is_none())
            }
            _ => return None,
        };
        Some((Expression::new(text, &[column.id]), plain))
    }
}
