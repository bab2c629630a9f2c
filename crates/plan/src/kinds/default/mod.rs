//! Defaults of columns (manual, "Default Values"). Each is an object of its own, as in `pg_attrdef`: a column and a function
//! then need each other in no cycle.

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::column;
use crate::kinds::view_column::VIEW_COLUMN;
use crate::rules::{Alteration, Item, Part, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind, Name};
use serde::Deserialize;

/// The kind.
pub const DEFAULT: Kind = Kind::new("default");

/// What an application meets that relied on a value.
pub(crate) const FAILS: &str = "an INSERT that leaves it out fails";

/// The rules of the kind.
pub struct Rule;

/// What a default is.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Facts {
    /// The expression.
    pub expression: String,
}

/// The expression of the default of a column.
pub fn expression(catalog: &Catalog, table: &Name, column: &Ident) -> Option<String> {
    let id = Id::part(DEFAULT, table, column);
    Item::of(catalog, &id).map(|item| item.facts::<Facts>().expression)
}

/// The statement that concerns this table alone: what inherits the column has a default of its own, or none.
fn head(item: Item<'_>) -> String {
    format!("ALTER TABLE ONLY {} ALTER COLUMN {}", item.name(), item.id.last())
}

fn set(item: Item<'_>) -> Vec<Statement> {
    let sql = format!("{} SET DEFAULT {}", head(item), item.facts::<Facts>().expression);
    vec![Statement::new(sql, format!("set the default of {}", item.id.brief()), Lock::AccessExclusive)]
}

/// Whether it comes with its column: that of a parent makes the column, and has the same default by then.
fn comes(item: Item<'_>, context: &Context<'_>) -> bool {
    let column = item.parent().filter(|column| column.id.kind() == column::COLUMN && context.creates(column.id));
    let Some(maker) = column.and_then(|column| column::made_by(column, context)) else { return false };
    let Some(made) = context.desired(&maker.with_kind(DEFAULT)) else { return false };
    let is_early = || {
        let maker = made.parent().filter(|maker| context.creates(maker.id));
        maker.is_some_and(|maker| !column::is_only_inherited(maker) || comes(made, context))
    };
    made.facts::<Facts>() == item.facts::<Facts>() && (context.fate(made.id).is_none() || is_early())
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        DEFAULT
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn always_says(&self) -> &'static str {
        "expression"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("COLUMN {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        if comes(item, context) { Vec::new() } else { set(item) }
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let sql = format!("{} DROP DEFAULT", head(item));
        let summary = format!("drop the default of {}", item.id.brief());
        let statement = Statement::new(sql, summary, Lock::AccessExclusive);
        let column = context.desired(&item.id.with_kind(column::COLUMN));
        let is_missed = !context.replaces(item.id)
            && column.is_some_and(|column| {
                let facts: column::Facts = column.facts();
                facts.not_null.is_some() && facts.identity.is_none() && facts.generated.is_none()
            });
        vec![match is_missed {
            true => {
                let plain = item.id.plain();
                statement.hazard(Hazard::uncounted(HazardKind::DropDefault, plain, FAILS, None))
            }
            false => statement,
        }]
    }

    fn alter(&self, _: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::in_place(set(to))
    }

    /// A column of a view is made by the view, and one that is inherited by INHERITS: neither takes one.
    fn part(&self, item: Item<'_>, context: &Context<'_>) -> Option<Part> {
        let column = item.parent().filter(|column| column.id.kind() != VIEW_COLUMN)?;
        if column.id.kind() == column::COLUMN && column::made_by(column, context).is_some() {
            return None;
        }
        Some(Part::Suffix(format!(" DEFAULT {}", item.facts::<Facts>().expression)))
    }
}
