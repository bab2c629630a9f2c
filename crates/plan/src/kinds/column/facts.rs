//! What a column is.

use super::NotNull;
use crate::kinds::sequence::Options;
use crate::rules::Item;
use hbm_db_catalog::{Ident, Name};
use serde::Deserialize;

/// What a column is. Its default is an object of its own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Facts {
    /// `format_type` with its modifier: `character varying(255)`.
    pub data_type: String,
    /// `NOT NULL`.
    pub not_null: Option<NotNull>,
    /// Collation, where it is not the type's own.
    pub collation: Option<String>,
    /// `GENERATED … AS IDENTITY`.
    pub identity: Option<Identity>,
    /// `GENERATED ALWAYS AS (…)`.
    pub generated: Option<Generated>,
    /// `pg_attribute.attstorage`, where it is not the type's own.
    pub storage: Option<char>,
    /// `pg_attribute.attcompression`.
    pub compression: Option<char>,
    /// `SET STATISTICS`.
    pub statistics: Option<i32>,
    /// `SET (n_distinct = …)`.
    #[serde(default)]
    pub options: Vec<String>,
    /// Options of a column of a foreign table.
    #[serde(default)]
    pub foreign_options: Vec<String>,
}

impl Facts {
    /// Whether values may be stored beside the table: then it has a table and an index for them.
    pub(crate) fn has_long_values(&self) -> bool {
        let data_type = self.data_type.as_str();
        data_type.ends_with("[]")
            || ["text", "json", "jsonb", "bytea", "xml", "character varying", "numeric"].contains(&data_type)
    }
}

/// What is known of a column besides.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Aside {
    /// Its place in the table, from 1. PostgreSQL cannot move a column.
    pub position: i16,
    /// The type below a domain, or below an array of one.
    pub below: Option<String>,
    /// The enum type it is of, or of whose array it is.
    pub label: Option<(Ident, Ident)>,
    /// What its identity sequence is called, where that is not the usual name.
    pub sequence: Option<(Ident, Ident)>,
    /// The tables that it is inherited from, a partition from its table.
    pub inherited: Vec<(Ident, Ident)>,
    /// Whether it is declared here, too.
    pub local: bool,
    /// What its NOT NULL constraint is called, from PostgreSQL 18 on.
    pub not_null: Option<Ident>,
    /// Whether that constraint is declared here, where it is inherited, too.
    pub own_not_null: bool,
    /// Whether it is inherited.
    pub inherited_not_null: bool,
    /// `pg_type.typstorage` of its type, where that is not `PLAIN`.
    pub usual_storage: Option<char>,
    /// Whether it is of the partition key of its table.
    pub key: bool,
}

/// An identity column (manual, "Identity Columns").
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Identity {
    /// `ALWAYS` rather than `BY DEFAULT`.
    pub always: bool,
    /// The options of its sequence.
    #[serde(flatten)]
    pub options: Options,
}

/// A generated column (manual, "Generated Columns").
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Generated {
    /// The expression.
    pub expression: String,
    /// `STORED` rather than `VIRTUAL`.
    pub stored: bool,
}

impl Identity {
    /// The clause that makes a column one. Its sequence is named where its name is not the usual one.
    pub(super) fn generated(&self, item: Item<'_>) -> String {
        let name = item.aside::<Aside>().sequence.map(|(namespace, name)| Name { namespace, name });
        let name = name.map_or(String::new(), |name| format!("SEQUENCE NAME {name} "));
        format!("GENERATED {} AS IDENTITY ({name}{})", self.when(), self.options.without_type())
    }

    pub(super) fn when(&self) -> &'static str {
        if self.always { "ALWAYS" } else { "BY DEFAULT" }
    }
}
