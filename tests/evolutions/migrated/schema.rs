//! A schema as a value. Tables, columns and enum types have a number that stays with them when they are renamed, and
//! everything refers to them by it.

pub(super) type Id = usize;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Schema {
    pub(super) enums: Vec<Enum>,
    pub(super) tables: Vec<Table>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Enum {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) labels: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) unlogged: bool,
    pub(super) columns: Vec<Column>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) indexes: Vec<Index>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) data_type: Type,
    pub(super) not_null: bool,
    /// SQL.
    pub(super) default: Option<String>,
    pub(super) counter: Option<Counter>,
    pub(super) generated: Option<Expression>,
    /// `collate "C"`.
    pub(super) collated: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type {
    Integer,
    BigInt,
    Text,
    Varchar(usize),
    Numeric(usize, usize),
    Boolean,
    Uuid,
    Date,
    Timestamptz,
    Jsonb,
    TextArray,
    Enum(Id),
    EnumArray(Id),
    /// One of a list.
    Other(usize),
}

/// What a column takes its numbers from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Counter {
    Serial,
    Identity { always: bool, increment: usize },
}

/// SQL with `{0}`, `{1}` … for columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expression {
    pub(super) text: String,
    pub(super) columns: Vec<Id>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Constraint {
    /// Where there is none, PostgreSQL makes one of table and columns.
    pub(super) name: Option<String>,
    pub(super) rule: Rule,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    Primary(Vec<Id>),
    Unique(Vec<Id>),
    /// And whether the plain value of a type, as 0, passes.
    Check(Expression, bool),
    Foreign(Foreign),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Foreign {
    pub(super) columns: Vec<Id>,
    pub(super) table: Id,
    pub(super) target: Vec<Id>,
    pub(super) action: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Index {
    pub(super) name: Option<String>,
    pub(super) unique: bool,
    pub(super) method: &'static str,
    pub(super) parts: Vec<Expression>,
    pub(super) condition: Option<Expression>,
}

impl Schema {
    pub(super) fn table(&self, id: Id) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    pub(super) fn table_mut(&mut self, id: Id) -> &mut Table {
        self.tables.iter_mut().find(|table| table.id == id).expect("a table of the schema")
    }

    pub(super) fn column(&self, id: Id) -> Option<&Column> {
        self.tables.iter().find_map(|table| table.column(id))
    }

    pub(super) fn column_mut(&mut self, id: Id) -> &mut Column {
        let mut columns = self.tables.iter_mut().flat_map(|table| &mut table.columns);
        columns.find(|column| column.id == id).expect("a column of the schema")
    }

    pub(super) fn enumeration(&self, id: Id) -> &Enum {
        self.enums.iter().find(|one| one.id == id).expect("an enum type of the schema")
    }

    /// All foreign keys, with the tables they are on.
    pub(super) fn foreign_keys(&self) -> impl Iterator<Item = (&Table, &Foreign)> {
        self.tables.iter().flat_map(|table| {
            table.constraints.iter().filter_map(move |constraint| match &constraint.rule {
                Rule::Foreign(foreign) => Some((table, foreign)),
                _ => None,
            })
        })
    }

    /// Takes a column away, and everything that needs it.
    pub(super) fn drop_column(&mut self, id: Id) {
        self.release(id);
        for table in &mut self.tables {
            table.columns.retain(|column| column.id != id);
            table.constraints.retain(|constraint| !constraint.rule.uses(id));
            table.indexes.retain(|index| !index.uses(id));
        }
        self.drop_dangling();
    }

    /// Takes away everything that needs the type of a column to be what it is.
    pub(super) fn release(&mut self, id: Id) {
        let made = |column: &Column| column.generated.as_ref().is_some_and(|own| own.columns.contains(&id));
        let columns = self.tables.iter().flat_map(|table| &table.columns);
        let generated: Vec<Id> = columns.filter(|column| made(column)).map(|column| column.id).collect();
        for other in generated {
            self.drop_column(other);
        }
        for table in &mut self.tables {
            table.constraints.retain(|constraint| {
                !(matches!(constraint.rule, Rule::Check(..) | Rule::Foreign(_)) && constraint.rule.uses(id))
            });
            table.indexes.retain(|index| !(index.uses(id) && index.is_special()));
        }
    }

    /// Takes away foreign keys whose target is no key any more.
    pub(super) fn drop_dangling(&mut self) {
        let keys: Vec<(Id, Vec<Id>)> =
            self.tables.iter().flat_map(|table| table.keys().map(|key| (table.id, sorted(key)))).collect();
        for table in &mut self.tables {
            table.constraints.retain(|constraint| match &constraint.rule {
                Rule::Foreign(foreign) => keys.contains(&(foreign.table, sorted(&foreign.target))),
                _ => true,
            });
        }
    }
}

fn sorted(ids: &[Id]) -> Vec<Id> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids
}

impl Table {
    pub(super) fn column(&self, id: Id) -> Option<&Column> {
        self.columns.iter().find(|column| column.id == id)
    }

    /// Whether one of its constraints or indexes is called so.
    pub(super) fn has_named(&self, name: &str) -> bool {
        let constraints = self.constraints.iter().filter_map(|constraint| constraint.name.as_deref());
        constraints
            .chain(self.indexes.iter().filter_map(|index| index.name.as_deref()))
            .any(|own| own == name)
    }

    /// The columns of its primary key and its unique constraints.
    pub(super) fn keys(&self) -> impl Iterator<Item = &Vec<Id>> {
        self.constraints.iter().filter_map(|constraint| match &constraint.rule {
            Rule::Primary(columns) | Rule::Unique(columns) => Some(columns),
            _ => None,
        })
    }

    pub(super) fn primary_key(&self) -> Option<&Vec<Id>> {
        self.constraints.iter().find_map(|constraint| match &constraint.rule {
            Rule::Primary(columns) => Some(columns),
            _ => None,
        })
    }

    /// Whether no two rows may have the same value in the column, by a key or a unique index.
    pub(super) fn is_unique(&self, id: Id) -> bool {
        self.keys().any(|key| key.contains(&id))
            || self.indexes.iter().any(|index| index.unique && index.uses(id))
    }
}

impl Rule {
    pub(super) fn uses(&self, id: Id) -> bool {
        match self {
            Self::Primary(columns) | Self::Unique(columns) => columns.contains(&id),
            Self::Check(check, _) => check.columns.contains(&id),
            Self::Foreign(foreign) => foreign.columns.contains(&id) || foreign.target.contains(&id),
        }
    }
}

impl Index {
    pub(super) fn uses(&self, id: Id) -> bool {
        self.parts.iter().chain(&self.condition).any(|part| part.columns.contains(&id))
    }

    /// Whether it depends on the types of its columns.
    pub(super) fn is_special(&self) -> bool {
        let plain = |part: &Expression| part.text == "{0}" || part.text == "{0} desc nulls last";
        self.condition.is_some() || self.method != "btree" || !self.parts.iter().all(plain)
    }

    /// All it says.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().chain(&self.condition).map(|part| part.text.as_str())
    }
}

impl Expression {
    pub(super) fn new(text: impl Into<String>, columns: &[Id]) -> Self {
        Self { text: text.into(), columns: columns.to_vec() }
    }
}
