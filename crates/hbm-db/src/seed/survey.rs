//! What is there of rows that were loaded: as they were given or edited since, and who else refers to them. Reads only.

use super::load::Loader;
use super::order::in_parts;
use super::schema::Schema;
use super::{Hashes, LoadPlan, Selection, Tables};
use crate::catalog::{Ident, Name, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::plan::{Hazard, HazardKind};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What is there of the rows of a plan.
#[derive(Debug)]
pub struct Survey {
    /// The rows that are there, by index.
    pub(super) there: BTreeMap<usize, There>,
    /// Those that are not as the files say.
    edited: BTreeSet<usize>,
    /// Rows that loading found there, and did not put in.
    pub(super) older: BTreeSet<usize>,
    /// Those that cannot go, and who refers to them.
    pub(super) held: BTreeMap<usize, Vec<Holder>>,
}

/// Rows of a table that refer to a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// The table.
    pub table: String,
    /// The columns that refer.
    pub columns: Vec<String>,
    /// How many of its rows.
    pub rows: u64,
}

/// A row that is there.
#[derive(Debug, Deserialize)]
pub(super) struct There {
    row: usize,
    /// Its table, as `oid`, and its place in it, as `ctid`: what tells it apart from every other row, while it is held.
    pub(super) relation: String,
    pub(super) place: String,
    /// The columns that others refer to, as texts.
    pub(super) columns: BTreeMap<String, Option<String>>,
}

/// Whether the rows are kept as they are until the end of the transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// They are only looked at.
    No,
    /// Nobody can change them, or begin to refer to them.
    Yes,
}

/// A foreign key that points at a table.
#[derive(Debug, Deserialize)]
pub(super) struct Reference {
    pub(super) referring: String,
    pub(super) brief: String,
    pub(super) namespace: String,
    pub(super) name: String,
    pub(super) columns: Vec<Ident>,
    pub(super) targets: Vec<Ident>,
}

/// What a column has where nobody gives it a value.
#[derive(Debug, Deserialize)]
struct Default {
    namespace: Ident,
    name: Ident,
    column: Ident,
    data_type: String,
    expression: String,
    /// Whether it is the same for every row.
    constant: bool,
}

impl Default {
    fn is_of(&self, table: &Name, column: &Ident) -> bool {
        self.column == *column && self.name == table.name && self.namespace == table.namespace
    }
}

impl Survey {
    /// Looks at the rows of the plan.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn make(
        session: &mut Session,
        plan: &LoadPlan,
        schema: &Schema,
        hashes: &Hashes,
        selection: &Selection,
        hold: Hold,
    ) -> Result<Self> {
        let mut loader = Loader::new(plan, schema, hashes, Tables::Filled);
        loader.look_up(session).await?;
        let mut tables: BTreeMap<&Name, Vec<usize>> = BTreeMap::new();
        for (at, row) in plan.resolved.to_write() {
            tables.entry(row.table()).or_default().push(at);
        }
        let references: Vec<Reference> =
            of_tables(session, include_str!("sql/referring.sql"), tables.keys().copied()).await?;
        let defaults: Vec<Default> =
            of_tables(session, include_str!("sql/defaults.sql"), tables.keys().copied()).await?;
        let mut there = BTreeMap::new();
        for (table, rows) in &tables {
            let key = loader.key(table);
            there.extend(loader.there_by(session, table, key, rows, &references, hold).await?);
            // Somebody may have edited its natural key: its primary key, which comes from the label, tells which it is.
            let primary = loader.primary_key(table);
            let gone = |row: &&usize| {
                let values = &plan.resolved.rows[**row].values;
                !there.contains_key(*row) && primary.iter().all(|name| values.contains_key(name))
            };
            let gone: Vec<usize> = rows.iter().filter(gone).copied().collect();
            if !gone.is_empty() && !primary.is_empty() && primary != key {
                there.extend(loader.there_by(session, table, &primary, &gone, &references, hold).await?);
            }
        }
        let is_older = |row: &usize| selection.was_found(&plan.resolved.rows[*row].full_name());
        let older: BTreeSet<usize> = there.keys().copied().filter(is_older).collect();
        there.retain(|row, _| !older.contains(row));
        let mut survey = Self { there, older, edited: BTreeSet::new(), held: BTreeMap::new() };
        survey.compare(session, &loader, &defaults).await?;
        survey.hold_back(session, &loader, &references).await?;
        Ok(survey)
    }

    /// The rows that can go, by index.
    pub(super) fn removable(&self) -> impl Iterator<Item = usize> {
        self.there.keys().copied().filter(|row| !self.held.contains_key(row))
    }

    /// The full names of those that cannot go.
    pub fn kept(&self, plan: &LoadPlan) -> BTreeSet<String> {
        self.held.keys().map(|row| plan.resolved.rows[*row].full_name()).collect()
    }

    /// The rows that can go and that somebody wrote into.
    fn lost(&self) -> BTreeSet<usize> {
        self.removable().filter(|row| self.edited.contains(row)).collect()
    }

    /// The rows that can go and were edited, for people.
    pub fn edited(&self, plan: &LoadPlan) -> Vec<String> {
        let row = |row: usize| {
            let row = &plan.resolved.rows[row];
            format!("{} ({})", row.name(), row.place())
        };
        self.lost().into_iter().map(row).collect()
    }

    /// What would be lost: what somebody wrote into rows that can go. Everything else can be loaded again.
    pub fn hazards(&self, plan: &LoadPlan) -> Vec<Hazard> {
        let mut edited: BTreeMap<&Name, u64> = BTreeMap::new();
        for row in self.lost() {
            *edited.entry(plan.resolved.rows[row].table()).or_default() += 1;
        }
        let hazard = |(table, rows): (&Name, u64)| {
            let id = crate::plan::kinds::table::id(table);
            let unit = "rows that are not as the seeds say";
            let hazard = Hazard::new(HazardKind::DeleteEdited, &id, unit, "", vec![table.clone()]);
            Hazard { loses: Some(rows), ..hazard }
        };
        edited.into_iter().map(hazard).collect()
    }

    /// Sees to it that nothing is lost that was not there to be agreed to.
    ///
    /// # Errors
    /// Exit 4 with the rows that were edited since.
    pub fn is_covered_by(&self, agreed: &Self, plan: &LoadPlan) -> Result<()> {
        let new: Vec<String> =
            self.lost().difference(&agreed.lost()).map(|row| plan.resolved.rows[*row].name()).collect();
        if new.is_empty() {
            return Ok(());
        }
        Err(Error::refused("rows were edited meanwhile; nothing was removed")
            .details(new)
            .hint("run the command again, and look at what it says"))
    }

    /// Finds the rows that differ from the files in anything but what is written once, or that have values in columns of
    /// which the files say nothing.
    async fn compare(
        &mut self,
        session: &mut Session,
        loader: &Loader<'_>,
        defaults: &[Default],
    ) -> Result<()> {
        /// Of one table, with the same columns that are compared, and the same that are not.
        type Alike<'a> = (&'a Name, Vec<&'a Ident>, Vec<&'a Ident>);
        let mut groups: BTreeMap<Alike<'_>, Vec<usize>> = BTreeMap::new();
        for at in self.there.keys() {
            let row = &loader.plan.resolved.rows[*at];
            let is_once = |name: &&Ident| row.values[*name].expression.is_written_once();
            let (once, columns) = row.values.keys().partition(is_once);
            groups.entry((row.table().as_ref(), columns, once)).or_default().push(*at);
        }
        let mut same: HashSet<usize> = HashSet::new();
        for ((table, columns, _), rows) in groups {
            let untouched = loader.untouched(table, &rows, defaults);
            same.extend(loader.as_given(session, table, &columns, &rows, &untouched).await?);
        }
        self.edited = self.there.keys().copied().filter(|row| !same.contains(row)).collect();
        Ok(())
    }
}

