//! Extended statistics (manual, `CREATE STATISTICS`, `ALTER STATISTICS`).

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const STATISTICS: Kind = Kind::new("statistics");

/// The rules of the kind.
pub struct Rule;

/// What is gathered of what.
#[derive(Debug, PartialEq, Deserialize)]
struct Facts {
    /// `ndistinct`, `dependencies`, `mcv`; none where all are gathered, or those of one expression.
    #[serde(default)]
    kinds: Vec<String>,
    /// The table, as SQL has it.
    table: String,
    /// Columns and expressions, as PostgreSQL prints them.
    of: String,
    /// `SET STATISTICS`, where it is not the default.
    target: Option<i32>,
}

fn set_target(item: Item<'_>, target: Option<i32>) -> Statement {
    let sql = format!("ALTER STATISTICS {} SET STATISTICS {}", item.id.sql(), target.unwrap_or(-1));
    Statement::new(sql, format!("alter {}", item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        STATISTICS
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_statistic_ext"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("STATISTICS {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let kinds = match facts.kinds.as_slice() {
            [] => String::new(),
            kinds => format!(" ({})", kinds.join(", ")),
        };
        let sql = format!("CREATE STATISTICS {}{kinds} ON {} FROM {}", item.id.sql(), facts.of, facts.table);
        let mut statements = vec![Statement::new(sql, format!("create {}", item.id), Lock::None)];
        if facts.target.is_some() {
            statements.push(set_target(item, facts.target));
        }
        statements
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP STATISTICS {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if (&old.kinds, &old.of, &old.table) != (&new.kinds, &new.of, &new.table) {
            return Alteration::Replace;
        }
        Alteration::in_place(vec![set_target(to, new.target)])
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER STATISTICS {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    /// What was gathered stays with it.
    fn renames_freely(&self, _: Item<'_>) -> bool {
        true
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "statistics", name: item.id.sql() }]
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::view::sample::{catalog, sql};

    #[test]
    fn only_the_target_changes_where_it_is() {
        let of = |facts: &str| catalog(&[(STATISTICS, &["public", "s"], facts)]);
        let one = of(r#"{"of":"a, b","table":"public.t","kinds":["mcv","ndistinct"]}"#);
        let aimed = of(r#"{"of":"a, b","table":"public.t","kinds":["mcv","ndistinct"],"target":50}"#);
        let other = of(r#"{"of":"a, b","table":"public.u","target":50}"#);
        assert_eq!(sql(&one, &aimed), ["ALTER STATISTICS public.s SET STATISTICS 50"]);
        assert_eq!(sql(&aimed, &one), ["ALTER STATISTICS public.s SET STATISTICS -1"]);
        assert_eq!(
            sql(&one, &other),
            [
                "DROP STATISTICS public.s",
                "CREATE STATISTICS public.s ON a, b FROM public.u",
                "ALTER STATISTICS public.s SET STATISTICS 50",
            ]
        );
        assert!(sql(&other, &one)[1].starts_with("CREATE STATISTICS public.s (mcv, ndistinct) ON"));
    }
}
