//! User mappings (manual, `CREATE USER MAPPING`, `ALTER USER MAPPING`). Their options are shown to few roles (manual,
//! `pg_user_mappings`): hidden ones are neither compared nor lost.

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::foreign_data_wrapper::Options;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::Kind;
use serde::Deserialize;

/// The kind.
pub const USER_MAPPING: Kind = Kind::new("user mapping");

/// The rules of the kind.
pub struct Rule;

/// What a mapping is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Facts {
    /// Whether the role that read it may not see the options.
    hidden: bool,
    options: Options,
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        USER_MAPPING
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_foreign_server s where s.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("USER MAPPING FOR{} SERVER {}", item.id.signature().trim_start_matches(" for"), item.id.last())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let sql = format!("CREATE {}{}", self.address(item), facts.options.clause());
        let made = Statement::new(sql, format!("create {}", item.id), Lock::None);
        if !facts.hidden {
            return vec![made];
        }
        let unit = "its options are hidden from this role, and are not set";
        vec![made.hazard(Hazard::uncounted(HazardKind::NotRehearsed, item.id.plain(), unit, None))]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if old.hidden || new.hidden {
            return Alteration::in_place(Vec::new());
        }
        let sql = format!("ALTER {}{}", self.address(to), old.options.change(&new.options));
        Alteration::in_place(vec![Statement::new(sql, format!("alter {}", to.id), Lock::None)])
    }

    fn secrets(&self, item: Item<'_>) -> Vec<String> {
        item.facts::<Facts>().options.secrets()
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: USER_MAPPING.word(), name: item.id.sql() }]
    }

    /// One whose options are hidden could not be made again.
    fn is_replaceable(&self, item: Item<'_>) -> bool {
        !item.facts::<Facts>().hidden
    }
}
