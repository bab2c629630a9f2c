//! What rows are called: by what people know them by. Pure.

use super::gather::{Gathered, Rows, foreign_keys};
use crate::catalog::{Ident, Name};
use crate::seed::schema::Schema;
use std::collections::{BTreeMap, HashMap};

/// The labels of the rows by table, in the order of the rows.
pub(super) type Labels = BTreeMap<Name, Vec<String>>;

/// Where rows of a table are by what they have in columns that others refer to.
pub(super) type Places = HashMap<(Name, Vec<Ident>), HashMap<Vec<String>, usize>>;

/// Longest label.
const LONGEST: usize = 60;
/// How many references a label follows.
const DEEPEST: usize = 3;

/// The columns that are known to people and tell rows apart.
pub(super) fn natural(schema: &Schema, table: &Name) -> Option<Vec<Ident>> {
    let is_given = |key: &Vec<Ident>| {
        key.iter().all(|name| {
            let column = schema.column(table, name);
            column.is_some_and(|column| {
                let refers = foreign_keys(schema, table).any(|(own, _)| own == std::slice::from_ref(name));
                let is_known = !column.generated && !column.is_counted() && column.data_type != "uuid";
                column.not_null && (is_known || refers)
            })
        })
    };
    let keys = schema.unique_keys(table).into_iter().map(|(_, columns)| columns);
    keys.filter(is_given).min_by_key(Vec::len)
}

/// The columns that the file has to name as its key: those known to people, or what tells rows apart without a primary key.
pub(super) fn named(schema: &Schema, table: &Name, rows: &Rows) -> Option<Vec<Ident>> {
    natural(schema, table).or_else(|| rows.without_primary_key().then(|| rows.identity.clone()))
}

/// Gives every row a label that no other row of its table has.
pub(super) fn labels(gathered: &Gathered, schema: &Schema) -> Labels {
    let places = places(gathered, schema);
    let naming = Naming { gathered, schema, places: &places };
    let mut labels = Labels::new();
    for (table, rows) in &gathered.tables {
        let mut taken = HashMap::new();
        let own = (0..rows.rows.len()).map(|row| unused(naming.label(table, rows, row, 0), &mut taken));
        labels.insert(table.clone(), own.collect());
    }
    labels
}

/// The rows by what refers to them.
pub(super) fn places(gathered: &Gathered, schema: &Schema) -> Places {
    let mut places = Places::new();
    for table in gathered.tables.keys() {
        for (_, foreign) in foreign_keys(schema, table) {
            let Some(rows) = gathered.tables.get(&foreign.table) else { continue };
            places.entry((foreign.table.clone(), foreign.columns.clone())).or_insert_with(|| {
                let keys = rows.rows.iter().enumerate();
                keys.filter_map(|(at, row)| Some((rows.key(row, &foreign.columns)?, at))).collect()
            });
        }
    }
    places
}

struct Naming<'a> {
    gathered: &'a Gathered,
    schema: &'a Schema,
    places: &'a Places,
}

impl Naming<'_> {
    fn label(&self, table: &Name, rows: &Rows, row: usize, depth: usize) -> String {
        let natural = natural(self.schema, table);
        let columns = natural.as_ref().unwrap_or(&rows.identity);
        let parts = columns.iter().filter_map(|column| {
            let value = rows.rows[row][rows.place(column)?].as_deref()?;
            Some(self.referred(table, rows, row, column, depth).unwrap_or_else(|| readable(value)))
        });
        let label = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let label: String = label.chars().take(LONGEST).collect();
        let label = label.trim_matches('-');
        match label {
            "" | "null" => "row".into(),
            number if number.chars().all(|c| c.is_ascii_digit()) => {
                format!("{}-{number}", readable(table.name.as_str()))
            }
            label => label.to_owned(),
        }
    }

    /// The label of the row that a column refers to.
    fn referred(
        &self,
        table: &Name,
        rows: &Rows,
        row: usize,
        column: &Ident,
        depth: usize,
    ) -> Option<String> {
        let (own, foreign) =
            foreign_keys(self.schema, table).find(|(own, _)| *own == std::slice::from_ref(column))?;
        let key = rows.key(&rows.rows[row], own)?;
        let at = *self.places.get(&(foreign.table.clone(), foreign.columns.clone()))?.get(&key)?;
        let target = self.gathered.tables.get(&foreign.table)?;
        (depth < DEEPEST).then(|| self.label(&foreign.table, target, at, depth + 1))
    }
}

/// Letters and digits in lower case, with dashes between.
fn readable(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// The label, with a number where it is taken; `taken` has the last number of each.
fn unused(label: String, taken: &mut HashMap<String, usize>) -> String {
    let Some(mut number) = taken.get(&label).copied() else {
        taken.insert(label.clone(), 1);
        return label;
    };
    let free = loop {
        number += 1;
        let free = format!("{label}-{number}");
        if !taken.contains_key(&free) {
            break free;
        }
    };
    taken.insert(label, number);
    taken.insert(free.clone(), 1);
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_words_with_dashes() {
        for (text, expected) in [
            ("Ada.Lovelace@example.com", "ada-lovelace-example-com"),
            ("  İstanbul / Kadıköy ", "i\u{307}stanbul-kadıköy"),
            ("--", ""),
        ] {
            assert_eq!(readable(text), expected);
        }
        let mut taken = HashMap::new();
        let all: Vec<String> = ["a", "a", "a-2", "a"].map(|label| unused(label.into(), &mut taken)).into();
        assert_eq!(all, ["a", "a-2", "a-2-2", "a-3"]);
    }
}