/// The rows of a query about tables.
pub(super) async fn of_tables<T: DeserializeOwned>(
    session: &mut Session,
    query: &str,
    tables: impl Iterator<Item = &Name>,
) -> Result<Vec<T>> {
    let tables: Vec<String> = tables.map(|table| quote_literal(&table.to_string())).collect();
    session.read(&query.replace("$tables", &format!("array[{}]", tables.join(", ")))).await
}

impl Loader<'_> {
    /// The rows that are there, with what others refer to them by.
    async fn there_by(
        &self,
        session: &mut Session,
        table: &Name,
        key: &[Ident],
        rows: &[usize],
        references: &[Reference],
        hold: Hold,
    ) -> Result<Vec<(usize, There)>> {
        let referred: BTreeSet<&Ident> = references
            .iter()
            .filter(|one| Name::new(&one.namespace, &one.name) == *table)
            .flat_map(|one| &one.targets)
            .collect();
        let columns: Vec<String> =
            referred.iter().map(|name| format!("{}, t.{name}::text", quote_literal(name.as_str()))).collect();
        let hold = if hold == Hold::Yes { " for update of t" } else { "" };
        let mut there = Vec::new();
        for rows in in_parts(&self.plan.resolved, rows) {
            let both = self.by_key(table, key, rows)?;
            let sql = format!(
                "select given.row, t.tableoid::text as relation, t.ctid::text as place,
                        pg_catalog.json_build_object({}) as columns
                 from {both}{hold}",
                columns.join(", ")
            );
            there.extend(session.read::<There>(&sql).await?.into_iter().map(|one| (one.row, one)));
        }
        Ok(there)
    }

    /// What a row, as `t`, fulfils that nobody wrote anything into the columns of which the files say nothing: these rows
    /// all give the same columns. A default that is not constant is written once, and is not looked at.
    fn untouched(&self, table: &Name, rows: &[usize], defaults: &[Default]) -> Vec<String> {
        let Some(row) = rows.first().map(|row| &self.plan.resolved.rows[*row]) else { return Vec::new() };
        let columns = self.schema.columns(table).into_iter();
        let silent = columns.filter(|(name, column)| {
            !row.values.contains_key(name) && !column.is_counted() && !column.generated
        });
        silent
            .filter_map(|(name, _)| match defaults.iter().find(|one| one.is_of(table, name)) {
                None => Some(format!("t.{name} is null")),
                Some(default) if !default.constant => None,
                Some(default) => Some(format!(
                    "t.{name}::text is not distinct from ({})::{}::text",
                    default.expression, default.data_type
                )),
            })
            .collect()
    }
}
