//! Columns that are NOT NULL, have no default, and come into a table that may have rows. Pure.

use crate::catalog::{Catalog, Column, Ident, Name, Object, ObjectId};

/// The columns that the way from `live` to `desired` adds so.
pub(super) fn unfilled<'a>(live: &Catalog, desired: &'a Catalog) -> Vec<(&'a Name, &'a Ident, &'a Column)> {
    let columns = desired.objects.iter().filter_map(|(id, object)| match (id, object) {
        (ObjectId::Column(table, name), Object::Column(column)) => Some((table, name, column)),
        _ => None,
    });
    columns
        .filter(|(table, name, column)| {
            let has_value =
                column.default.is_some() || column.identity.is_some() || column.generated.is_some();
            column.not_null && !has_value && live.has_table(table) && live.column(table, name).is_none()
        })
        .collect()
}

/// The desired catalog with a default in each of these columns whose type has a plain value, so that rows get that.
pub(super) fn filled(live: &Catalog, desired: &Catalog) -> Catalog {
    let mut filled = desired.clone();
    for (table, name, column) in unfilled(live, desired) {
        let Some(value) = plain_value(column, desired) else { continue };
        let id = ObjectId::Column(table.clone(), name.clone());
        let column = Column { default: Some(value), ..column.clone() };
        filled.objects.insert(id, Object::Column(column));
    }
    filled
}

/// Zero, the empty text, the first label …: what says nothing.
pub(super) fn plain_value(column: &Column, catalog: &Catalog) -> Option<String> {
    let data_type = column.data_type.as_str();
    let base = data_type.split(['(', '[']).next().unwrap_or_default().trim();
    let text = if data_type.ends_with("[]") {
        "{}"
    } else if let Some(label) =
        column.enum_type.as_ref().and_then(|name| catalog.enumeration(name)?.labels.first())
    {
        label
    } else {
        match base {
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
        }
    };
    Some(format!("{}::{data_type}", crate::catalog::quote_literal(text)))
}
