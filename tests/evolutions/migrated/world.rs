//! A schema in the making, the rows its tables have, and where names come from.

use super::schema::{Column, Enum, Id, Schema, Type};
use super::values::OTHERS;
use crate::harness::Random;
use std::collections::{BTreeMap, BTreeSet};

const TABLES: &[&str] = &[
    "users",
    "orders",
    "items",
    "order",
    "Group",
    "two words",
    "tags",
    "dotted.name",
    "straße",
    "quo\"te",
    "events",
    "logs",
    "a_table_whose_name_is_so_long_that_others_of_it_are_cut",
    "notes",
    "teams",
];
const COLUMNS: &[&str] = &[
    "name",
    "title",
    "note",
    "amount",
    "state",
    "Kind",
    "user",
    "two words",
    "select",
    "x",
    "y",
    "flag",
    "born",
    "data",
    "größe",
    "dotted.name",
    "quo\"te",
    "lower",
    "date",
    "text",
    "btree",
    "key",
    "value",
    "position",
    "public",
    "it's",
    "a_column_whose_name_is_so_long_that_others_made_of_it_are_cut",
    "code",
    "ref",
    "z",
];
const ENUMS: &[&str] = &["mood", "State", "my kind", "level", "colour", "size", "role", "shape"];
const LABELS: &[&str] =
    &["new", "open", "done", "it's", "two words", "Mixed", "a,b", "x", "low", "high", "name", "ok"];
/// The values of each column, in the order of the rows. What is not known before the database made it (as generated
/// columns) is not in it.
pub(super) type Rows = BTreeMap<Id, Vec<Option<String>>>;

pub(super) struct World {
    /// In the names of tables, types, constraints and indexes, so that several worlds have room in one database.
    seed: u64,
    pub(super) random: Random,
    pub(super) schema: Schema,
    pub(super) rows: Rows,
    /// How many rows each table has.
    pub(super) counts: BTreeMap<Id, usize>,
    last_id: Id,
    /// A name is given once, so that what is dropped and what is made never look like one thing.
    used: BTreeSet<(Id, String)>,
    /// Names of constraints and indexes.
    given: Vec<String>,
}

impl World {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            seed,
            random: Random::new(seed),
            schema: Schema::default(),
            rows: Rows::new(),
            counts: BTreeMap::new(),
            last_id: 0,
            used: BTreeSet::new(),
            given: Vec::new(),
        }
    }

    pub(super) fn id(&mut self) -> Id {
        self.last_id += 1;
        self.last_id
    }

    fn unused(&mut self, place: Id, from: &[&str]) -> String {
        let name = self.random.pick(from).expect("a name");
        let name = match self.used.contains(&(place, name.to_owned())) {
            false => name.to_owned(),
            true => format!("{name}{}", self.id()),
        };
        self.used.insert((place, name.clone()));
        name
    }

    pub(super) fn table_name(&mut self) -> String {
        format!("{}_{}", self.unused(0, TABLES), self.seed)
    }

    pub(super) fn column_name(&mut self, table: Id) -> String {
        self.unused(table, COLUMNS)
    }

    pub(super) fn enum_name(&mut self) -> String {
        // A table's name is that of a type, too; none of these is a table's.
        format!("{}_{}", self.unused(0, ENUMS), self.seed)
    }

    /// A name for a constraint or an index, or none, so that PostgreSQL makes one.
    pub(super) fn own_name(&mut self) -> Option<String> {
        let id = self.id();
        let name = match self.random.below(5) {
            0 | 1 => return None,
            2 => format!("k_{}_{id}", self.seed),
            3 => format!("Key \"{} {id}\"", self.seed),
            // One that nothing has any more.
            _ => {
                let is_free = |name: &&String| !self.schema.tables.iter().any(|table| table.has_named(name));
                let free: Vec<String> = self.given.iter().filter(is_free).cloned().collect();
                self.random.pick(&free)?
            }
        };
        self.given.push(name.clone());
        Some(name)
    }

    pub(super) fn enumeration(&mut self) -> Enum {
        let (id, name) = (self.id(), self.enum_name());
        let mut labels = Vec::new();
        for _ in 0..self.random.between(2, 5) {
            labels.extend(self.new_label(&labels));
        }
        Enum { id, name, labels }
    }

    pub(super) fn new_label(&mut self, but: &[String]) -> Option<String> {
        let open: Vec<&str> =
            LABELS.iter().copied().filter(|label| but.iter().all(|own| own != label)).collect();
        self.random.pick(&open).map(str::to_owned)
    }

    pub(super) fn data_type(&mut self) -> Type {
        let enums: Vec<Id> = self.schema.enums.iter().map(|one| one.id).collect();
        let one = self.random.pick(&enums);
        match (self.random.below(22), one) {
            (18..=20, _) => Type::Other(self.random.below(OTHERS.len())),
            (0..=2, _) => Type::Integer,
            (3, _) => Type::BigInt,
            (4 | 5, _) => Type::Text,
            (6 | 7, _) => Type::Varchar(self.random.between(12, 40)),
            (8, _) => {
                let scale = self.random.below(4);
                Type::Numeric(self.random.between(6, 10), scale)
            }
            (9, _) => Type::Boolean,
            (10, _) => Type::Uuid,
            (11, _) => Type::Date,
            (12, _) => Type::Timestamptz,
            (13, _) => Type::Jsonb,
            (14, _) => Type::TextArray,
            (15 | 16, Some(id)) => Type::Enum(id),
            (17, Some(id)) => Type::EnumArray(id),
            _ => Type::Text,
        }
    }

    /// A column of a type, that may be NULL and has no default.
    pub(super) fn column(&mut self, table: Id, data_type: Type) -> Column {
        let (id, name) = (self.id(), self.column_name(table));
        Column {
            id,
            name,
            data_type,
            not_null: false,
            default: None,
            counter: None,
            generated: None,
            collated: false,
        }
    }

    /// Whether rows with these columns differ from each other. NULLs always do.
    pub(super) fn are_unique(&self, columns: &[Id]) -> bool {
        let values = columns.iter().map(|id| self.rows.get(id));
        let Some(values) = values.collect::<Option<Vec<_>>>() else {
            return false;
        };
        let mut seen = BTreeSet::new();
        (0..values[0].len()).all(|at| {
            let row: Option<Vec<&String>> = values.iter().map(|column| column[at].as_ref()).collect();
            row.is_none_or(|row| seen.insert(row))
        })
    }

    /// Whether no row has NULL there, as far as is known.
    pub(super) fn is_full(&self, column: Id) -> bool {
        self.rows.get(&column).is_some_and(|values| values.iter().all(Option::is_some))
    }
}
