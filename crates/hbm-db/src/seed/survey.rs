//! What is there of rows that were loaded: as they were given or edited since, and who else refers to them. Reads only.

use super::load::Loader;
use super::schema::Schema;
use super::{Hashes, LoadPlan, Selection, Tables};
use crate::catalog::{Ident, Name, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::plan::{Hazard, HazardKind};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
    columns: BTreeMap<String, Option<String>>,
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
struct Reference {
    referring: String,
    brief: String,
    namespace: String,
    name: String,
    columns: Vec<Ident>,
    targets: Vec<Ident>,
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
            tables.entry(&row.table).or_default().push(at);
        }
        let references: Vec<Reference> =
            of_tables(session, include_str!("sql/referring.sql"), tables.keys().copied()).await?;
        let defaults: Vec<Default> =
            of_tables(session, include_str!("sql/defaults.sql"), tables.keys().copied()).await?;
        let mut there = BTreeMap::new();
        for (table, rows) in &tables {
            let key = loader.key(table);
            let sql = loader.there_sql(table, key, rows, &references, hold)?;
            there.extend(session.read::<There>(&sql).await?.into_iter().map(|one| (one.row, one)));
            // Somebody may have edited its natural key: its primary key, which comes from the label, tells which it is.
            let primary = loader.primary_key(table);
            let gone = |row: &&usize| {
                let values = &plan.resolved.rows[**row].values;
                !there.contains_key(*row) && primary.iter().all(|name| values.contains_key(name))
            };
            let gone: Vec<usize> = rows.iter().filter(gone).copied().collect();
            if !gone.is_empty() && !primary.is_empty() && primary != key {
                let sql = loader.there_sql(table, &primary, &gone, &references, hold)?;
                there.extend(session.read::<There>(&sql).await?.into_iter().map(|one| (one.row, one)));
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
            format!("{} ({})", row.name(), row.place)
        };
        self.lost().into_iter().map(row).collect()
    }

    /// What would be lost: what somebody wrote into rows that can go. Everything else can be loaded again.
    pub fn hazards(&self, plan: &LoadPlan) -> Vec<Hazard> {
        let mut edited: BTreeMap<&Name, u64> = BTreeMap::new();
        for row in self.lost() {
            *edited.entry(&plan.resolved.rows[row].table).or_default() += 1;
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
            groups.entry((&row.table, columns, once)).or_default().push(*at);
        }
        let mut same: BTreeSet<String> = BTreeSet::new();
        for ((table, columns, _), rows) in groups {
            let untouched = loader.untouched(table, &rows, defaults);
            same.extend(session.texts(&loader.as_given_and(table, &columns, &rows, &untouched)?).await?);
        }
        self.edited = self.there.keys().copied().filter(|row| !same.contains(&row.to_string())).collect();
        Ok(())
    }

    /// Holds back the rows that others refer to, whatever a deletion would do with those: and the rows those that stay refer
    /// to, until nothing changes any more.
    async fn hold_back(
        &mut self,
        session: &mut Session,
        loader: &Loader<'_>,
        references: &[Reference],
    ) -> Result<()> {
        #[derive(Deserialize)]
        struct Row {
            row: usize,
            rows: u64,
        }
        loop {
            let mut held: BTreeMap<usize, Vec<Holder>> = BTreeMap::new();
            for reference in references {
                let Some(sql) = self.holders_sql(loader, reference) else { continue };
                for found in session.read::<Row>(&sql).await? {
                    let columns = reference.columns.iter().map(|name| name.as_str().to_owned()).collect();
                    let holder = Holder { table: reference.brief.clone(), columns, rows: found.rows };
                    held.entry(found.row).or_default().push(holder);
                }
            }
            if held.is_empty() {
                return Ok(());
            }
            self.held.extend(held);
        }
    }

    /// A query for the rows that can go so far and that a row refers to which stays.
    fn holders_sql(&self, loader: &Loader<'_>, reference: &Reference) -> Option<String> {
        let table = Name::new(&reference.namespace, &reference.name);
        let mut values = Vec::new();
        let mut places = Vec::new();
        for row in self.removable() {
            let there = &self.there[&row];
            places.push(quote_literal(&format!("{}{}", there.relation, there.place)));
            if loader.plan.resolved.rows[row].table != table {
                continue;
            }
            let cells: Option<Vec<String>> = reference
                .targets
                .iter()
                .map(|name| {
                    let text = there.columns.get(name.as_str())?.as_ref()?;
                    Some(format!("{}::{}", quote_literal(text), loader.data_type(&table, name)))
                })
                .collect();
            values.extend(cells.map(|cells| format!("({row}, {})", cells.join(", "))));
        }
        if values.is_empty() {
            return None;
        }
        let names: Vec<String> = (0..reference.targets.len()).map(|at| format!("k{at}")).collect();
        let on: Vec<String> = reference
            .columns
            .iter()
            .zip(&names)
            .map(|(own, name)| format!("f.{own} = given.{name}"))
            .collect();
        Some(format!(
            "select given.row, pg_catalog.count(*) as rows from (values {}) as given (row, {}) join {} as f on {}
             where f.tableoid::text || f.ctid::text <> all (array[{}]) group by 1",
            values.join(", "),
            names.join(", "),
            reference.referring,
            on.join(" and "),
            places.join(", ")
        ))
    }
}

/// The rows of a query about tables.
async fn of_tables<T: DeserializeOwned>(
    session: &mut Session,
    query: &str,
    tables: impl Iterator<Item = &Name>,
) -> Result<Vec<T>> {
    let tables: Vec<String> = tables.map(|table| quote_literal(&table.to_string())).collect();
    session.read(&query.replace("$tables", &format!("array[{}]", tables.join(", ")))).await
}

impl Loader<'_> {
    /// A query for the rows that are there, with what others refer to them by.
    fn there_sql(
        &self,
        table: &Name,
        key: &[Ident],
        rows: &[usize],
        references: &[Reference],
        hold: Hold,
    ) -> Result<String> {
        let referred: BTreeSet<&Ident> = references
            .iter()
            .filter(|one| Name::new(&one.namespace, &one.name) == *table)
            .flat_map(|one| &one.targets)
            .collect();
        let columns: Vec<String> =
            referred.iter().map(|name| format!("{}, t.{name}::text", quote_literal(name.as_str()))).collect();
        let (given, on) = self.by_key(table, key, rows)?;
        let hold = if hold == Hold::Yes { " for update of t" } else { "" };
        Ok(format!(
            "select given.row, t.tableoid::text as relation, t.ctid::text as place,
                    pg_catalog.json_build_object({}) as columns
             from {given} join {table} as t on {on}{hold}",
            columns.join(", ")
        ))
    }

    /// What a row, as `t`, fulfils that nobody wrote anything into the columns of which the files say nothing: these rows
    /// all give the same columns. A default that is not constant is written once, and is not looked at.
    fn untouched(&self, table: &Name, rows: &[usize], defaults: &[Default]) -> Vec<String> {
        let Some(row) = rows.first().map(|row| &self.plan.resolved.rows[*row]) else { return Vec::new() };
        let columns = self.schema.columns(table).into_iter();
        let silent = columns.filter(|(name, column)| {
            !row.values.contains_key(*name) && !column.is_counted() && !column.generated
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
