//! Typed filters → a condition in SQL. Values are literals that PostgreSQL casts, names are identifiers; what has no
//! namespace is looked up in pg_catalog alone.

use crate::catalog::{Ident, quote_literal};
use crate::error::{Error, Result};
use crate::inspect::{Page, Table};
use serde::Deserialize;

/// Which rows of which table.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Rows {
    pub(super) table: String,
    #[serde(default, rename = "where")]
    filters: Vec<Filter>,
    #[serde(default)]
    order: Vec<Order>,
}

/// One condition; all of them have to hold.
#[derive(Clone, Debug, Deserialize)]
struct Filter {
    /// The column; none for all that can be searched as text.
    column: Option<Ident>,
    op: Op,
    #[serde(default)]
    value: String,
    #[serde(default)]
    values: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Op {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Contains,
    Starts,
    In,
    Null,
    NotNull,
}

#[derive(Clone, Debug, Deserialize)]
struct Order {
    column: Ident,
    #[serde(default)]
    desc: bool,
}

impl Rows {
    /// The condition, if there is one.
    ///
    /// # Errors
    /// Exit 2 for a column that is not there.
    pub(super) fn condition(&self, table: &Table) -> Result<Option<String>> {
        let all: Vec<String> = self.filters.iter().map(|filter| filter.sql(table)).collect::<Result<_>>()?;
        Ok((!all.is_empty()).then(|| all.join("\n  and ")))
    }

    /// Whether there is a condition.
    pub(super) fn is_filtered(&self) -> bool {
        !self.filters.is_empty()
    }

    /// The order, from its other end where the rows before a place are wanted.
    ///
    /// # Errors
    /// Exit 2 for a column that is not there.
    pub(super) fn page<'a>(&self, table: &'a Table, backward: bool) -> Result<Page<'a>> {
        let written = |column: &Ident, desc: bool| {
            let direction = if desc != backward { "desc" } else { "asc" };
            format!("\"{}\":{direction}", column.as_str().replace('"', "\"\""))
        };
        let mut order: Vec<String> = self.order.iter().map(|term| written(&term.column, term.desc)).collect();
        if order.is_empty() {
            order = table.key().unwrap_or_default().iter().map(|column| written(column, false)).collect();
        }
        Page::new(table, &order)
    }

    /// The columns the rows are ordered by, which have to be read whole to go on from there.
    pub(super) fn orders_by(&self, table: &Table, column: &Ident) -> bool {
        self.order.iter().any(|term| term.column == *column)
            || table.key().unwrap_or_default().iter().any(|name| name == column)
    }
}

impl Filter {
    fn sql(&self, table: &Table) -> Result<String> {
        let Some(name) = &self.column else { return Ok(anywhere(table, &self.value)) };
        let column =
            table.column(name).ok_or_else(|| Error::usage(format!("{} has no column {name}", table.name)))?;
        let literal = |value: &str| format!("{}::{}", quote_literal(value), column.cast);
        let than =
            |symbol: &str, value: &str| format!("{name} {} {}", column.operator(symbol), literal(value));
        let compared = |symbol: &str| than(symbol, &self.value);
        Ok(match self.op {
            Op::Eq => compared("="),
            Op::Ne => format!("({name} is null or {})", compared("<>")),
            Op::Lt => compared("<"),
            Op::Le => compared("<="),
            Op::Gt => compared(">"),
            Op::Ge => compared(">="),
            Op::Contains => format!("{name}::pg_catalog.text ilike {}", pattern("%", &self.value)),
            Op::Starts => format!("{name}::pg_catalog.text ilike {}", pattern("", &self.value)),
            Op::In if self.values.is_empty() => "false".into(),
            Op::In => {
                let each: Vec<String> = self.values.iter().map(|value| than("=", value)).collect();
                format!("({})", each.join(" or "))
            }
            Op::Null => format!("{name} is null"),
            Op::NotNull => format!("{name} is not null"),
        })
    }
}

/// Some column has it, as text.
fn anywhere(table: &Table, value: &str) -> String {
    let pattern = pattern("%", value);
    let each: Vec<String> = table
        .columns
        .iter()
        .filter(|column| column.base != "bytea")
        .map(|column| format!("{}::pg_catalog.text ilike {pattern}", column.name))
        .collect();
    if each.is_empty() { "false".into() } else { format!("({})", each.join(" or ")) }
}

/// A pattern in which nothing that was written has a meaning of its own.
fn pattern(before: &str, value: &str) -> String {
    let escaped = value.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    quote_literal(&format!("{before}{escaped}%"))
}
