//! `erDiagram` of Mermaid.

use crate::inspect::{Diagram, Entity, Field, Link};

pub(super) fn draw(diagram: &Diagram) -> String {
    let mut out = "erDiagram\n".to_owned();
    for table in &diagram.tables {
        out += &format!("    {} {{\n", quoted(&table.name));
        for field in &table.columns {
            out += &attribute(field);
        }
        out += "    }\n";
    }
    for link in &diagram.references {
        out += &relation(&diagram.tables, link);
    }
    out
}

fn attribute(field: &Field) -> String {
    let mut keys = Vec::new();
    for (has, key) in [(field.primary, "PK"), (field.foreign, "FK"), (field.unique, "UK")] {
        if has {
            keys.push(key);
        }
    }
    let keys = if keys.is_empty() { String::new() } else { format!(" {}", keys.join(", ")) };
    // What a word cannot say is said in a comment.
    let (data_type, name) = (word(&field.data_type), word(&field.name));
    let comment = if name == field.name { String::new() } else { format!(" {}", quoted(&field.name)) };
    format!("        {data_type} {name}{keys}{comment}\n")
}

fn relation(tables: &[Entity], link: &Link) -> String {
    let (from, to) = (&tables[link.from], &tables[link.to]);
    let columns: Vec<&str> = link.columns.iter().map(|at| from.columns[*at].name.as_str()).collect();
    let many = if link.unique { "|o" } else { "}o" };
    let one = if link.optional { "o|" } else { "||" };
    format!(
        "    {} {many}--{one} {} : {}\n",
        quoted(&from.name),
        quoted(&to.name),
        quoted(&columns.join(", "))
    )
}

/// A type or a column has to be a word there.
fn word(text: &str) -> String {
    let fits =
        |c: char| c.is_ascii_alphanumeric() || "_[]()".contains(c) || ('\u{c0}'..='\u{ffff}').contains(&c);
    let mut out: String = text
        .replace(", ", ",")
        .replace(',', "-")
        .chars()
        .map(|c| if fits(c) || c == '-' { c } else { '_' })
        .collect();
    if !out.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()) {
        out.insert(0, '_');
    }
    out
}

/// A text in quotes, in which Mermaid's own entities stand for what quotes and HTML would end.
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' => out += "#quot;",
            '<' => out += "#lt;",
            '>' => out += "#gt;",
            '&' => out += "#amp;",
            '%' | '\\' | '#' | '`' => out += &format!("#{};", u32::from(c)),
            _ if c.is_control() => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out + "\""
}
