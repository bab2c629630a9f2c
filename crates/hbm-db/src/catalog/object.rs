//! What an object is. Definitions are PostgreSQL's own text, read with an empty `search_path`.

use super::{Ident, Name, quote_literal};
use serde::{Deserialize, Serialize};

/// A modelled object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Object {
    /// A namespace (schema).
    Namespace,
    /// An extension, whatever its version.
    Extension(Extension),
    /// An enum type.
    Enum(Enum),
    /// A sequence.
    Sequence(Sequence),
    /// A table; its columns, constraints and indexes are objects of their own.
    Table(Table),
    /// A column.
    Column(Column),
    /// A constraint.
    Constraint(Constraint),
    /// An index.
    Index(Index),
}

/// An extension. All compare equal: where one is there, wherever it is, it is the database's business.
#[derive(Clone, Debug, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The namespace its objects are in.
    pub namespace: Ident,
}

impl PartialEq for Extension {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// An enum type (manual, "Enumerated Types").
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Enum {
    /// The labels in their order.
    pub labels: Vec<String>,
}

/// A sequence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sequence {
    /// Its options.
    pub options: SequenceOptions,
    /// The column it is dropped with, as `serial` makes it.
    pub owned_by: Option<(Name, Ident)>,
}

/// The options of a sequence or an identity column, as in `pg_sequence`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SequenceOptions {
    /// `bigint`, `integer` or `smallint`.
    pub data_type: String,
    /// First value.
    pub start: i64,
    /// Step.
    pub increment: i64,
    /// Smallest value.
    pub min: i64,
    /// Largest value.
    pub max: i64,
    /// Values kept per session.
    pub cache: i64,
    /// Whether it starts again at the end.
    pub cycle: bool,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// `CREATE UNLOGGED TABLE`.
    pub unlogged: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its place in the table, from 1.
    pub position: Position,
    /// `format_type` with its modifier: `character varying(255)`.
    pub data_type: String,
    /// The type below a domain, or below an array of one.
    #[serde(default, skip_serializing_if = "Below::is_missing")]
    pub below: Below,
    /// The enum type it is of, or of whose array it is.
    pub enum_type: Option<Name>,
    /// `NOT NULL`.
    pub not_null: bool,
    /// `DEFAULT` expression.
    pub default: Option<String>,
    /// `GENERATED … AS IDENTITY`.
    pub identity: Option<Identity>,
    /// `GENERATED ALWAYS AS (…)`.
    pub generated: Option<Generated>,
    /// Collation, where it is not the type's own.
    pub collation: Option<String>,
}

impl Column {
    /// Its type, or the one below where that is a domain.
    pub fn below(&self) -> &str {
        self.below.0.as_deref().unwrap_or(&self.data_type)
    }

    /// Whether the column takes its numbers from a sequence.
    pub fn is_counted(&self) -> bool {
        let from_sequence = |default: &str| default.starts_with("nextval(");
        self.identity.is_some() || self.default.as_deref().is_some_and(from_sequence)
    }

    /// The sequence of such a column, as an SQL expression.
    pub fn sequence(&self, table: &Name, name: &Ident) -> String {
        // `nextval('public.t_id_seq'::regclass)` names it, whoever owns it.
        let named = self.default.as_deref().and_then(|default| default.strip_prefix("nextval("));
        match named.and_then(|rest| rest.strip_suffix(')')) {
            Some(sequence) => sequence.to_owned(),
            None => format!(
                "pg_catalog.pg_get_serial_sequence({}, {})::pg_catalog.regclass",
                quote_literal(&table.to_string()),
                quote_literal(name.as_str())
            ),
        }
    }
}

/// The type below a domain. All compare equal: PostgreSQL cannot change it, and the domain says which it is.
#[derive(Clone, Debug, Default, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Below(pub Option<String>);

impl Below {
    fn is_missing(&self) -> bool {
        self.0.is_none()
    }
}

impl PartialEq for Below {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The place of a column in its table. All places compare equal: PostgreSQL cannot move a column, so a
/// different order is no difference that a plan could mend.
#[derive(Clone, Copy, Debug, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub i16);

impl PartialEq for Position {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// An identity column (manual, "Identity Columns").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// `ALWAYS` rather than `BY DEFAULT`.
    pub always: bool,
    /// The options of its sequence.
    pub options: SequenceOptions,
    /// What its sequence is called.
    #[serde(default, skip_serializing_if = "CalledAs::is_usual")]
    pub sequence: CalledAs,
}

impl Identity {
    /// The sequence of this column.
    pub fn sequence(&self, table: &Name, column: &Ident) -> Name {
        let usual = || Ident::new(format!("{}_{}_seq", table.name.as_str(), column.as_str()));
        self.sequence.0.clone().unwrap_or_else(|| table.sibling(&usual()))
    }
}

/// The name of the sequence of an identity column, where it is not the one that PostgreSQL makes of the table's and the
/// column's. All compare equal: nobody else uses it.
#[derive(Clone, Debug, Default, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CalledAs(pub Option<Name>);

impl CalledAs {
    fn is_usual(&self) -> bool {
        self.0.is_none()
    }
}

impl PartialEq for CalledAs {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A generated column (manual, "Generated Columns").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generated {
    /// The expression.
    pub expression: String,
    /// `STORED` rather than `VIRTUAL`.
    pub stored: bool,
}

/// A table constraint. `NOT NULL` is a fact of the column, also where PostgreSQL 18 keeps a row for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Constraint {
    /// Which of the five it is.
    pub kind: ConstraintKind,
    /// `pg_get_constraintdef`.
    pub definition: String,
    /// The columns it is on, in its order.
    pub columns: Vec<Ident>,
    /// Where a foreign key points.
    pub references: Option<ForeignKey>,
}

/// Where a foreign key points.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ForeignKey {
    /// The referenced table.
    pub table: Name,
    /// The referenced columns, in the order of the constraint's columns.
    pub columns: Vec<Ident>,
    /// `DEFERRABLE`.
    pub deferrable: bool,
}

/// The kinds of table constraints, in the order they are created.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstraintKind {
    /// `PRIMARY KEY`.
    PrimaryKey,
    /// `UNIQUE`.
    Unique,
    /// `CHECK`.
    Check,
    /// `EXCLUDE`.
    Exclusion,
    /// `FOREIGN KEY`.
    ForeignKey,
}

/// An index that no constraint owns.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Index {
    /// `CREATE UNIQUE INDEX`.
    pub unique: bool,
    /// What follows the table's name in `pg_get_indexdef`: `USING btree (email) WHERE …`.
    pub definition: String,
    /// False after a failed `CREATE INDEX CONCURRENTLY`.
    pub valid: bool,
}
