//! Where a page of rows begins and ends: an order, and the values of the last row in it.
//!
//! A page is found by the key, never by counting rows, so that it costs the same wherever it is, and no row comes twice
//! or never where others write meanwhile.

use super::table::{Column, Table};
use crate::catalog::{Ident, Name, quote_literal};
use crate::error::{Error, Result};
use crate::near::nearest;

/// The order of the rows of a table.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    terms: Vec<Term<'a>>,
    /// Whether the terms end with a key, so that no two rows are alike in them.
    total: bool,
}

#[derive(Clone, Copy, Debug)]
struct Term<'a> {
    column: &'a Column,
    descending: bool,
}

impl<'a> Page<'a> {
    /// The order that is asked for, as `column` or `column:desc`, and the key behind it.
    ///
    /// # Errors
    /// Exit 2 for a column that is not there.
    pub fn new(table: &'a Table, order: &[String]) -> Result<Self> {
        let mut terms: Vec<Term<'a>> = Vec::new();
        for written in order {
            let term = Term::read(table, written)?;
            if terms.iter().all(|other| other.column.name != term.column.name) {
                terms.push(term);
            }
        }
        let key = table.key();
        // In the direction of the last term an index on both can be read from either end.
        let descending = terms.last().is_some_and(|term| term.descending);
        let columns = key.unwrap_or_default().iter().filter_map(|name| table.column(name));
        for column in columns {
            if terms.iter().all(|term| term.column.name != column.name) {
                terms.push(Term { column, descending });
            }
        }
        Ok(Self { terms, total: key.is_some() })
    }

    /// Whether the rows after one can be found.
    pub fn is_total(&self) -> bool {
        self.total
    }

    /// `order by` and what follows it.
    pub fn order_by(&self) -> String {
        if self.terms.is_empty() {
            return String::new();
        }
        let terms = self
            .terms
            .iter()
            .map(|term| format!("{}{}", term.column.name, if term.descending { " desc" } else { "" }));
        format!("order by {}", terms.collect::<Vec<_>>().join(", "))
    }

    /// What `--after` takes, for people.
    pub fn expected(&self) -> String {
        let types: Vec<String> = self
            .terms
            .iter()
            .map(|term| format!("{} ({})", term.column.name, term.column.data_type))
            .collect();
        match types.as_slice() {
            [one] => format!("a value of {one}"),
            several => format!("a JSON array with the values of {}, as texts or null", several.join(", ")),
        }
    }

    /// Reads what `--after` was given: the value itself where there is one, else a JSON array.
    ///
    /// # Errors
    /// Exit 2 with what is expected.
    pub fn read(&self, after: &str) -> Result<Vec<Option<String>>> {
        if let [_] = self.terms.as_slice() {
            return Ok(vec![Some(after.to_owned())]);
        }
        let wrong = || {
            Error::usage(format!("--after {after} is not a place in this order"))
                .detail(format!("expected {}", self.expected()))
                .hint("take it from the end of the page before, with the same --order")
        };
        let values: Vec<serde_json::Value> = serde_json::from_str(after).map_err(|_| wrong())?;
        if values.len() != self.terms.len() {
            return Err(wrong());
        }
        let text = |(value, term): (serde_json::Value, &Term<'_>)| match value {
            serde_json::Value::Null if term.column.nullable => Ok(None),
            serde_json::Value::String(text) => Ok(Some(text)),
            // Others may have lost digits by now.
            serde_json::Value::Number(number) if number.is_i64() || number.is_u64() => {
                Ok(Some(number.to_string()))
            }
            _ => Err(wrong()),
        };
        values.into_iter().zip(&self.terms).map(text).collect()
    }

    /// The values as a query of one row, which fails where one is not of its type.
    pub fn trial(&self, values: &[Option<String>]) -> String {
        let casts: Vec<String> = self.literals(values).collect();
        format!("select {}", casts.join(", "))
    }

    /// A query for so many rows in this order, after these values if there are any.
    ///
    /// Where one comparison of rows does not say what comes after, each part of it is a query of its own that an index
    /// can be entered by; an OR of them would be read from the beginning.
    pub fn select(
        &self,
        (columns, relation): (&[String], &Name),
        conditions: &[String],
        after: Option<&[Option<String>]>,
        limit: u64,
    ) -> String {
        let order = self.order_by();
        let part = |place: Option<&String>| {
            let all: Vec<&str> = conditions.iter().chain(place).map(String::as_str).collect();
            let filter =
                if all.is_empty() { String::new() } else { format!("where {}\n", all.join("\n  and ")) };
            format!("select {}\nfrom {relation}\n{filter}{order}\nlimit {limit}", columns.join(", "))
        };
        let places = after.map(|values| self.places(values));
        match places.as_deref() {
            None => part(None),
            Some([place]) => part(Some(place)),
            Some(places) => {
                let parts: Vec<String> =
                    places.iter().map(|place| format!("({})", part(Some(place)))).collect();
                format!("select * from (\n{}\n) q\n{order}\nlimit {limit}", parts.join("\nunion all\n"))
            }
        }
    }

