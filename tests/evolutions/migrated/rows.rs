//! Rows: put in, and read back.

use super::schema::{Id, Schema, Table};
use super::script::{literal, quoted};
use super::world::Rows;
use std::collections::BTreeMap;

/// Puts all rows in, and sets the sequences behind them.
pub(super) fn insert(schema: &Schema, rows: &Rows, counts: &BTreeMap<Id, usize>) -> String {
    // Foreign keys go in cycles; the rows keep them once all are there.
    let mut sql = String::from("set session_replication_role = replica;\n");
    for table in schema.tables.iter().filter(|table| counts[&table.id] > 0) {
        let ids: Vec<Id> = table
            .columns
            .iter()
            .filter(|column| column.generated.is_none())
            .map(|column| column.id)
            .collect();
        let value = |id: &Id, at: usize| rows[id][at].as_deref().map_or("null".to_owned(), literal);
        let row = |at| format!("({})", ids.iter().map(|id| value(id, at)).collect::<Vec<_>>().join(", "));
        let values: Vec<String> = (0..counts[&table.id]).map(row).collect();
        let name = quoted(&table.name);
        sql += &format!(
            "insert into {name} ({}) overriding system value values\n{};\n",
            table.names(&ids),
            values.join(",\n")
        );
        for (sequence, column) in sequences(table) {
            sql += &format!("select setval({sequence}, max({column})) from {name};\n");
        }
    }
    sql
}

/// The sequences of a table, with their columns, as SQL.
fn sequences(table: &Table) -> impl Iterator<Item = (String, String)> {
    table.columns.iter().filter(|column| column.counter.is_some()).map(|column| {
        let owner = literal(&quoted(&table.name));
        (format!("pg_get_serial_sequence({owner}, {})", literal(&column.name)), quoted(&column.name))
    })
}

/// A query for what the tables hold in these columns, a line per table, and for the counted columns whose sequence would
/// give a number that a row has. Names do not matter, nor the order of rows.
pub(super) fn held(seed: u64, schema: &Schema, columns: impl Fn(&Table) -> Option<Vec<Id>>) -> String {
    let mut tables: Vec<(&Table, Vec<Id>)> =
        schema.tables.iter().filter_map(|table| Some((table, columns(table)?))).collect();
    tables.sort_by_key(|(table, _)| table.id);
    let mut parts = vec![format!("select 'rows of {seed}:'")];
    for (table, ids) in tables {
        let columns: Vec<String> = ids.iter().map(|id| format!("{}::text", table.names(&[*id]))).collect();
        parts.push(format!(
            "select '{seed} {} {ids:?}: ' || count(*) || ' ' || coalesce(string_agg(r, ' ' order by r collate \"C\"), '') || ';' \
             from (select row({})::text as r from {}) rows",
            table.id,
            columns.join(", "),
            quoted(&table.name)
        ));
    }
    for table in &schema.tables {
        for (sequence, column) in sequences(table) {
            parts.push(format!(
                "select 'stuck: ' || {sequence} || ' ' || max({column}) from {} \
                 having nextval({sequence}) <= max({column})",
                quoted(&table.name)
            ));
        }
    }
    parts.join(" union all\n")
}
