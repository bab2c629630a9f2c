//! Indexes that no constraint owns (manual, `CREATE INDEX`).

use crate::context::Context;
use crate::kinds::{partition, table};
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind, Name};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The kind.
pub const INDEX: Kind = Kind::new("index");

/// The rules of the kind.
pub struct Rule;

/// What an index is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Facts {
    /// `CREATE UNIQUE INDEX`.
    pub unique: bool,
    /// What follows the table's name in `pg_get_indexdef`, without storage parameters: `USING btree (email) WHERE …`.
    pub definition: String,
    /// Storage parameters: `fillfactor=70`.
    #[serde(default)]
    pub parameters: Vec<String>,
    /// Whether it is that of a partitioned table, which has those of its partitions attached.
    #[serde(default)]
    pub partitioned: bool,
    /// Whether it is attached to that of a partitioned table.
    #[serde(default)]
    pub attached: bool,
    /// True after a failed `CREATE INDEX CONCURRENTLY`.
    #[serde(default)]
    pub invalid: bool,
    /// The tablespace, where it is not that of the database.
    pub tablespace: Option<Ident>,
    /// Whether `CLUSTER` goes by it.
    #[serde(default)]
    pub clustered: bool,
    /// Whether it identifies rows for replication.
    #[serde(default)]
    pub replica_identity: bool,
    /// Statistics targets of its expressions, by their numbers.
    #[serde(default)]
    pub statistics: BTreeMap<String, i32>,
    /// Namespace, table and name of the indexes of partitions that are attached to it, where some partitions have none.
    pub parts: Option<Vec<(Ident, Ident, Ident)>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// Namespace, table and name of the index of a partitioned table that it is a part of.
    part_of: Option<(Ident, Ident, Ident)>,
    /// The definition with its storage parameters, where it has any.
    whole: Option<String>,
}

/// The indexes of a table.
pub fn indexes(catalog: &Catalog, table: &Name) -> Vec<(Ident, Facts)> {
    let parts = catalog.parts(INDEX, table);
    parts.map(|(id, object)| (id.last().clone(), Item { id, object, side: catalog }.facts())).collect()
}

/// The statements for the marks that a table has on one of its indexes: what `CLUSTER` goes by, and what identifies rows.
pub(crate) fn marks(item: Item<'_>, old: (bool, bool), new: (bool, bool)) -> Vec<Statement> {
    let (table, name) = (item.name(), item.id.last());
    let statement = |sql: String| {
        Statement::new(format!("ALTER TABLE {table} {sql}"), format!("mark {}", item.id), Lock::AccessExclusive)
    };
    let mut statements = Vec::new();
    match (old.0, new.0) {
        (false, true) => statements.push(statement(format!("CLUSTER ON {name}"))),
        // Where another is marked, the mark is there already, or moves there.
        (true, false) if !is_clustered(item) => {
            statements.push(statement("SET WITHOUT CLUSTER".to_owned()));
        }
        _ => {}
    }
    if !old.1 && new.1 {
        statements.push(statement(format!("REPLICA IDENTITY USING INDEX {name}")));
    }
    statements
}

/// Whether a table is to have an index that `CLUSTER` goes by.
fn is_clustered(item: Item<'_>) -> bool {
    let table = item.name();
    indexes(item.side, &table).iter().any(|(_, facts)| facts.clustered)
        || super::constraint::constraints(item.side, &table).iter().any(|(_, facts)| facts.clustered)
}

fn part_of(item: Item<'_>) -> Option<Id> {
    let (namespace, name, index) = item.aside::<Aside>().part_of?;
    let whole = Name { namespace, name };
    Some(Id::part(INDEX, &whole, &index))
}

/// Attaches the indexes of partitions that are attached already: those of others are attached with their table.
fn attached(item: Item<'_>, parts: &[Id], context: &Context<'_>) -> Vec<Statement> {
    let comes_last = item.facts::<Facts>().parts.is_some();
    let stays = |part: &&Id| {
        comes_last || part.whole().is_some_and(|table| partition::stays(context, &table))
    };
    let index = |id: &Id| id.name().map(|table| table.sibling(id.last()).to_string());
    let attach = |part: &Id| {
        let sql = format!("ALTER INDEX {} ATTACH PARTITION {}", index(item.id)?, index(part)?);
        Some(Statement::new(sql, format!("attach {part}"), Lock::None))
    };
    parts.iter().filter(stays).filter_map(attach).collect()
}

/// The indexes of partitions that are attached to it.
fn parts(item: Item<'_>) -> Vec<Id> {
    let parts = item.side.after.get(item.id).into_iter().flatten();
    parts.filter(|part| part.kind() == INDEX).cloned().collect()
}

