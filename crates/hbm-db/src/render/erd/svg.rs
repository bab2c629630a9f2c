//! A picture for browsers, drawn here.

use super::layout::{HEAD, Layout, Place, ROW};
use super::xml;
use crate::inspect::{Diagram, Entity, Link};

/// Lines to one table have one colour. None is a name that others could give.
const COLOURS: [&str; 10] = [
    "#1f6fb2", "#c2541b", "#2c8a4b", "#a12f5f", "#6a51a3", "#8a6d1d", "#0f8a8a", "#b23a3a", "#4f6d2f",
    "#7a4a8c",
];

const STYLE: &str = "text{font:12px ui-monospace,Menlo,Consolas,monospace;fill:#222}\
.head{font-weight:bold}.type{fill:#777}.key{font-weight:bold;text-decoration:underline}\
.box{fill:#fff;stroke:#8a94a6}.bar{fill:#dfe7f2;stroke:#8a94a6}\
.line{fill:none;stroke-width:1.4}.line:hover{stroke-width:4}";

pub(super) fn draw(diagram: &Diagram) -> String {
    let layout = Layout::of(diagram);
    let (width, height) = (layout.width, layout.height);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<title>Tables and references</title>\n<style>{STYLE}</style>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fafbfc\"/>\n"
    );
    for (link, points) in diagram.references.iter().zip(&layout.lines) {
        out += &line(&diagram.tables, link, points);
    }
    for (table, place) in diagram.tables.iter().zip(&layout.places) {
        out += &entity(table, place);
    }
    out + "</svg>\n"
}

/// A line ends in a dot at the column that is referred to, and begins with a bar, or a ring where it may be NULL.
fn line(tables: &[Entity], link: &Link, points: &[(usize, usize)]) -> String {
    let colour = COLOURS[link.to % COLOURS.len()];
    let mut path = String::new();
    for (x, y) in points {
        path += &format!("{}{x} {y}", if path.is_empty() { 'M' } else { 'L' });
    }
    let names = |table: usize, columns: &[usize]| {
        let names: Vec<&str> = columns.iter().map(|at| tables[table].columns[*at].name.as_str()).collect();
        format!("{} ({})", tables[table].name, names.join(", "))
    };
    let title = format!(
        "{} → {}: {}",
        names(link.from, &link.columns),
        names(link.to, &link.foreign_columns),
        link.name
    );
    let dot = |at: Option<&(usize, usize)>, fill: &str| match at {
        Some((x, y)) => {
            format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"3\" stroke=\"{colour}\" fill=\"{fill}\"/>")
        }
        None => String::new(),
    };
    let start = if link.optional { "#fff" } else { colour };
    format!(
        "<g><title>{}</title><path class=\"line\" stroke=\"{colour}\" d=\"{path}\"/>{}{}</g>\n",
        xml(&title),
        dot(points.first(), start),
        dot(points.last(), colour)
    )
}

fn entity(table: &Entity, place: &Place) -> String {
    let Place { x, y, width, height, .. } = *place;
    let mut out = format!(
        "<g><rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\
         <rect class=\"bar\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HEAD}\"/>\
         <text class=\"head\" x=\"{}\" y=\"{}\">{}</text>\n",
        x + 8,
        y + 16,
        xml(&table.name)
    );
    for (at, field) in table.columns.iter().enumerate() {
        let base = y + HEAD + ROW * at + 13;
        let class = if field.primary { " class=\"key\"" } else { "" };
        out += &format!(
            "<text{class} x=\"{}\" y=\"{base}\">{}</text><text class=\"type\" x=\"{}\" y=\"{base}\" \
             text-anchor=\"end\">{}{}</text>\n",
            x + 8,
            xml(&field.name),
            x + width - 8,
            xml(&field.data_type),
            if field.nullable { "?" } else { "" }
        );
    }
    out + "</g>\n"
}
