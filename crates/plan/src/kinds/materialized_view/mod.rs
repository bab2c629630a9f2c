//! Materialized views (manual, `CREATE MATERIALIZED VIEW`, `ALTER MATERIALIZED VIEW`).
//!
//! Whether it is filled is nobody's definition: a dump of a schema has none that is. One that is made again is filled where
//! it was.

use crate::context::Context;
use crate::kinds::view::{self, Options, PRIVILEGES, takes_relation, values};
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const MATERIALIZED_VIEW: Kind = Kind::new("materialized view");

/// The rules of the kind.
pub struct Rule;

/// What a materialized view is.
#[derive(Debug, Deserialize)]
struct Facts {
    /// The query, its columns and the storage parameters.
    #[serde(flatten)]
    view: view::Facts,
    /// The tablespace, where it is not that of the database.
    tablespace: Option<Ident>,
    /// The access method, where it is not `heap`.
    access_method: Option<Ident>,
}

/// What makes no difference.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// The parameters in the order in which they were given, where there are several.
    options: Option<Options>,
    /// `WITH NO DATA`.
    is_empty: bool,
    /// Whether it has a table of long values.
    has_long_values: bool,
}

fn options(item: Item<'_>, facts: &Facts) -> Options {
    item.aside::<Aside>().options.unwrap_or_else(|| facts.view.options.clone())
}

fn definition(item: Item<'_>, context: &Context<'_>) -> String {
    let facts: Facts = item.facts();
    let mut sql = format!("CREATE MATERIALIZED VIEW {}", item.id.sql());
    if let Some(method) = &facts.access_method {
        sql += &format!(" USING {method}");
    }
    let options = options(item, &facts);
    if !options.is_empty() {
        sql += &format!(" WITH {}", options.list());
    }
    if let Some(tablespace) = &facts.tablespace {
        sql += &format!(" TABLESPACE {tablespace}");
    }
    sql += &format!(" AS\n{}", facts.view.body());
    let is_empty = |item: Item<'_>| item.aside::<Aside>().is_empty;
    if is_empty(item) && context.live(item.id).is_none_or(is_empty) {
        sql += "\n  WITH NO DATA";
    }
    sql
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        MATERIALIZED_VIEW
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_class c where c.relkind = 'm' and c.oid >= 16384"
    }

    fn always_says(&self) -> &'static str {
        "query"
    }

    fn settle(&self, catalog: &mut Catalog) {
        values::settle(catalog, MATERIALIZED_VIEW);
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("MATERIALIZED VIEW {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(definition(item, context), format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP MATERIALIZED VIEW {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive)]
    }

    /// There is no `OR REPLACE` for one; its access method changes where it is from PostgreSQL 15 on.
    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let is_other = (&old.view.query, &old.view.columns) != (&new.view.query, &new.view.columns);
        if is_other || old.access_method != new.access_method && context.major < 15 {
            return Alteration::Replace;
        }
        let mut changes = old.view.options.changes(&options(to, &new));
        if old.access_method != new.access_method {
            let method = new.access_method.map_or("heap".to_owned(), |method| method.to_string());
            changes.push(format!("SET ACCESS METHOD {method}"));
        }
        if old.tablespace != new.tablespace {
            let tablespace =
                new.tablespace.map_or("pg_default".to_owned(), |tablespace| tablespace.to_string());
            changes.push(format!("SET TABLESPACE {tablespace}"));
        }
        let name = to.id.sql();
        let statement = |what| {
            let sql = format!("ALTER MATERIALIZED VIEW {name} {what}");
            Statement::new(sql, format!("alter {}", to.id), Lock::AccessExclusive)
        };
        Alteration::in_place(changes.into_iter().map(statement).collect())
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER MATERIALIZED VIEW {} RENAME TO {to}", item.id.sql());
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
        let facts: Facts = item.facts();
        let name = |name: Option<Ident>| name.map(|name| name.to_string()).unwrap_or_default();
        let all = [
            ("storage parameters", facts.view.options.told()),
            ("access method", name(facts.access_method)),
            ("tablespace", name(facts.tablespace)),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    fn stored_beside(&self, item: Item<'_>) -> usize {
        if item.aside::<Aside>().has_long_values { 2 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::view::sample::{catalog, sql};

    fn way(old: &str, new: &str) -> Vec<String> {
        let of = |facts| catalog(&[(MATERIALIZED_VIEW, &["public", "m"], facts)]);
        sql(&of(old), &of(new))
    }

    #[test]
    fn parameters_and_the_place_change_where_it_is() {
        let old = r#"{"query":" q;","options":["fillfactor=70"],"tablespace":"fast"}"#;
        let new =
            r#"{"query":" q;","options":["toast.autovacuum_enabled=false"],"access_method":"columnar"}"#;
        assert_eq!(
            way(old, new),
            [
                "ALTER MATERIALIZED VIEW public.m RESET (fillfactor)",
                "ALTER MATERIALIZED VIEW public.m SET (toast.autovacuum_enabled='false')",
                "ALTER MATERIALIZED VIEW public.m SET ACCESS METHOD columnar",
                "ALTER MATERIALIZED VIEW public.m SET TABLESPACE pg_default",
            ]
        );
    }

    #[test]
    fn another_query_is_another_materialized_view() {
        let new =
            r#"{"query":" r;","options":["fillfactor=70"],"tablespace":"fast","access_method":"columnar"}"#;
        assert_eq!(
            way(r#"{"query":" q;"}"#, new),
            [
                "DROP MATERIALIZED VIEW public.m",
                "CREATE MATERIALIZED VIEW public.m USING columnar WITH (fillfactor='70') TABLESPACE fast AS\n r",
            ]
        );
    }

    #[test]
    fn one_that_was_filled_is_filled_again() {
        let of = |query: &str, is_empty: bool| {
            let mut catalog = catalog(&[(MATERIALIZED_VIEW, &["public", "m"], query)]);
            let aside = format!("{{\"is_empty\":{is_empty}}}");
            for object in catalog.objects.values_mut() {
                object.aside = serde_json::from_str(&aside).expect("JSON");
            }
            catalog
        };
        let (one, other) = (r#"{"query":"q"}"#, r#"{"query":"r"}"#);
        for (live, desired, no_data) in [(false, true, false), (true, true, true), (true, false, false)] {
            let made = sql(&of(one, live), &of(other, desired)).concat();
            assert_eq!(made.contains("NO DATA"), no_data, "{made}");
        }
        assert!(sql(&catalog(&[]), &of(one, true)).concat().contains("NO DATA"));
    }
}
