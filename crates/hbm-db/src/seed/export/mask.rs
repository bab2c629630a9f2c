//! Values that nobody is to see, made up. Pure.

use super::Export;
use super::gather::{Gathered, foreign_keys};
use crate::catalog::{Ident, Name};
use crate::error::{Error, Result};
use crate::seed::problem::nearest;
use crate::seed::schema::Schema;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The columns whose values were made up, by table.
pub(super) type Masked = BTreeMap<Name, BTreeSet<Ident>>;

/// The types that values can be made up of.
const TYPES: &str = "text, varchar, char, citext, the numeric types, uuid, bytea, json and jsonb";

/// What the name of a column has that holds something secret.
const SECRET: [&str; 7] = ["password", "passwd", "secret", "token", "hash", "api_key", "apikey"];

/// Makes values up in place.
///
/// # Errors
/// Exit 2 for a column that is not there, or for which nothing can be made up.
pub(super) fn mask(gathered: &mut Gathered, schema: &Schema, export: &Export) -> Result<Masked> {
    for (table, name) in export.masked.iter().chain(&export.included) {
        if schema.column(table, name).is_none() {
            let columns = schema.columns(table);
            let near = nearest(name.as_str(), columns.iter().map(|(name, _)| name.as_str()));
            return Err(Error::usage(format!("{} has no column {}{near}", table.brief(), name.as_str())));
        }
    }
    let mut masked = Masked::new();
    for (table, rows) in &mut gathered.tables {
        for (at, name) in rows.columns.clone().into_iter().enumerate() {
            let column = (table.clone(), name.clone());
            let is_named = export.masked.contains(&column);
            if !is_named && (!is_secret(&name) || export.included.contains(&column)) {
                continue;
            }
            let Some(known) = schema.column(table, &name) else { continue };
            let is_referred = schema.tables().any(|other| {
                foreign_keys(schema, other).any(|(own, foreign)| {
                    other == table && own.contains(&name)
                        || foreign.table == *table && foreign.columns.contains(&name)
                })
            });
            if is_referred {
                return Err(cannot(table, &name, "it is part of a reference"));
            }
            for (number, row) in rows.rows.iter_mut().enumerate() {
                if let Some(value) = &mut row[at] {
                    *value = made_up(schema.below(&known.data_type), value, number + 1)
                        .ok_or_else(|| cannot(table, &name, &format!("it is {}", known.data_type)))?;
                }
            }
            masked.entry(table.clone()).or_default().insert(name);
        }
    }
    Ok(masked)
}

fn is_secret(name: &Ident) -> bool {
    let name = name.as_str().to_lowercase();
    SECRET.iter().any(|word| name.contains(word))
}

fn cannot(table: &Name, name: &Ident, why: &str) -> Error {
    let column = format!("{}.{}", table.brief(), name.as_str());
    Error::usage(format!("no values can be made up for {column}: {why}"))
        .hint(format!("values of {TYPES} can be made up, and of domains over them"))
        .hint(format!("keep what it has: --include {column}"))
}

/// A value that no other row gets. NULL stays NULL.
fn made_up(data_type: &str, value: &str, number: usize) -> Option<String> {
    let base = data_type.split('(').next().unwrap_or(data_type);
    // An extension's type is in whatever schema that is in.
    let base = if base.ends_with(".citext") { "citext" } else { base };
    Some(match base {
        "text" | "character varying" | "character" | "citext" => {
            let whole = match value.contains('@') {
                true => format!("masked-{number}@example.com"),
                false => format!("masked-{number}"),
            };
            let limit = data_type.split(['(', ')']).nth(1).and_then(|limit| limit.parse::<usize>().ok());
            match limit {
                Some(limit) if whole.len() > limit => short(number, limit)?,
                _ => whole,
            }
        }
        "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" => number.to_string(),
        "uuid" => Uuid::from_u128(number as u128).to_string(),
        "bytea" => format!("\\x{number:016x}"),
        "json" | "jsonb" => format!("{{\"masked\": {number}}}"),
        _ => return None,
    })
}

/// A number in as many letters and digits, where they suffice.
fn short(number: usize, limit: usize) -> Option<String> {
    let (mut left, mut digits) = (number, Vec::new());
    while left > 0 {
        digits.push(char::from_digit(u32::try_from(left % 36).ok()?, 36)?);
        left /= 36;
    }
    (digits.len() <= limit).then(|| digits.into_iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_up_fits() {
        for (data_type, value, expected) in [
            ("text", "x", Some("masked-40")),
            ("extensions.citext", "a@b.c", Some("masked-40@example.com")),
            ("character varying(255)", "a@b.c", Some("masked-40@example.com")),
            ("character varying(2)", "xy", Some("14")),
            ("character(1)", "x", None),
            ("integer", "7", Some("40")),
            ("bytea", "\\x00", Some("\\x0000000000000028")),
            ("uuid", "x", Some("00000000-0000-0000-0000-000000000028")),
            ("interval", "x", None),
        ] {
            assert_eq!(made_up(data_type, value, 40).as_deref(), expected, "{data_type}");
        }
    }
}
