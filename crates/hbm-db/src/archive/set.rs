//! The tables of which rows are moved together, by their foreign keys.

use super::Archive;
use super::order::{Reference, in_order};
use crate::catalog::{Ident, Name, quote_literal};
use crate::db::Session;
use crate::error::Result;
use std::collections::BTreeSet;

/// A table whose rows are moved.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) table: Name,
    pub(crate) to: Name,
    /// Whether it has partitions; those without are read alone, and not with tables that inherit from them.
    pub(crate) partitioned: bool,
    /// The foreign keys by which its rows go along.
    links: Vec<Link>,
    /// Those by which its rows refer to rows of itself.
    own: Vec<Link>,
    /// The columns that foreign keys refer to.
    keys: BTreeSet<Ident>,
}

/// A foreign key to a member.
#[derive(Clone, Debug)]
struct Link {
    /// The place of the member that it refers to.
    to: usize,
    /// Its columns, with those that they refer to.
    columns: Vec<(Ident, Ident)>,
}

/// A foreign key of a table whose rows stay.
#[derive(Clone, Debug)]
struct Outside {
    table: Name,
    partitioned: bool,
    link: Link,
}

/// The tables, those that are referred to first, and who refers to them from outside.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    pub(crate) members: Vec<Member>,
    outside: Vec<Outside>,
    condition: String,
}

impl Set {
    /// Reads the foreign keys between the tables of an archive.
    ///
    /// # Errors
    /// Exit 2 for a table that refers to none of the others, and for a cycle; whatever the server answers.
    pub(crate) async fn read(
        archive: &Archive,
        kinds: &[(Name, bool)],
        session: &mut Session,
    ) -> Result<Self> {
        let names: Vec<String> = kinds.iter().map(|(name, _)| quote_literal(&name.to_string())).collect();
        let query =
            include_str!("sql/references.sql").replace("$tables", &format!("array[{}]", names.join(", ")));
        let references: Vec<Reference> = session.read(&query).await?;
        let order = in_order(archive, kinds, &references)?;
        let place = |name: &Name| order.iter().position(|(table, _)| table == name);
        let mut members: Vec<Member> = order
            .iter()
            .map(|(table, partitioned)| Member {
                table: table.clone(),
                to: archive.place_of(table),
                partitioned: *partitioned,
                links: Vec::new(),
                own: Vec::new(),
                keys: BTreeSet::new(),
            })
            .collect();
        let mut outside = Vec::new();
        for reference in references {
            let target = Name { namespace: reference.to_namespace, name: reference.to_table };
            let Some(to) = place(&target) else { continue };
            let columns: Vec<(Ident, Ident)> =
                reference.columns.into_iter().zip(reference.to_columns).collect();
            members[to].keys.extend(columns.iter().map(|(_, to)| to.clone()));
            let table = Name { namespace: reference.namespace, name: reference.table };
            let link = Link { to, columns };
            match place(&table) {
                Some(from) if from == to => members[from].own.push(link),
                Some(from) => members[from].links.push(link),
                None => outside.push(Outside { table, partitioned: reference.partitioned, link }),
            }
        }
        Ok(Self { members, outside, condition: archive.rows.clone() })
    }

    /// The root, whose rows are chosen by the condition, under the name that the condition knows.
    fn root(&self) -> String {
        let root = &self.members[0];
        format!("from {}{} as {}", root.only(), root.table, root.table.name)
    }

    /// The query for so many rows that can be moved now, which locks them; those that others have locked are left. Rows that
    /// other rows of the table refer to come after those.
    pub(crate) fn choose(&self, most: u32) -> String {
        let root = &self.members[0];
        let alias = &root.table.name;
        let referred: Vec<String> = root
            .own
            .iter()
            .map(|link| {
                let on = joined(&link.columns, "c", &alias.to_string());
                format!(
                    "and not exists (select from {}{} c where {on} and (c.tableoid, c.ctid) <> ({alias}.tableoid, {alias}.ctid))",
                    root.only(),
                    root.table
                )
            })
            .collect();
        format!(
            "select {alias}.tableoid::pg_catalog.text || ' ' || {alias}.ctid::pg_catalog.text {}\nwhere (\n{}\n) {}\nlimit {most} for update of {alias} skip locked",
            self.root(),
            self.condition,
            referred.join(" ")
        )
    }

