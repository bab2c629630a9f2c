//! Which rows others refer to that stay. Reads only.

use super::list;
use super::load::Loader;
use super::survey::{Holder, Reference, Survey};
use crate::catalog::Name;
use crate::db::Session;
use crate::error::Result;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How many rows are asked about at once. The rows that go are sent along each time.
const ROWS: usize = 250_000;

/// Whose references count.
enum Referring {
    /// Those of every row that does not go.
    WhatStays,
    /// Those of these rows of the plan, as they stay after all.
    These(Vec<usize>),
}

/// A row that is referred to, and by how many.
#[derive(Deserialize)]
struct Row {
    row: usize,
    rows: u64,
}

impl Survey {
    /// Holds back the rows that others refer to, whatever a deletion would do with those: and the rows those that stay refer
    /// to, until nothing changes any more.
    pub(super) async fn hold_back(
        &mut self,
        session: &mut Session,
        loader: &Loader<'_>,
        references: &[Reference],
    ) -> Result<()> {
        let mut who = Referring::WhatStays;
        loop {
            let mut held: BTreeMap<usize, Vec<Holder>> = BTreeMap::new();
            for reference in references {
                for found in self.holders(session, loader, reference, &who).await? {
                    let columns = reference.columns.iter().map(|name| name.as_str().to_owned()).collect();
                    let holder = Holder { table: reference.brief.clone(), columns, rows: found.rows };
                    held.entry(found.row).or_default().push(holder);
                }
            }
            if held.is_empty() {
                return Ok(());
            }
            // What could go before is referred to by nobody else.
            who = Referring::These(held.keys().copied().collect());
            self.held.extend(held);
        }
    }

    /// The rows that can go so far and that a row refers to which stays.
    async fn holders(
        &self,
        session: &mut Session,
        loader: &Loader<'_>,
        reference: &Reference,
        who: &Referring,
    ) -> Result<Vec<Row>> {
        let table = Name::new(&reference.namespace, &reference.name);
        let mut given: Vec<(String, Vec<&str>)> = Vec::new();
        for row in self.removable().filter(|row| **loader.plan.resolved.rows[*row].table() == table) {
            let there = &self.there[&row].columns;
            let targets = reference.targets.iter();
            let targets: Option<Vec<&str>> =
                targets.map(|name| there.get(name.as_str())?.as_deref()).collect();
            given.extend(targets.map(|targets| (row.to_string(), targets)));
        }
        let filter = self.filter(who);
        let mut found = Vec::new();
        for given in given.chunks(ROWS) {
            found.extend(session.read(&holders_sql(loader, reference, &table, given, &filter)).await?);
        }
        Ok(found)
    }

    /// Which rows, as `f`, count: a join, and a condition.
    fn filter(&self, who: &Referring) -> (String, &'static str) {
        let rows: Vec<usize> = match who {
            Referring::WhatStays => self.removable().collect(),
            Referring::These(rows) => rows.clone(),
        };
        let relations = list(rows.iter().map(|row| self.there[row].relation.as_str()));
        let places = list(rows.iter().map(|row| self.there[row].place.as_str()));
        let listed = format!(
            "unnest({relations}::oid[], {places}::tid[]) as known (relation, place)
             on f.tableoid = known.relation and f.ctid = known.place"
        );
        match who {
            Referring::WhatStays => (format!("left join {listed}"), "known.place is null"),
            Referring::These(_) => (format!("join {listed}"), "true"),
        }
    }
}

/// A query for the given rows that others refer to, with how many.
fn holders_sql(
    loader: &Loader<'_>,
    reference: &Reference,
    table: &Name,
    given: &[(String, Vec<&str>)],
    (join, condition): &(String, &str),
) -> String {
    let rows = list(given.iter().map(|(row, _)| row.as_str()));
    let mut lists = vec![format!("{rows}::int[]")];
    let (mut names, mut on) = (Vec::new(), Vec::new());
    for (at, (target, own)) in reference.targets.iter().zip(&reference.columns).enumerate() {
        lists.push(format!("{}::text[]", list(given.iter().map(|(_, targets)| targets[at]))));
        names.push(format!("k{at}"));
        on.push(format!("f.{own} = given.k{at}::{}", loader.data_type(table, target)));
    }
    format!(
        "select given.row, pg_catalog.count(*) as rows
         from unnest({}) as given (row, {}) join {} as f on {} {join}
         where {condition} group by 1",
        lists.join(", "),
        names.join(", "),
        reference.referring,
        on.join(" and ")
    )
}
