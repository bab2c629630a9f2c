//! Tables, partitioned ones too (manual, `CREATE TABLE`, `ALTER TABLE`).

mod alter;
mod create;
mod inheritance;
mod logging;
mod rows;
mod settings;
mod typed;

pub(crate) use alter::changed_parameters;
pub(crate) use create::elements;
pub(crate) use inheritance::{heirs, inherits_still};
pub(crate) use logging::changes_logging;

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::foreign_key::FOREIGN_KEY;
use crate::kinds::{column, partition};
use crate::rules::{Alteration, Disturbs, Extra, Folded, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind, Name};
use serde::Deserialize;

/// The kind.
pub const TABLE: Kind = Kind::new("table");

/// What can be granted on tables, views and foreign tables.
pub const PRIVILEGES: &[&str] =
    &["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"];

/// The rules of the kind.
pub struct Rule;

/// What a table is; its columns, constraints and indexes are objects of their own.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Facts {
    /// `UNLOGGED`, of a table that has rows of its own.
    pub unlogged: bool,
    /// What follows `PARTITION BY`.
    pub partitioned: Option<String>,
    /// The type that a typed table is of.
    pub of: Option<String>,
    /// The tables that it inherits from, as SQL has them. What a partition is of is an object of its own.
    pub inherits: Vec<String>,
    /// Storage parameters: `fillfactor=70`.
    pub options: Vec<String>,
    /// Those of what is stored beside it: `toast.autovacuum_enabled=false`.
    pub toast_options: Vec<String>,
    /// The tablespace, where it is not that of the database.
    pub tablespace: Option<Ident>,
    /// The access method, where it is not `heap`.
    pub method: Option<Ident>,
    /// `pg_class.relreplident`, where it is not the default.
    pub identity: Option<char>,
    /// `ENABLE ROW LEVEL SECURITY`.
    pub row_security: bool,
    /// `FORCE ROW LEVEL SECURITY`.
    pub forced: bool,
}

/// What is known of a table besides.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// `UNLOGGED`, of a partitioned table: before PostgreSQL 18 `CREATE TABLE` takes the word, and `ALTER TABLE` changes nothing.
    unlogged: bool,
    /// Its partitions that are in no managed schema.
    apart: Vec<Apart>,
}

/// A partition: its namespace, its name and its bound.
#[derive(Debug, Deserialize)]
struct Apart(Ident, Ident, String);

impl Apart {
    fn name(&self) -> Name {
        Name { namespace: self.0.clone(), name: self.1.clone() }
    }
}

/// The identity of a table.
pub fn id(name: &Name) -> Id {
    Id::named(TABLE, name)
}

/// The names of all tables.
pub fn tables(catalog: &Catalog) -> impl Iterator<Item = Name> {
    catalog.of_kind(TABLE).filter_map(|(id, _)| id.name())
}

/// Whether a catalog has the table.
pub fn is_in(catalog: &Catalog, name: &Name) -> bool {
    catalog.has(&id(name))
}

/// Whether a column is of a typed table, which has the columns of its type.
pub(crate) fn is_typed(column: Item<'_>) -> bool {
    column.parent().is_some_and(|table| table.id.kind() == TABLE && table.facts::<Facts>().of.is_some())
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        TABLE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TABLE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        create::create(item, &[], context)
    }

    fn create_with(&self, item: Item<'_>, parts: &[Folded<'_>], context: &Context<'_>) -> Vec<Statement> {
        create::create(item, parts, context)
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP TABLE {}", item.id.sql());
        let statement = Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive);
        if context.replaces(item.id) {
            let altered = context.desired(item.id).into_iter().flat_map(|to| {
                alter::statements(to, &item.facts(), &to.facts(), context)
                    .into_iter()
                    .flat_map(|statement| statement.hazards)
            });
            let lost = rows::losses(item, context).into_iter().chain(altered);
            let statement = lost.fold(statement, Statement::hazard);
            return rows::keep(item, context).into_iter().chain([statement]).collect();
        }
        let mut apart = rows::detach_apart(item);
        if rows::are_kept_with_whole(&item.name(), context) {
            apart.push(statement);
            return apart;
        }
        let former = context.former_table(item.id);
        // The rows of what inherits from it, and of partitions, are theirs.
        let probe = format!("select count(*) from only {former}");
        apart.push(statement.hazard(Hazard::new(HazardKind::DropTable, item.id, "rows", probe, vec![former])));
        apart
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if old.partitioned != new.partitioned {
            return Alteration::Replace;
        }
        let statements = alter::statements(to, &old, &new, context);
        let disturbs = match changes_logging(to.id, context) && logging::is_in_a_ring(to.id, context) {
            true => Disturbs::Kinds(&[FOREIGN_KEY]),
            false => Disturbs::Nothing,
        };
        Alteration::InPlace { statements, disturbs }
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER TABLE {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::AccessExclusive))
    }

    /// Tables with the same columns may be one.
    fn shape(&self, item: Item<'_>) -> Option<String> {
        let columns = column::columns(item.side, &item.name());
        let mut columns: Vec<String> =
            columns.into_iter().map(|(name, facts)| format!("{name} {}", facts.data_type)).collect();
        columns.sort();
        Some(columns.join(","))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        let name = item.id.sql();
        vec![Taken { among: "relation", name: name.clone() }, Taken { among: "type", name }]
    }

    /// A table that is made inherits what its parents have by then; one whose logging changes looks at keys.
    fn after(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
        match context.creates(item.id) {
            true => inheritance::changing(item, context),
            false => logging::before(item, context),
        }
    }

    fn is_replaceable(&self, _: Item<'_>) -> bool {
        false
    }

    fn is_replaced_with(&self, item: Item<'_>, other: &Id) -> bool {
        partition::whole(item.side, &item.name()).is_some_and(|whole| id(&whole) == *other)
    }

    /// A typed table goes on with the type that takes the place of its own.
    fn follow(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Option<Alteration> {
        let is_typed = |item: Item<'_>| item.facts::<Facts>().of.is_some();
        (is_typed(from) && is_typed(to)).then(|| self.alter(from, to, context))
    }

    fn extras(&self, context: &Context<'_>) -> Vec<Extra> {
        let of_rows = rows::keep_of_flattened(context).into_iter().chain(rows::put_back(context));
        of_rows.chain(inheritance::extras(context)).chain(typed::extras(context)).collect()
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(self.address(item), PRIVILEGES, &[]))
    }

    fn has_owner(&self) -> bool {
        true
    }

    fn settings(&self, item: Item<'_>) -> Vec<(&'static str, String)> {
        settings::of(&item.facts())
    }

    fn keeps_rows(&self) -> bool {
        true
    }

    fn stored_beside(&self, item: Item<'_>) -> usize {
        let columns = column::columns(item.side, &item.name());
        if columns.iter().any(|(_, facts)| facts.has_long_values()) { 2 } else { 0 }
    }
}
