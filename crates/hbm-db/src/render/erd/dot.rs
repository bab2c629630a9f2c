//! `digraph` of Graphviz. Names stand in labels alone, so nothing in them is markup.

use super::xml;
use crate::inspect::{Diagram, Field};

pub(super) fn draw(diagram: &Diagram) -> String {
    let mut out = "digraph erd {\n  rankdir=RL\n  graph [fontname=Helvetica, nodesep=0.4, ranksep=1.2]\n  \
                   node [shape=plain, fontname=Helvetica, fontsize=11]\n  edge [dir=both, arrowsize=0.8]\n"
        .to_owned();
    for (number, table) in diagram.tables.iter().enumerate() {
        out += &format!(
            "  t{number} [label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n    \
             <tr><td bgcolor=\"#dfe7f2\"><b>{}</b></td></tr>\n",
            xml(&table.name)
        );
        for (at, field) in table.columns.iter().enumerate() {
            out += &row(at, field);
        }
        out += "  </table>>]\n";
    }
    for link in &diagram.references {
        let port = |table: usize, columns: &[usize]| match columns.first() {
            Some(at) => format!("t{table}:c{at}"),
            None => format!("t{table}"),
        };
        let many = if link.unique { "teeodot" } else { "crowodot" };
        let one = if link.optional { "teeodot" } else { "teetee" };
        out += &format!(
            "  {} -> {} [arrowtail={many}, arrowhead={one}, tooltip=<{}>]\n",
            port(link.from, &link.columns),
            port(link.to, &link.foreign_columns),
            xml(&link.name)
        );
    }
    out + "}\n"
}

fn row(at: usize, field: &Field) -> String {
    let name = xml(&field.name);
    let name = if field.primary { format!("<u>{name}</u>") } else { name };
    let null = if field.nullable { "?" } else { "" };
    format!(
        "    <tr><td port=\"c{at}\" align=\"left\">{name} <font color=\"#666666\">{}{null}</font></td></tr>\n",
        xml(&field.data_type)
    )
}
