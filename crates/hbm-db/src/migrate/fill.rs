//! Columns that are NOT NULL, have no default, and come into a table that may have rows. Pure.

use crate::catalog::{Catalog, Facts, Id, Ident, Name, Object, quote_literal};
use crate::plan::Item;
use crate::plan::kinds::column::{self, COLUMN};
use crate::plan::kinds::default::{self, DEFAULT};
use crate::plan::kinds::{enumeration, table};
use serde_json::json;

/// Such a column.
pub(super) struct Unfilled {
    pub(super) table: Name,
    pub(super) name: Ident,
    data_type: String,
    enum_type: Option<Name>,
}

/// The columns that the way from `live` to `desired` adds so.
pub(super) fn unfilled(live: &Catalog, desired: &Catalog) -> Vec<Unfilled> {
    let added = desired.of_kind(COLUMN).filter(|(id, _)| !live.has(id));
    let of = |(id, object): (&Id, &Object)| {
        let (table, name) = (id.name()?, id.last().clone());
        if !table::is_in(live, &table) {
            return None;
        }
        let item = Item { id, object, side: desired };
        let (facts, aside): (column::Facts, column::Aside) = (item.facts(), item.aside());
        let has_value = facts.identity.is_some()
            || facts.generated.is_some()
            || default::expression(desired, &table, &name).is_some();
        let enum_type = aside.label.map(|(namespace, name)| Name { namespace, name });
        (facts.not_null.is_some() && !has_value).then_some(Unfilled {
            table,
            name,
            data_type: facts.data_type,
            enum_type,
        })
    };
    added.filter_map(of).collect()
}

/// The desired catalog with a default in each of these columns whose type has a plain value, so that rows get that.
pub(super) fn filled(live: &Catalog, desired: &Catalog) -> Catalog {
    let mut filled = desired.clone();
    for one in unfilled(live, desired) {
        let Some(value) = one.plain_value(desired) else { continue };
        let column = column::id(&one.table, &one.name);
        let facts = Facts::of(&json!({ "expression": value }));
        let default = Object { facts, parent: Some(column.clone()), ..Object::default() };
        filled.objects.insert(column.with_kind(DEFAULT), default);
    }
    filled
}

impl Unfilled {
    /// Zero, the empty text, the first label …: what says nothing.
    pub(super) fn plain_value(&self, catalog: &Catalog) -> Option<String> {
        let data_type = self.data_type.as_str();
        let labels = self.enum_type.as_ref().and_then(|name| enumeration::labels(catalog, name));
        let label = labels.and_then(|labels| labels.into_iter().next());
        let base = data_type.split(['(', '[']).next().unwrap_or_default().trim();
        let text = if data_type.ends_with("[]") {
            "{}"
        } else if let Some(label) = &label {
            label
        } else {
            plain(base)?
        };
        Some(format!("{}::{data_type}", quote_literal(text)))
    }
}

/// The plain value of a type that PostgreSQL has itself.
fn plain(base: &str) -> Option<&'static str> {
    Some(match base {
        "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" | "money" | "oid"
        | "bit" => "0",
        "text" | "character varying" | "character" | "bytea" | "bit varying" | "tsvector" | "xml" => "",
        "boolean" => "false",
        "json" | "jsonb" => "{}",
        "uuid" => "00000000-0000-0000-0000-000000000000",
        "inet" | "cidr" => "0.0.0.0",
        "macaddr" => "00:00:00:00:00:00",
        "point" => "(0,0)",
        "time" | "time without time zone" | "time with time zone" => "00:00",
        // `interval day to second`, too.
        _ if base.starts_with("interval") => "0",
        _ if base == "date" || base.starts_with("timestamp") => "epoch",
        _ if base.ends_with("multirange") && !base.contains('.') => "{}",
        _ if base.ends_with("range") && !base.contains('.') => "empty",
        _ if ["citext", "hstore", "ltree"].contains(&base.rsplit('.').next()?) => "",
        _ => return None,
    })
}
