//! A database and its tables, for people.

use super::visible::lines;
use super::{Grid, Report, bytes, table};
use crate::advice::Program;
use crate::catalog::Ident;
use crate::inspect::{Column, Constraint, Index, Reference, ResultSet, Table, Tables};

impl Report for Tables {
    fn text(&self, _: &Program) -> String {
        let text = if self.tables.is_empty() {
            "the database has no tables".into()
        } else {
            Grid { width: None, whole: false }.text(&self.rows(bytes))
        };
        [text].into_iter().chain(self.left_out()).collect::<Vec<_>>().join("\n")
    }
}

impl Report for ResultSet {
    fn text(&self, _: &Program) -> String {
        Grid { width: None, whole: false }.text(self)
    }
}

impl Report for Table {
    fn text(&self, _: &Program) -> String {
        let mut parts = vec![self.head(), columns(&self.columns)];
        let mut section = |title: &str, rows: Vec<String>| {
            if !rows.is_empty() {
                parts.push(format!("{title}\n  {}", rows.join("\n  ")));
            }
        };
        let key = self.primary_key.iter().map(|key| format!("{} ({})", key.name, list(&key.columns)));
        section("primary key", key.collect());
        section("references", self.references.iter().map(outgoing).collect());
        section("referenced by", self.referenced_by.iter().map(incoming).collect());
        section("checks", self.checks.iter().map(check).collect());
        if !self.indexes.is_empty() {
            parts.push(indexes(&self.indexes));
        }
        if let Some(definition) = &self.facts.definition {
            parts.push(format!("definition\n{definition}"));
        }
        lines(&parts.join("\n\n"))
    }
}

impl Table {
    fn head(&self) -> String {
        let mut facts = vec![self.kind.to_string()];
        facts.extend(self.figures.estimated_rows.map(|rows| format!("{rows} rows (estimated)")));
        facts.extend(self.figures.size.map(bytes));
        let mut out = format!("{}: {}", self.name, facts.join(", "));
        if let Some(by) = &self.facts.partitioned_by {
            out += &format!("\npartitioned by {by}");
        }
        if let (Some(of), Some(bound)) = (&self.facts.partition_of, &self.facts.bound) {
            out += &format!("\npartition of {of} {bound}");
        }
        if let Some(comment) = &self.facts.comment {
            out += &format!("\n{comment}");
        }
        out
    }
}

fn columns(columns: &[Column]) -> String {
    let commented = columns.iter().any(|column| column.comment.is_some());
    let rows = columns.iter().map(|column| {
        let value = match (&column.identity, &column.generated, &column.default) {
            (Some(when), _, _) => format!("generated {when} as identity"),
            (_, Some(expression), _) => {
                let stored = if column.stored == Some(true) { "stored" } else { "virtual" };
                format!("generated always as ({expression}) {stored}")
            }
            (_, _, Some(default)) => default.clone(),
            _ => String::new(),
        };
        let null = if column.nullable { "null" } else { "not null" };
        let mut row = vec![column.name.to_string(), column.data_type.clone(), null.into(), value];
        if commented {
            row.push(column.comment.clone().unwrap_or_default());
        }
        row
    });
    let headings = ["column", "type", "null", "default", "comment"];
    table(&headings[..if commented { 5 } else { 4 }], rows)
}

fn list(columns: &[Ident]) -> String {
    columns.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What follows a foreign key.
fn rules(key: &Reference) -> String {
    let mut out = String::new();
    for (event, rule) in [("delete", &key.on_delete), ("update", &key.on_update)] {
        if let Some(rule) = rule {
            out += &format!(" on {event} {rule}");
        }
    }
    if !key.validated {
        out += " NOT VALID";
    }
    out
}

fn outgoing(key: &Reference) -> String {
    let (own, foreign) = (list(&key.columns), list(&key.foreign_columns));
    format!("({own}) → {} ({foreign}){}", key.foreign_table, rules(key))
}

fn incoming(key: &Reference) -> String {
    let (own, foreign) = (list(&key.columns), list(&key.foreign_columns));
    format!("{} ({own}) → ({foreign}){}", key.table, rules(key))
}

fn check(check: &Constraint) -> String {
    // PostgreSQL says itself where one is not validated.
    format!("{} {}", check.name, check.definition)
}

fn indexes(indexes: &[Index]) -> String {
    let rows = indexes.iter().map(|index| {
        let what = match (index.valid, index.primary, index.unique) {
            (false, _, _) => "INVALID",
            (_, true, _) => "primary key",
            (_, _, true) => "unique",
            _ => "",
        };
        let number = |value: Option<u64>| value.map_or("?".into(), |value| value.to_string());
        let size = index.size.map_or("?".into(), bytes);
        vec![index.name.to_string(), size, number(index.scans), what.into(), index.definition.clone()]
    });
    table(&["index", "#size", "#scans", "", "definition"], rows)
}
