//! A database and its tables, for people.

use super::visible::lines;
use super::{Grid, Report, bytes, table};
use crate::advice::Program;
use crate::catalog::Ident;
use crate::counted::plural;
use crate::inspect::{
    Child, Column, Constraint, Details, Index, Object, Objects, Part, Reference, ResultSet, Table, Tables,
};

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

impl Report for Objects {
    fn text(&self, _: &Program) -> String {
        match self.objects.is_empty() {
            true => "the database has no other objects".into(),
            false => Grid { width: None, whole: false }.text(&self.rows()),
        }
    }
}

impl Report for Object {
    fn text(&self, _: &Program) -> String {
        let listed = &self.listed;
        let mut out = format!("{}: {}", listed.name, listed.kind);
        if let Some(owner) = &listed.owner {
            out += &format!("\nowner: {owner}");
        }
        if let Some(comment) = &listed.comment {
            out += &format!("\n{comment}");
        }
        let statements = self.statements.iter().map(|sql| format!("\n\n{sql};"));
        lines(&(out + &statements.collect::<String>()))
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
        let key = self
            .primary_key
            .iter()
            .map(|key| said(format!("{} ({})", key.name, list(&key.columns)), key.comment.as_ref()));
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
        if let Some(title) = self.facts.children.first().map(children) {
            parts.push(format!(
                "{title}\n  {}",
                self.facts.children.iter().map(child).collect::<Vec<_>>().join("\n  ")
            ));
        }
        parts.extend(self.details.iter().flat_map(details));
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
        if let Some(owner) = &self.facts.owner {
            out += &format!("\nowner: {owner}");
        }
        for setting in self.details.iter().flat_map(|details| &details.settings) {
            out += &format!("\n{}: {}", setting.name, setting.value);
        }
        if let Some(comment) = &self.facts.comment {
            out += &format!("\n{comment}");
        }
        out
    }
}

fn children(first: &Child) -> &'static str {
    if first.bound.is_some() { "partitions" } else { "inherited by" }
}

fn child(child: &Child) -> String {
    let bound = child.bound.as_ref().map(|bound| format!(" {bound}"));
    child.name.clone() + &bound.unwrap_or_default()
}

/// A section for each kind of the parts, and one for the privileges.
fn details(details: &Details) -> Vec<String> {
    let kinds = details.parts.chunk_by(|one, other| one.kind == other.kind);
    let mut sections: Vec<String> = kinds
        .map(|parts| {
            let rows = parts.iter().map(part).collect::<Vec<_>>();
            format!("{}\n  {}", plural(parts[0].kind.word()), rows.join("\n  "))
        })
        .collect();
    if !details.privileges.is_empty() {
        sections.push(format!("privileges\n  {}", details.privileges.join("\n  ")));
    }
    sections
}

/// What makes it; its name where nothing of its own does.
fn part(part: &Part) -> String {
    let made = if part.statements.is_empty() { part.name.clone() } else { part.statements.join(";\n") };
    said(made.replace('\n', "\n  "), part.comment.as_ref())
}

/// A line with the comment behind it, as SQL has one.
fn said(line: String, comment: Option<&String>) -> String {
    match comment {
        Some(comment) => format!("{line} -- {}", comment.replace('\n', " ")),
        None => line,
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
    said(format!("({own}) → {} ({foreign}){}", key.foreign_table, rules(key)), key.comment.as_ref())
}

fn incoming(key: &Reference) -> String {
    let (own, foreign) = (list(&key.columns), list(&key.foreign_columns));
    format!("{} ({own}) → ({foreign}){}", key.table, rules(key))
}

fn check(check: &Constraint) -> String {
    // PostgreSQL says itself where one is not validated.
    said(format!("{} {}", check.name, check.definition), check.comment.as_ref())
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
        vec![
            index.name.to_string(),
            size,
            number(index.scans),
            what.into(),
            said(index.definition.clone(), index.comment.as_ref()),
        ]
    });
    table(&["index", "#size", "#scans", "", "definition"], rows)
}