    /// Conditions of which each row after these values fulfils one; the rows of one come before those of the next.
    fn places(&self, values: &[Option<String>]) -> Vec<String> {
        let literals: Vec<String> = self.literals(values).collect();
        let terms = || self.terms.iter().zip(values).zip(&literals);
        let same = |count: usize| {
            terms().take(count).map(|((term, value), literal)| term.same(value.as_deref(), literal))
        };
        // Columns at the end that can be compared as one row.
        let last = self.terms.last();
        let alike = |term: &&Term<'_>| {
            let like = |last: &Term<'_>| {
                last.descending == term.descending && last.column.operators == term.column.operators
            };
            !term.column.nullable && last.is_some_and(like)
        };
        let start = self.terms.len() - self.terms.iter().rev().take_while(alike).count();
        let mut all = Vec::new();
        if start < self.terms.len() {
            let tail = &self.terms[start..];
            let names: Vec<String> = tail.iter().map(|term| term.column.name.to_string()).collect();
            let than = tail[0].than();
            let (names, bounds) = (names.join(", "), literals[start..].join(", "));
            let beyond = if tail.len() == 1 {
                format!("{names} {than} {bounds}")
            } else {
                format!("({names}) {than} ({bounds})")
            };
            all.push(same(start).chain([beyond]).collect::<Vec<_>>().join(" and "));
        }
        for (at, ((term, value), literal)) in
            terms().enumerate().take(start).collect::<Vec<_>>().into_iter().rev()
        {
            let beyond = term.after(value.as_deref(), literal);
            all.extend(beyond.into_iter().map(|one| same(at).chain([one]).collect::<Vec<_>>().join(" and ")));
        }
        all
    }

    fn literals<'b>(&'b self, values: &'b [Option<String>]) -> impl Iterator<Item = String> + 'b {
        self.terms.iter().zip(values).map(|(term, value)| match value {
            Some(text) => format!("{}::{}", quote_literal(text), term.column.cast),
            None => format!("null::{}", term.column.cast),
        })
    }

    /// What `--after` takes for the rows after this one.
    pub fn place(&self, table: &Table, row: &[Option<String>]) -> Option<String> {
        let value = |term: &Term<'_>| {
            let at = table.columns.iter().position(|column| column.name == term.column.name)?;
            row.get(at).cloned()
        };
        let values: Vec<Option<String>> = self.terms.iter().map(value).collect::<Option<_>>()?;
        match (self.total, values.as_slice()) {
            (false, _) => None,
            (true, [one]) => one.clone(),
            (true, several) => serde_json::to_string(several).ok(),
        }
    }
}

impl<'a> Term<'a> {
    fn read(table: &'a Table, written: &str) -> Result<Self> {
        if let Some(column) = find(table, written) {
            return Ok(Self { column, descending: false });
        }
        let lower = written.to_ascii_lowercase();
        let (name, descending) = match (lower.strip_suffix(":desc"), lower.strip_suffix(":asc")) {
            (Some(name), _) => (&written[..name.len()], true),
            (_, Some(name)) => (&written[..name.len()], false),
            _ => (written, false),
        };
        find(table, name).map(|column| Self { column, descending }).ok_or_else(|| {
            let error = Error::usage(format!("{} has no column {name}", table.name));
            let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            match nearest(name, names.iter().copied()) {
                Some(near) => error.hint(format!("did you mean {}?", Ident::new(near))),
                None => error.detail(format!("it has {}", names.join(", "))),
            }
        })
    }

    /// NULL is the last in an ascending order, and the first in a descending one.
    fn after(&self, value: Option<&str>, literal: &str) -> Vec<String> {
        let name = &self.column.name;
        let beyond = || format!("{name} {} {literal}", self.than());
        match (value, self.descending) {
            (Some(_), false) if self.column.nullable => vec![beyond(), format!("{name} is null")],
            (Some(_), _) => vec![beyond()],
            (None, false) => Vec::new(),
            (None, true) => vec![format!("{name} is not null")],
        }
    }

    fn than(&self) -> String {
        self.column.operator(if self.descending { "<" } else { ">" })
    }

    fn same(&self, value: Option<&str>, literal: &str) -> String {
        let name = &self.column.name;
        match value {
            Some(_) => format!("{name} {} {literal}", self.column.operator("=")),
            None => format!("{name} is null"),
        }
    }
}

/// As it is spelled in the catalog, else as PostgreSQL would read it.
fn find<'a>(table: &'a Table, written: &str) -> Option<&'a Column> {
    let named = |name: &str| table.columns.iter().find(|column| column.name.as_str() == name);
    let unquoted = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match unquoted {
        Some(inner) => named(&inner.replace("\"\"", "\"")),
        None => named(written).or_else(|| named(&written.to_lowercase())),
    }
}
