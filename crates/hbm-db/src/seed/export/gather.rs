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
    /// What the rows have in those; all that they have where there is no primary key, as others may be NULL.
    known: HashSet<Vec<Option<String>>>,
    /// Without a primary key: the unique ones, those that cannot be NULL first.
    keys: Vec<Vec<Ident>>,
}

/// Keys of rows in another table that are referred to, by its columns.
type Wanted = BTreeMap<(Name, Vec<Ident>), BTreeSet<Vec<String>>>;

impl Rows {
    fn of(schema: &Schema, table: &Name) -> Result<Self> {
        let columns = schema.columns(table).into_iter().filter(|(_, column)| !column.generated);
        let columns: Vec<Ident> = columns.map(|(name, _)| name.clone()).collect();
        let (rows, known) = (Vec::new(), HashSet::new());
        let primary = schema.constraints(table).find(|(_, own)| own.kind == ConstraintKind::PrimaryKey);
        if let Some((_, key)) = primary {
            let identity = key.columns.clone();
            return Ok(Self { columns, rows, identity, known, keys: Vec::new() });
        }
        let mut keys: Vec<Vec<Ident>> = schema.unique_keys(table).into_iter().map(|(_, key)| key).collect();
        keys.retain(|key| key.iter().all(|name| columns.contains(name)));
        let nullable = |key: &Vec<Ident>| {
            let column = |name| schema.column(table, name);
            key.iter().filter(|name| column(name).is_some_and(|column| !column.not_null)).count()
        };
        keys.sort_by_key(|key| (nullable(key), key.len()));
        let Some(identity) = keys.first().cloned() else {
            return Err(Error::usage(format!("{} has no primary key and no unique one", table.brief()))
                .hint("rows of seeds are told apart by a key: add one to the table"));
        };
        Ok(Self { columns, rows, identity, known, keys })
    }

    /// Whether the table has no primary key.
    pub(super) fn without_primary_key(&self) -> bool {
        !self.keys.is_empty()
    }

    /// Finds the columns that tell all rows apart.
    fn tell_apart(&mut self, table: &Name) -> Result<()> {
        if !self.without_primary_key() {
            return Ok(());
        }
        let has_all = |key: &&Vec<Ident>| self.rows.iter().all(|row| self.key(row, key).is_some());
        match self.keys.iter().find(has_all).cloned() {
            Some(key) => self.identity = key,
            None => return Err(without_key(table, &self.identity)),
        }
        Ok(())
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
        let told_apart = if self.without_primary_key() { &self.columns } else { &self.identity };
        let places: Vec<usize> = told_apart.iter().filter_map(|column| self.place(column)).collect();
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
                "select {} from {} as t {} order by {}",
                printed(schema, table, &rows.columns),
                schema.own_rows(table),
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
        self.tables.iter_mut().try_for_each(|(table, rows)| rows.tell_apart(table))
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

/// What is said of a table in which every unique key is NULL somewhere.
fn without_key(table: &Name, key: &[Ident]) -> Error {
    let names: Vec<String> = key.iter().map(|name| name.as_str().to_owned()).collect();
    let given: Vec<String> = key.iter().map(|name| format!("{name} is not null")).collect();
    Error::usage(format!(
        "{} has no primary key, and rows have NULL in {}, which is unique",
        table.brief(),
        names.join(", ")
    ))
    .hint(format!(
        "rows of seeds are told apart by a key: add a primary key to the table, or leave those rows out with --where \"{}\"",
        given.join(" and ")
    ))
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
        "select {} from unnest({}) as given ({}) join {} as t on {} order by {}",
        printed(schema, table, &columns),
        lists.join(", "),
        names.join(", "),
        schema.own_rows(table),
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
