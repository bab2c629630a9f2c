//! Foreign servers (manual, `CREATE SERVER`, `ALTER SERVER`). The version and the options are altered; the type and the
//! wrapper are not.

use crate::context::Context;
use crate::kinds::foreign_data_wrapper::Options;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind, quote_literal};
use serde::Deserialize;

/// The kind.
pub const SERVER: Kind = Kind::new("server");

/// The rules of the kind.
pub struct Rule;

/// What a server is.
#[derive(Debug, Deserialize)]
struct Facts {
    wrapper: Ident,
    r#type: Option<String>,
    version: Option<String>,
    #[serde(default)]
    options: Options,
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        SERVER
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_foreign_server s where s.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("SERVER {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let given = |word: &str, text: &Option<String>| {
            text.as_ref().map_or(String::new(), |text| format!(" {word} {}", quote_literal(text)))
        };
        let sql = format!(
            "CREATE {}{}{} FOREIGN DATA WRAPPER {}{}",
            self.address(item),
            given("TYPE", &facts.r#type),
            given("VERSION", &facts.version),
            facts.wrapper,
            facts.options.clause()
        );
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if old.wrapper != new.wrapper || old.r#type != new.r#type {
            return Alteration::Replace;
        }
        let version = match &new.version {
            version if *version == old.version => String::new(),
            Some(version) => format!(" VERSION {}", quote_literal(version)),
            None => " VERSION NULL".to_owned(),
        };
        let sql = format!("ALTER {}{version}{}", self.address(to), old.options.change(&new.options));
        Alteration::in_place(vec![Statement::new(sql, format!("alter {}", to.id), Lock::None)])
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER {} RENAME TO {to}", self.address(item));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn secrets(&self, item: Item<'_>) -> Vec<String> {
        item.facts::<Facts>().options.secrets()
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: SERVER.word(), name: item.id.sql() }]
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(format!("FOREIGN SERVER {}", item.id.sql()), &["USAGE"], &[]))
    }

    fn has_owner(&self) -> bool {
        true
    }
}
