//! Collations (manual, "Collation Support", `CREATE COLLATION`). PostgreSQL changes nothing of one but its name.

use crate::context::Context;
use crate::kinds::definition::Definition;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind, quote_literal};
use serde::Deserialize;

/// The kind.
pub const COLLATION: Kind = Kind::new("collation");

/// The rules of the kind.
pub struct Rule;

/// What a collation is.
#[derive(Debug, Deserialize)]
struct Facts {
    provider: String,
    #[serde(default)]
    nondeterministic: bool,
    /// The locale, of every provider but libc.
    locale: Option<String>,
    lc_collate: Option<String>,
    lc_ctype: Option<String>,
    /// More rules, from PostgreSQL 16 on.
    rules: Option<String>,
}

impl Facts {
    fn definition(&self) -> Definition {
        let literal = |text: &Option<String>| text.as_deref().map(quote_literal);
        let definition = Definition::default().with("PROVIDER", &self.provider);
        let definition = match self.lc_collate == self.lc_ctype {
            true => definition.with_any("LOCALE", literal(&self.locale).or_else(|| literal(&self.lc_collate))),
            false => definition
                .with_any("LC_COLLATE", literal(&self.lc_collate))
                .with_any("LC_CTYPE", literal(&self.lc_ctype)),
        };
        definition
            .with_any("DETERMINISTIC", self.nondeterministic.then_some("false"))
            .with_any("RULES", literal(&self.rules))
    }
}

fn statement(sql: String, verb: &str, item: Item<'_>) -> Statement {
    Statement::new(sql, format!("{verb} {}", item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        COLLATION
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_collation c where c.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("COLLATION {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let definition = item.facts::<Facts>().definition().sql();
        vec![statement(format!("CREATE COLLATION {} {definition}", item.id.sql()), "create", item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![statement(format!("DROP COLLATION {}", item.id.sql()), "drop", item)]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER COLLATION {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn set_aside(&self, item: Item<'_>, aside: &Ident, _: &Context<'_>) -> Option<Vec<Statement>> {
        let mut statement = self.rename(item, aside)?;
        statement.summary = format!("make {} again", item.id);
        Some(vec![statement])
    }

    fn drop_aside(&self, item: Item<'_>, aside: &Ident) -> Vec<Statement> {
        let sql = format!("DROP COLLATION {}", item.name().sibling(aside));
        vec![Statement::new(sql, format!("drop what was {}", item.id), Lock::None)]
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "collation", name: item.id.sql() }]
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_provider_has_its_options() {
        for (facts, expected) in [
            (r#"{"provider":"libc","lc_collate":"C","lc_ctype":"C"}"#, "(PROVIDER = libc, LOCALE = 'C')"),
            (
                r#"{"provider":"libc","lc_collate":"C","lc_ctype":"POSIX"}"#,
                "(PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX')",
            ),
            (
                r#"{"provider":"icu","locale":"und","nondeterministic":true,"rules":"& V << w"}"#,
                "(PROVIDER = icu, LOCALE = 'und', DETERMINISTIC = false, RULES = '& V << w')",
            ),
        ] {
            let read: Facts = serde_json::from_str(facts).expect("facts");
            assert_eq!(read.definition().sql(), expected);
        }
    }
}
