//! Sequences (manual, `CREATE SEQUENCE`, `ALTER SEQUENCE`).

mod options;

pub use options::Options;

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Kind, Name, quote_literal};
use serde::Deserialize;

/// The kind.
pub const SEQUENCE: Kind = Kind::new("sequence");

/// What can be granted on sequences.
pub(crate) const PRIVILEGES: &[&str] = &["SELECT", "UPDATE", "USAGE"];

/// The rules of the kind.
pub struct Rule;

/// What a sequence is.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Facts {
    /// Its options.
    #[serde(flatten)]
    pub options: Options,
    /// `CREATE UNLOGGED SEQUENCE`.
    #[serde(default)]
    pub unlogged: bool,
    /// Namespace, table and name of the column it is dropped with, as `serial` makes it.
    pub owned_by: Option<(Ident, Ident, Ident)>,
}

/// The identity of a sequence.
pub fn id(name: &Name) -> Id {
    Id::named(SEQUENCE, name)
}

/// Brings the position of a sequence within narrower limits before it gets them, which PostgreSQL does not do.
pub(crate) fn fit(name: &Name, old: &Options, new: &Options) -> Vec<Statement> {
    if new.hold(old) {
        return vec![];
    }
    let width = |data_type: &str| ["smallint", "integer", "bigint"].iter().position(|own| *own == data_type);
    let data_type = match width(&old.data_type) >= width(&new.data_type) {
        true => old.data_type.clone(),
        false => new.data_type.clone(),
    };
    let both = Options { data_type, min: old.min.min(new.min), max: old.max.max(new.max), ..old.clone() };
    let statement = |sql: String, what: &str| {
        Statement::new(sql, format!("{what} of sequence {}", name.brief()), Lock::None)
    };
    vec![
        statement(format!("ALTER SEQUENCE {name} {}", both.with_type()), "widen the limits"),
        statement(
            format!(
                "SELECT pg_catalog.setval({}, {}, {}) FROM {name} WHERE last_value NOT BETWEEN {} AND {}",
                quote_literal(&name.to_string()),
                new.value(),
                new.called(),
                new.min,
                new.max
            ),
            "move the position",
        ),
    ]
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        SEQUENCE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("SEQUENCE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let unlogged = if facts.unlogged { "UNLOGGED " } else { "" };
        let sql = format!("CREATE {unlogged}SEQUENCE {} {}", item.id.sql(), facts.options.with_type());
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let former = context.former_table(item.id);
        // One that was restarted is in use before it is called.
        let start = item.facts::<Facts>().options.start;
        let probe = format!("select count(*) from {former} where is_called or last_value <> {start}");
        let hazard = Hazard::new(HazardKind::DropSequence, item.id, "value in use", probe, Vec::new());
        let sql = format!("DROP SEQUENCE {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None).hazard(hazard)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let mut statements = Vec::new();
        if old.options != new.options {
            statements = fit(&to.name(), &old.options, &new.options);
            let sql = format!("ALTER SEQUENCE {} {}", to.id.sql(), new.options.with_type());
            statements.push(Statement::new(sql, format!("alter {}", to.id), Lock::None));
        }
        if old.unlogged != new.unlogged {
            let word = if new.unlogged { "UNLOGGED" } else { "LOGGED" };
            let sql = format!("ALTER SEQUENCE {} SET {word}", to.id.sql());
            statements.push(Statement::new(sql, format!("alter {}", to.id), Lock::None));
        }
        Alteration::in_place(statements)
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER SEQUENCE {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    /// A free one has a value of its own.
    fn renames_freely(&self, item: Item<'_>) -> bool {
        item.facts::<Facts>().owned_by.is_some()
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "relation", name: item.id.sql() }]
    }

    /// Its column takes it along.
    fn goes_with(&self, item: Item<'_>, _: &Context<'_>) -> Option<Id> {
        let (namespace, table, column) = item.facts::<Facts>().owned_by?;
        Some(super::column::id(&Name { namespace, name: table }, &column))
    }

    fn is_replaceable(&self, _: Item<'_>) -> bool {
        false
    }

    fn wants_aside(&self, context: &Context<'_>) -> Vec<Id> {
        super::column::numbers::carried(context)
    }

    fn set_aside(&self, item: Item<'_>, aside: &Ident, _: &Context<'_>) -> Option<Vec<Statement>> {
        let mut renamed = self.rename(item, aside)?;
        renamed.summary = format!("set {} aside", item.id);
        let name = item.name().sibling(aside);
        let mut statements = vec![renamed];
        // Its column gets another, or goes.
        if item.facts::<Facts>().owned_by.is_some() {
            let sql = format!("ALTER SEQUENCE {name} OWNED BY NONE");
            statements.push(Statement::new(sql, format!("set the owner of {}", item.id), Lock::None));
        }
        Some(statements)
    }

    fn drop_aside(&self, item: Item<'_>, aside: &Ident) -> Vec<Statement> {
        let sql = format!("DROP SEQUENCE {}", item.name().sibling(aside));
        vec![Statement::new(sql, format!("drop {}, whose numbers go on", item.id), Lock::None)]
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(self.address(item), PRIVILEGES, &[]))
    }

    fn has_owner(&self) -> bool {
        true
    }
}
