//! Rows for people and for programs.

use super::table;
use super::visible::{cut, line, lines, width};
use crate::inspect::ResultSet;

/// What stands for NULL where it is not told otherwise.
const NULL: &str = "NULL";
/// A column is not made narrower than this.
const NARROW: usize = 8;
/// A value is not wider than this, where it is not asked for whole.
const WIDE: usize = 60;

/// A table, as wide as it may be.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    /// How many places a line has; none where nobody counts them.
    pub width: Option<usize>,
    /// Whether values are shown whole.
    pub whole: bool,
}

impl Grid {
    /// Whether a table of these columns can be read in that width.
    pub fn fits(&self, result: &ResultSet) -> bool {
        self.whole || self.width.is_none_or(|room| self.widths(result, NARROW).is_some_and(|_| room > 0))
    }

    /// The table. Values that do not fit are cut, with a mark.
    pub fn text(&self, result: &ResultSet) -> String {
        let widths = if self.whole { None } else { self.widths(result, 1) };
        let cell = |at: usize, text: &str| {
            let text = line(text);
            match &widths {
                None if self.whole => text,
                None => cut(&text, NARROW),
                Some(widths) => cut(&text, widths[at]),
            }
        };
        let headings: Vec<String> = result
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let name = cell(at, &column.name);
                // A heading that begins with # stands at the right.
                if column.number { format!("#{name}") } else { name }
            })
            .collect();
        let rows = result.rows.iter().map(|row| {
            row.iter().enumerate().map(|(at, value)| cell(at, value.as_deref().unwrap_or(NULL))).collect()
        });
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        table(&headings, rows)
    }

    /// The widths of the columns; none where they cannot all have `least` places.
    fn widths(&self, result: &ResultSet, least: usize) -> Option<Vec<usize>> {
        let natural = |(at, column): (usize, &crate::inspect::ResultColumn)| {
            let values = result.rows.iter().map(|row| match row.get(at) {
                Some(Some(text)) => width(&line(text)),
                _ => NULL.len(),
            });
            values.chain([width(&line(&column.name))]).max().unwrap_or(0).min(WIDE)
        };
        let mut widths: Vec<usize> = result.columns.iter().enumerate().map(natural).collect();
        let Some(room) = self.width else { return Some(widths) };
        let room = room.checked_sub(2 * widths.len())?;
        // The widest give way first, all to the same width.
        while widths.iter().sum::<usize>() > room {
            let widest = widths.iter().copied().max().filter(|widest| *widest > least)?;
            let over = widths.iter().sum::<usize>() - room;
            let next = widths.iter().copied().filter(|one| *one < widest).max().unwrap_or(0).max(least);
            let many = widths.iter().filter(|one| **one == widest).count();
            let to = next.max(widest - over.div_ceil(many).min(widest - least));
            widths.iter_mut().filter(|one| **one == widest).for_each(|one| *one = to);
        }
        Some(widths)
    }
}

/// The values of the first column, as a text.
pub fn prose(result: &ResultSet) -> String {
    let texts = result.rows.iter().filter_map(|row| row.first().and_then(Option::as_deref));
    texts.map(|text| lines(text) + "\n").collect()
}

/// One column below the other, row by row.
pub fn vertical(result: &ResultSet, whole: bool) -> String {
    let names: Vec<String> = result.columns.iter().map(|column| line(&column.name)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let mut out = String::new();
    for (number, row) in result.rows.iter().enumerate() {
        out += &format!("-- {}\n", number + 1);
        for (name, value) in names.iter().zip(row) {
            let text = value.as_deref().unwrap_or(NULL);
            let text = if whole { lines(text) } else { cut(&line(text), 4 * WIDE) };
            let pad = " ".repeat(widest - width(name));
            // What goes on in another line begins below the value.
            let text = text.replace('\n', &format!("\n{}", " ".repeat(widest + 2)));
            out += &format!("{name}{pad}  {text}\n");
        }
        out.push('\n');
    }
    out.trim_end().to_owned()
}

/// As `psql --csv` and COPY write it (RFC 4180, with LF): NULL is nothing, and the empty text is `""`.
pub fn csv(result: &ResultSet) -> String {
    let mut out = String::new();
    csv_record(&mut out, result.columns.iter().map(|column| Some(column.name.as_str())));
    for row in &result.rows {
        csv_record(&mut out, row.iter().map(Option::as_deref));
    }
    out
}

/// One line of it.
pub fn csv_record<'a>(out: &mut String, values: impl Iterator<Item = Option<&'a str>>) {
    for (at, value) in values.enumerate() {
        if at > 0 {
            out.push(',');
        }
        csv_field(out, value);
    }
    out.push('\n');
}

fn csv_field(out: &mut String, value: Option<&str>) {
    let Some(text) = value else { return };
    let special = |byte: u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    if text.is_empty() || text.bytes().any(special) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// A table in Markdown.
pub fn markdown(result: &ResultSet) -> String {
    let record = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = record(result.columns.iter().map(|column| markdown_cell(&column.name)).collect());
    let rule = |number: bool| if number { "---:".to_owned() } else { "---".to_owned() };
    out += &record(result.columns.iter().map(|column| rule(column.number)).collect());
    for row in &result.rows {
        out += &record(
            row.iter().map(|value| value.as_deref().map_or_else(|| NULL.into(), markdown_cell)).collect(),
        );
    }
    out
}

/// Nothing in it is markup.
fn markdown_cell(text: &str) -> String {
    let mut out = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '\n' | '\r' => out += "<br>",
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' => out.extend(['\\', c]),
            _ => out += &line(c.encode_utf8(&mut [0; 4])),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::ResultColumn;

    fn result(values: &[&str]) -> ResultSet {
        let column =
            |at: usize| ResultColumn { name: format!("c{at}"), data_type: "text".into(), number: false };
        let row = values.iter().map(|value| Some((*value).to_owned())).collect();
        ResultSet::new((0..values.len()).map(column).collect(), vec![row])
    }

    #[test]
    fn a_table_fits_its_width_and_the_widest_columns_give_way() {
        let long = "x".repeat(50);
        let result = result(&["1", &long, "short", &long]);
        let text = Grid { width: Some(60), whole: false }.text(&result);
        assert!(text.lines().all(|line| width(line) <= 60), "{text}");
        assert!(text.contains("short") && text.contains('…'), "{text}");
        let whole = Grid { width: Some(60), whole: true }.text(&result);
        assert!(whole.contains(&long) && !whole.contains('…'), "{whole}");
    }

    #[test]
    fn too_many_columns_do_not_fit() {
        let long = "x".repeat(50);
        let many: Vec<&str> = (0..20).map(|_| long.as_str()).collect();
        let grid = Grid { width: Some(80), whole: false };
        assert!(!grid.fits(&result(&many)));
        assert!(grid.fits(&result(&["1"; 15])));
        assert!(Grid { width: None, whole: false }.fits(&result(&many)));
    }
}
