//! Foreign tables (manual, `CREATE FOREIGN TABLE`, `ALTER FOREIGN TABLE`). Their rows are elsewhere: one that is made again
//! loses none. Options are altered; the server is not.

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::foreign_data_wrapper::Options;
use crate::kinds::table::{self, PRIVILEGES};
use crate::rules::{Alteration, Folded, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const FOREIGN_TABLE: Kind = Kind::new("foreign table");

/// The rules of the kind.
pub struct Rule;

/// What a foreign table is; its columns and constraints are objects of their own.
#[derive(Debug, Deserialize)]
struct Facts {
    server: Ident,
    /// The tables that it inherits from, as SQL has them.
    #[serde(default)]
    inherits: Vec<String>,
    #[serde(default)]
    options: Options,
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        FOREIGN_TABLE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_foreign_table"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("FOREIGN TABLE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        self.create_with(item, &[], context)
    }

    fn create_with(&self, item: Item<'_>, parts: &[Folded<'_>], _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let elements = match table::elements(parts) {
            elements if elements.is_empty() => " ()".to_owned(),
            elements => format!(" (\n    {}\n)", elements.join(",\n    ")),
        };
        let inherits = match facts.inherits.as_slice() {
            [] => String::new(),
            parents => format!(" INHERITS ({})", parents.join(", ")),
        };
        let sql = format!(
            "CREATE {}{elements}{inherits} SERVER {}{}",
            self.address(item),
            facts.server,
            facts.options.clause()
        );
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        let dropped = Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive);
        if context.replaces(item.id) {
            return vec![dropped];
        }
        vec![dropped.hazard(Hazard::uncounted(HazardKind::DropTable, item.id.plain(), "", Some(0)))]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if old.server != new.server {
            return Alteration::Replace;
        }
        let options = old.options.change(&new.options);
        let statement = |options: String| {
            let sql = format!("ALTER {}{options}", self.address(to));
            Statement::new(sql, format!("alter {}", to.id), Lock::AccessExclusive)
        };
        Alteration::in_place(Some(options).filter(|options| !options.is_empty()).map(statement).into_iter().collect())
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER {} RENAME TO {to}", self.address(item));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::AccessExclusive))
    }

    fn secrets(&self, item: Item<'_>) -> Vec<String> {
        item.facts::<Facts>().options.secrets()
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        let name = item.id.sql();
        vec![Taken { among: "relation", name: name.clone() }, Taken { among: "type", name }]
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(format!("TABLE {}", item.id.sql()), PRIVILEGES, &[]))
    }

    fn has_owner(&self) -> bool {
        true
    }

    fn settings(&self, item: Item<'_>) -> Vec<(&'static str, String)> {
        let facts: Facts = item.facts();
        let all = [
            ("server", facts.server.to_string()),
            ("inherits", facts.inherits.join(", ")),
            ("options", facts.options.list()),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}
