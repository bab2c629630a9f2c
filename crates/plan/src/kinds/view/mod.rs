//! Views (manual, `CREATE VIEW`, `ALTER VIEW`).

mod options;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod values;

pub(crate) use options::Options;

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::rules::{Alteration, Item, Outline, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const VIEW: Kind = Kind::new("view");

/// What can be granted on what is read like a table (manual, "Privileges").
pub(crate) const PRIVILEGES: &[&str] =
    &["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"];

/// The rules of the kind.
pub struct Rule;

/// What a view is.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(crate) struct Facts {
    /// The query, as `pg_get_viewdef` prints it.
    pub(crate) query: String,
    /// The columns, in their order.
    pub(crate) columns: Vec<Column>,
    /// `security_barrier`, `security_invoker`, `check_option`, by name.
    pub(crate) options: Options,
}

/// A column of a view.
#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct Column {
    name: Ident,
    #[serde(rename = "type")]
    data_type: String,
    /// The collation, where it is not that of the type.
    #[serde(default)]
    collation: Option<String>,
}

/// What makes no difference.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// The options in the order in which they were given, where there are several.
    options: Option<Options>,
}

impl Column {
    fn outline(&self) -> String {
        let collation = self.collation.as_ref().map_or(String::new(), |name| format!(" COLLATE {name}"));
        format!("NULL::{}{collation} AS {}", self.data_type, self.name)
    }
}

impl Facts {
    /// The query without the semicolon at its end.
    pub(crate) fn body(&self) -> &str {
        self.query.trim_end().trim_end_matches(';')
    }

    /// `CREATE OR REPLACE VIEW` takes more columns at the end, and leaves those that there are.
    fn can_replace(&self, old: &Self) -> bool {
        self.columns.starts_with(&old.columns)
    }

    /// Whether it reads with the rights of whoever asks (manual, "Rules and Privileges").
    fn asks_as_invoker(&self) -> bool {
        self.options
            .get("security_invoker")
            .is_some_and(|value| !matches!(value, "false" | "off" | "no" | "0"))
    }
}

/// The name of a relation, which its row type has as well.
pub(crate) fn takes_relation(item: Item<'_>) -> Vec<Taken> {
    ["relation", "type"].map(|among| Taken { among, name: item.id.sql() }).into()
}

/// The options in the order in which they were given.
fn options(item: Item<'_>, facts: &Facts) -> Options {
    item.aside::<Aside>().options.unwrap_or_else(|| facts.options.clone())
}

fn definition(item: Item<'_>, facts: &Facts, verb: &str) -> String {
    let options = options(item, facts);
    let with = if options.is_empty() { String::new() } else { format!(" WITH {}", options.list()) };
    format!("{verb} {}{with} AS\n{}", item.id.sql(), facts.body())
}

/// Adds what is lost where a view no longer reads with the rights of whoever asks.
fn guarded(statement: Statement, old: Option<&Facts>, new: &Facts, item: Item<'_>) -> Statement {
    match old.is_some_and(Facts::asks_as_invoker) && !new.asks_as_invoker() {
        true => statement.hazard(Hazard::uncounted(
            HazardKind::SecurityDefiner,
            item.id.plain(),
            "it reads with the rights of its owner",
            None,
        )),
        false => statement,
    }
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        VIEW
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_class c where c.relkind = 'v' and c.oid >= 16384"
    }

    fn always_says(&self) -> &'static str {
        "query"
    }

    fn settle(&self, catalog: &mut Catalog) {
        values::settle(catalog, VIEW);
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("VIEW {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let old: Option<Facts> = context.live(item.id).map(|live| live.facts());
        let sql = definition(item, &facts, "CREATE VIEW");
        let statement = Statement::new(sql, format!("create {}", item.id), Lock::None);
        vec![guarded(statement, old.as_ref(), &facts, item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP VIEW {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive)]
    }

    /// A new query replaces the options, too.
    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if !new.can_replace(&old) {
            return Alteration::Replace;
        }
        let statement = |sql| Statement::new(sql, format!("alter {}", to.id), Lock::AccessExclusive);
        if (&old.query, &old.columns) != (&new.query, &new.columns) {
            let replaced = statement(definition(to, &new, "CREATE OR REPLACE VIEW"));
            return Alteration::in_place(vec![guarded(replaced, Some(&old), &new, to)]);
        }
        let changes = old.options.changes(&options(to, &new)).into_iter();
        let mut statements: Vec<Statement> =
            changes.map(|what| statement(format!("ALTER VIEW {} {what}", to.id.sql()))).collect();
        if let Some(last) = statements.pop() {
            statements.push(guarded(last, Some(&old), &new, to));
        }
        Alteration::in_place(statements)
    }

    /// A view that has its columns and no rows (`pg_dump` opens cycles so, too).
    fn outline(&self, item: Item<'_>, of: Outline) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let columns: Vec<String> = facts.columns.iter().map(Column::outline).collect();
        let verb = if of == Outline::New { "CREATE VIEW" } else { "CREATE OR REPLACE VIEW" };
        let sql = format!("{verb} {} AS SELECT {}", item.id.sql(), columns.join(", "));
        vec![Statement::new(sql, format!("outline {}", item.id), Lock::None)]
    }

    fn fill(&self, item: Item<'_>) -> Vec<Statement> {
        let sql = definition(item, &item.facts(), "CREATE OR REPLACE VIEW");
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER VIEW {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::AccessExclusive))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        takes_relation(item)
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(format!("TABLE {}", item.id.sql()), PRIVILEGES, &[]))
    }

    fn has_owner(&self) -> bool {
        true
    }

    fn settings(&self, item: Item<'_>) -> Vec<(&'static str, String)> {
        let options = item.facts::<Facts>().options;
        if options.is_empty() { Vec::new() } else { vec![("options", options.told())] }
    }
}

#[cfg(test)]
mod tests;