/// Moves it to the tablespace that it is to be in.
fn moved(item: Item<'_>, old: Option<&Facts>, new: &Facts) -> Option<Statement> {
    if old.and_then(|old| old.tablespace.as_ref()) == new.tablespace.as_ref() {
        return None;
    }
    let tablespace = new.tablespace.as_ref().map_or("pg_default".to_owned(), ToString::to_string);
    let sql = format!("ALTER INDEX {} SET TABLESPACE {tablespace}", item.name().sibling(item.id.last()));
    Some(Statement::new(sql, format!("move {}", item.id), Lock::AccessExclusive))
}

/// Sets and resets storage parameters.
fn parameters(item: Item<'_>, old: &Facts, new: &Facts) -> Vec<Statement> {
    let name = item.name().sibling(item.id.last());
    let statement = |change: String| {
        let summary = format!("set parameters of {}", item.id);
        Statement::new(format!("ALTER INDEX {name} {change}"), summary, Lock::None)
    };
    table::changed_parameters(&old.parameters, &new.parameters).into_iter().map(statement).collect()
}

/// What is said of it besides `CREATE INDEX`.
fn settings(item: Item<'_>, old: Option<&Facts>, new: &Facts) -> Vec<Statement> {
    let name = item.name().sibling(item.id.last());
    let mut statements = marks(
        item,
        old.map_or((false, false), |old| (old.clustered, old.replica_identity)),
        (new.clustered, new.replica_identity),
    );
    let none = BTreeMap::new();
    let before = old.map_or(&none, |old| &old.statistics);
    for place in before.keys().chain(new.statistics.keys()).collect::<std::collections::BTreeSet<_>>() {
        if before.get(place) != new.statistics.get(place) {
            let target = new.statistics.get(place).copied().unwrap_or(-1);
            let sql = format!("ALTER INDEX {name} ALTER COLUMN {place} SET STATISTICS {target}");
            let summary = format!("set a statistics target of {}", item.id);
            statements.push(Statement::new(sql, summary, Lock::None));
        }
    }
    statements
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        INDEX
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn always_says(&self) -> &'static str {
        "definition"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("INDEX {}", item.name().sibling(item.id.last()))
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let unique = if facts.unique { "UNIQUE " } else { "" };
        let is_new = item.object.parent.as_ref().is_some_and(|table| context.creates(table));
        let lock = if is_new { Lock::None } else { Lock::Share };
        let (name, table) = (item.id.last(), item.name());
        let only = if facts.partitioned { "ONLY " } else { "" };
        let definition = item.aside::<Aside>().whole.unwrap_or_else(|| facts.definition.clone());
        let sql = format!("CREATE {unique}INDEX {name} ON {only}{table} {definition}");
        let mut statements = vec![Statement::new(sql, format!("create {}", item.id), lock)];
        statements.extend(attached(item, &parts(item), context));
        statements.extend(moved(item, None, &facts));
        statements.extend(settings(item, None, &facts));
        statements
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP INDEX {}", item.name().sibling(item.id.last()));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive)]
    }

    fn goes_with(&self, item: Item<'_>, _: &Context<'_>) -> Option<Id> {
        part_of(item)
    }

    /// The indexes that are attached to it: none is detached.
    fn takes_along(&self, item: Item<'_>) -> Vec<Id> {
        parts(item)
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let same = |one: &Facts| (one.unique, one.definition.clone(), one.invalid);
        let (had, has) = (parts(from), parts(to));
        // No index of a partition can be detached.
        let loses = new.parts.is_some() && (old.parts.is_none() || had.iter().any(|part| !has.contains(part)));
        // PostgreSQL sets no parameters of an index of a partitioned table.
        let resized = new.partitioned && old.parameters != new.parameters;
        if same(&old) != same(&new) || loses || resized {
            return Alteration::Replace;
        }
        let more: Vec<Id> = has.into_iter().filter(|part| !had.contains(part)).collect();
        let mut statements = match old.parts {
            Some(_) => attached(to, &more, context),
            None => Vec::new(),
        };
        statements.extend(settings(to, Some(&old), &new));
        statements.extend(parameters(to, &old, &new));
        statements.extend(moved(to, Some(&old), &new));
        Alteration::in_place(statements)
    }

    /// The index of a partition can go when that is one no longer, or with the index of its table.
    fn outlasts(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
        let attachment = Id::named(partition::PARTITION, &item.name());
        let stays = part_of(item).is_some_and(|whole| !context.drops(&whole));
        Some(attachment).filter(|one| stays && context.drops(one)).into_iter().collect()
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER INDEX {} RENAME TO {to}", item.name().sibling(item.id.last()));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    /// One that is not valid is to be built again.
    fn renames_freely(&self, item: Item<'_>) -> bool {
        !item.facts::<Facts>().invalid
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "relation", name: item.name().sibling(item.id.last()).to_string() }]
    }

    fn guards_rows(&self, item: Item<'_>) -> bool {
        item.facts::<Facts>().unique
    }
}
