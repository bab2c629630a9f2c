//! Tables and sizes.

use comfy_table::{CellAlignment, Table, presets::NOTHING};

/// Columns under their headings; those whose heading begins with `#` stand at the right.
pub fn table(headings: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(NOTHING);
    table.set_header(headings.iter().map(|heading| heading.trim_start_matches('#')));
    for row in rows {
        table.add_row(row);
    }
    for (at, heading) in headings.iter().enumerate() {
        if let Some(column) = table.column_mut(at) {
            column.set_padding((0, 2));
            if heading.starts_with('#') {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// A size as PostgreSQL's `pg_size_pretty` gives it, from bytes.
pub fn bytes(size: u64) -> String {
    let mut value = size;
    for unit in ["bytes", "kB", "MB", "GB"] {
        if value < 10 * 1024 {
            return format!("{value} {unit}");
        }
        value = (value + 512) / 1024;
    }
    format!("{value} TB")
}
