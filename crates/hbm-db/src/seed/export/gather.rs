//! The rows of the tables, and all that they refer to.

use super::Export;
use crate::catalog::{Ident, Name};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::seed::list;
use crate::seed::schema::{Column, ConstraintKind, ForeignKey, Schema};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// How many rows are asked for at once by their keys.
const ASKED: usize = 5000;

/// Rows by their tables.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) tables: BTreeMap<Name, Rows>,
}

/// Rows of a table.
pub(super) struct Rows {
    /// The columns that are not generated, in their order.
    pub(super) columns: Vec<Ident>,
    pub(super) rows: Vec<Vec<Option<String>>>,
    /// The columns that tell rows apart.
    pub(super) identity: Vec<Ident>,
    /// What the rows have in those.
    known: HashSet<Vec<Option<String>>>,
}

/// Keys of rows in another table that are referred to, by its columns.
type Wanted = BTreeMap<(Name, Vec<Ident>), BTreeSet<Vec<String>>>;

impl Rows {
    fn of(schema: &Schema, table: &Name) -> Result<Self> {
        let columns = schema.columns(table).into_iter().filter(|(_, column)| !column.generated);
        let columns: Vec<Ident> = columns.map(|(name, _)| name.clone()).collect();
        let unique = |kind| schema.constraints(table).find(|(_, constraint)| constraint.kind == kind);
        let key = unique(ConstraintKind::PrimaryKey).or_else(|| unique(ConstraintKind::Unique));
        let Some((_, key)) = key else {
            return Err(Error::usage(format!("{} has no primary key and no unique one", table.brief()))
                .hint("rows of seeds are told apart by a key: add one to the table"));
        };
        let identity = key.columns.clone();
        Ok(Self { columns, rows: Vec::new(), identity, known: HashSet::new() })
    }

    pub(super) fn place(&self, column: &Ident) -> Option<usize> {
        self.columns.iter().position(|own| own == column)
    }

    /// What a row has in columns; none where one is NULL.
    pub(super) fn key(&self, row: &[Option<String>], columns: &[Ident]) -> Option<Vec<String>> {
        columns.iter().map(|column| row[self.place(column)?].clone()).collect()
    }

    /// Adds those that are not there yet, and gives their number.
    fn add(&mut self, rows: Vec<Vec<Option<String>>>) -> usize {
        let places: Vec<usize> = self.identity.iter().filter_map(|column| self.place(column)).collect();
        let before = self.rows.len();
        for row in rows {
            if self.known.insert(places.iter().map(|at| row[*at].clone()).collect()) {
                self.rows.push(row);
            }
        }
        self.rows.len() - before
    }
}

impl Gathered {
    /// Reads the rows of the tables, and those that are referred to until there are none left.
    pub(super) async fn gather(
        &mut self,
        session: &mut Session,
        schema: &Schema,
        export: &Export,
    ) -> Result<()> {
        let mut new: Vec<(Name, usize)> = Vec::new();
        for table in &export.tables {
            let rows = Rows::of(schema, table)?;
            let condition = export.condition.as_ref().map(|condition| format!("where ({condition}\n)"));
            let order: Vec<String> = rows.identity.iter().map(|name| format!("t.{name}")).collect();
            let sql = format!(
                "select {} from {table} as t {} order by {}",
                printed(schema, table, &rows.columns),
                condition.unwrap_or_default(),
                order.join(", ")
            );
            let found = read(session, &sql).await.map_err(|error| match export.condition {
                Some(_) => error.context(format!("cannot read {} with this --where", table.brief())),
                None => error,
            })?;
            new.push((table.clone(), self.add(schema, table, found)?));
        }
        while !new.is_empty() {
            let wanted = self.wanted(schema, &new);
            new.clear();
            for ((table, columns), keys) in wanted {
                let keys: Vec<Vec<String>> = keys.into_iter().collect();
                for keys in keys.chunks(ASKED) {
                    let sql = by_key(schema, &table, &columns, keys);
                    let found = read(session, &sql).await?;
                    let added = self.add(schema, &table, found)?;
                    if added > 0 {
                        new.push((table.clone(), added));
                    }
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, schema: &Schema, table: &Name, rows: Vec<Vec<Option<String>>>) -> Result<usize> {
        if !self.tables.contains_key(table) {
            self.tables.insert(table.clone(), Rows::of(schema, table)?);
        }
        Ok(self.tables.get_mut(table).map_or(0, |own| own.add(rows)))
    }

    /// What the newest rows refer to.
    fn wanted(&self, schema: &Schema, new: &[(Name, usize)]) -> Wanted {
        let mut wanted = Wanted::new();
        for (table, count) in new {
            let rows = &self.tables[table];
            for (columns, foreign) in foreign_keys(schema, table) {
                let newest = &rows.rows[rows.rows.len() - count..];
                let keys = newest.iter().filter_map(|row| rows.key(row, columns));
                wanted.entry((foreign.table.clone(), foreign.columns.clone())).or_default().extend(keys);
            }
        }
        wanted
    }
}

/// The foreign keys of a table to tables that are known, with its own columns.
pub(super) fn foreign_keys<'s>(
    schema: &'s Schema,
    table: &Name,
) -> impl Iterator<Item = (&'s [Ident], &'s ForeignKey)> {
    let constraints = schema.constraints(table).map(|(_, constraint)| constraint);
    constraints.filter_map(|constraint| {
        let foreign = constraint.references.as_ref().filter(|foreign| schema.has_table(&foreign.table))?;
        Some((constraint.columns.as_slice(), foreign))
    })
}

/// The columns as one JSON text.
fn printed(schema: &Schema, table: &Name, columns: &[Ident]) -> String {
    let text =
        |name: &Ident| match schema.column(table, name).map(|column: &Column| column.data_type.as_str()) {
            // How it prints money, and reads it, a server has a setting for.
            Some("money") => format!("t.{name}::numeric::text"),
            _ => format!("t.{name}::text"),
        };
    let texts: Vec<String> = columns.iter().map(text).collect();
    format!("pg_catalog.to_json(array[{}]::text[])::text", texts.join(", "))
}

fn by_key(schema: &Schema, table: &Name, key: &[Ident], keys: &[Vec<String>]) -> String {
    let columns = schema.columns(table).into_iter().filter(|(_, column)| !column.generated);
    let columns: Vec<Ident> = columns.map(|(name, _)| name.clone()).collect();
    let (mut lists, mut names, mut on) = (Vec::new(), Vec::new(), Vec::new());
    for (at, name) in key.iter().enumerate() {
        let texts = list(keys.iter().map(|key| key[at].as_str()));
        let data_type = schema.column(table, name).map_or("text", |column| column.data_type.as_str());
        lists.push(format!("{texts}::text[]"));
        names.push(format!("k{at}"));
        on.push(format!("t.{name} = given.k{at}::{data_type}"));
    }
    let order: Vec<String> = key.iter().map(|name| format!("t.{name}")).collect();
    format!(
        "select {} from unnest({}) as given ({}) join {table} as t on {} order by {}",
        printed(schema, table, &columns),
        lists.join(", "),
        names.join(", "),
        on.join(" and "),
        order.join(", ")
    )
}

async fn read(session: &mut Session, sql: &str) -> Result<Vec<Vec<Option<String>>>> {
    let rows = session.texts(sql).await?;
    let row = |text: &String| {
        serde_json::from_str(text).map_err(|error| Error::bug("a row cannot be read").because(error))
    };
    rows.iter().map(row).collect()
}