    /// The rows of each member as a list of queries for WITH: those that are given by their places, or all for which the
    /// condition holds, and those that go along.
    pub(crate) fn rows(&self, given: Option<&[String]>) -> String {
        let root = &self.members[0];
        let first = match given {
            None => {
                let alias = &root.table.name;
                format!(
                    "select {} {} where (\n{}\n)",
                    root.columns(&alias.to_string()),
                    self.root(),
                    self.condition
                )
            }
            Some(places) => {
                let split = places.iter().filter_map(|place| place.split_once(' '));
                let (tables, rows): (Vec<&str>, Vec<String>) =
                    split.map(|(table, row)| (table, quote_literal(row))).unzip();
                format!(
                    "select {} from {}{} x join rows from (pg_catalog.unnest(array[{}]::pg_catalog.oid[]), pg_catalog.unnest(array[{}]::pg_catalog.tid[])) as g (t, c) \
                     on x.tableoid = g.t and x.ctid = g.c",
                    root.columns("x"),
                    root.only(),
                    root.table,
                    tables.join(", "),
                    rows.join(", ")
                )
            }
        };
        let mut parts = vec![format!("hbm_db_0 as materialized ({first})")];
        for (at, member) in self.members.iter().enumerate().skip(1) {
            // One by one, so that each can use an index.
            let by_link = member.links.iter().map(|link| {
                format!(
                    "select {} from {}{} x where exists (select from hbm_db_{} k where {})",
                    member.columns("x"),
                    member.only(),
                    member.table,
                    link.to,
                    joined(&link.columns, "x", "k")
                )
            });
            let union = by_link.collect::<Vec<_>>().join(" union ");
            parts.push(format!("hbm_db_{at} as materialized ({union})"));
        }
        parts.join(",\n")
    }

    /// Statements that lock the rows that go along, each member when those that it refers to are locked.
    pub(crate) fn lock(&self, given: &[String]) -> String {
        let rows = self.rows(Some(given));
        let members = self.members.iter().enumerate().skip(1);
        let lock = members.map(|(at, member)| {
            format!(
                "with {rows} select pg_catalog.count(*)::pg_catalog.text from (select from {}{} x join hbm_db_{at} k on x.tableoid = k.hbm_t and x.ctid = k.hbm_c for update of x) q;\n",
                member.only(),
                member.table
            )
        });
        lock.collect()
    }

    /// The query for rows that stay and refer to rows that go: a text for each foreign key. None where no key is from outside.
    pub(crate) fn referring(&self, given: Option<&[String]>) -> Option<String> {
        let from_outside = self.outside.iter().map(|one| (&one.table, one.partitioned, &one.link, None));
        let of_itself = self.members.iter().enumerate().flat_map(|(at, member)| {
            member.own.iter().map(move |link| (&member.table, member.partitioned, link, Some(at)))
        });
        let each = from_outside.chain(of_itself).map(|(table, partitioned, link, own)| {
            let columns: Vec<String> = link.columns.iter().map(|(column, _)| column.to_string()).collect();
            let text = quote_literal(&format!(
                "{}.{} refers to {}: ",
                table.brief(),
                columns.join(", "),
                self.members[link.to].table.brief()
            ));
            let stays = own.map_or(String::new(), |at| {
                format!(" and not exists (select from hbm_db_{at} s where s.hbm_t = x.tableoid and s.hbm_c = x.ctid)")
            });
            format!(
                "select {text} || pg_catalog.count(*)::pg_catalog.text || case pg_catalog.count(*) when 1 then ' row' else ' rows' end from {}{table} x where exists (select from hbm_db_{} k where {}){stays} having pg_catalog.count(*) > 0",
                if partitioned { "" } else { "only " },
                link.to,
                joined(&link.columns, "x", "k")
            )
        });
        let union = each.collect::<Vec<_>>().join("\nunion all ");
        (!union.is_empty()).then(|| format!("/* archive: look */ with {}\n{union}", self.rows(given)))
    }
}

impl Member {
    pub(crate) fn only(&self) -> &'static str {
        if self.partitioned { "" } else { "only " }
    }

    /// Where a row is, and the keys that others refer to.
    fn columns(&self, alias: &str) -> String {
        let place = [format!("{alias}.tableoid as hbm_t"), format!("{alias}.ctid as hbm_c")];
        place
            .into_iter()
            .chain(self.keys.iter().map(|key| format!("{alias}.{key}")))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn joined(columns: &[(Ident, Ident)], from: &str, to: &str) -> String {
    columns
        .iter()
        .map(|(one, other)| format!("{from}.{one} = {to}.{other}"))
        .collect::<Vec<_>>()
        .join(" and ")
}
