//! Primary keys, unique and exclusion constraints, and checks of tables (manual, `ALTER TABLE … ADD table_constraint`).

use crate::context::Context;
use crate::kinds::index;
use crate::kinds::{partition, table};
use crate::rules::{Alteration, Item, Part, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind, Name, quote_literal};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The kind.
pub const CONSTRAINT: Kind = Kind::new("constraint");

/// The rules of the kind.
pub struct Rule;

/// What a constraint is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Facts {
    /// Which it is.
    pub kind: Which,
    /// `pg_get_constraintdef`, without `NOT VALID`.
    pub definition: String,
    /// `NOT VALID`.
    #[serde(default)]
    pub not_valid: bool,
    /// The columns it is on, in its order.
    pub columns: Vec<Ident>,
    /// Storage parameters of its index.
    #[serde(default)]
    pub options: Vec<String>,
    /// The tablespace of its index.
    pub tablespace: Option<Ident>,
    /// Whether `CLUSTER` goes by its index.
    #[serde(default)]
    pub clustered: bool,
    /// Whether its index identifies rows for replication.
    #[serde(default)]
    pub replica_identity: bool,
    /// The comment on its index.
    pub index_comment: Option<String>,
}

impl Facts {
    /// The definition as a statement that adds it has it.
    fn whole(&self) -> String {
        format!("{}{}", self.definition, if self.not_valid { " NOT VALID" } else { "" })
    }
}

/// `pg_constraint.contype`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Which {
    /// `PRIMARY KEY`.
    #[serde(rename = "p")]
    PrimaryKey,
    /// `UNIQUE`.
    #[serde(rename = "u")]
    Unique,
    /// `CHECK`.
    #[serde(rename = "c")]
    Check,
    /// `EXCLUDE`.
    #[serde(rename = "x")]
    Exclusion,
}

/// What is known of a constraint besides.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// The constraints that it is inherited from.
    inherited: Vec<(Ident, Ident, Ident)>,
    local: bool,
    /// Whether each partition gets one of its own, whatever it has: an exclusion constraint, or a key over periods.
    cloned: bool,
}

/// The constraints of a table.
pub fn constraints(catalog: &Catalog, table: &Name) -> Vec<(Ident, Facts)> {
    let parts = catalog.parts(CONSTRAINT, table);
    parts.map(|(id, object)| (id.last().clone(), Item { id, object, side: catalog }.facts())).collect()
}

/// The constraints of other tables that make this one and drop it.
fn all_inherited(item: Item<'_>) -> Vec<Id> {
    let parents = item.aside::<Aside>().inherited.into_iter();
    parents.map(|(namespace, name, own)| Id::part(CONSTRAINT, &Name { namespace, name }, &own)).collect()
}

/// The first of them.
fn inherited(item: Item<'_>) -> Option<Id> {
    all_inherited(item).into_iter().next()
}

/// Those from which the inheritance of its table is not touched.
fn still_inherited(item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
    let table = item.name();
    let is_part = partition::whole(item.side, &table).is_some();
    let stays = |from: &Id| match is_part {
        true => partition::stays(context, &table),
        false => from.whole().zip(item.parent()).is_some_and(|(parent, table)| {
            table::inherits_still(context, table.id, &parent)
        }),
    };
    all_inherited(item).into_iter().filter(stays).collect()
}

/// Whether a check that goes is left to a table that inherits it.
fn is_left_to_heirs(item: Item<'_>, context: &Context<'_>) -> bool {
    let name = item.name();
    let keeps = |table: Name| {
        let id = Id::part(CONSTRAINT, &table, item.id.last());
        let (Some(heir), Some(to)) = (context.live(&id), context.desired(&id)) else { return false };
        let own: Aside = to.aside();
        (own.inherited.is_empty() || own.local) && !heir.aside::<Aside>().local && !context.drops(&id)
    };
    table::heirs(context, &name).filter_map(Id::name).any(keeps)
}

/// What is said of the index behind it.
fn of_index(item: Item<'_>, old: Option<&Facts>, new: &Facts) -> Vec<Statement> {
    let name = item.name().sibling(item.id.last());
    let mut statements = index::marks(
        item,
        old.map_or((false, false), |old| (old.clustered, old.replica_identity)),
        (new.clustered, new.replica_identity),
    );
    if old.and_then(|old| old.index_comment.as_ref()) != new.index_comment.as_ref() {
        let text = new.index_comment.as_deref().map_or("NULL".to_owned(), quote_literal);
        let sql = format!("COMMENT ON INDEX {name} IS {text}");
        statements.push(Statement::new(sql, format!("comment on the index of {}", item.id), Lock::None));
    }
    for change in table::changed_parameters(old.map_or(&[], |old| &old.options), &new.options) {
        let sql = format!("ALTER INDEX {name} {change}");
        let summary = format!("set parameters of the index of {}", item.id);
        statements.push(Statement::new(sql, summary, Lock::None));
    }
    if old.and_then(|old| old.tablespace.as_ref()) != new.tablespace.as_ref() {
        let tablespace = new.tablespace.as_ref().map_or("pg_default".to_owned(), ToString::to_string);
        let sql = format!("ALTER INDEX {name} SET TABLESPACE {tablespace}");
        statements.push(Statement::new(sql, format!("move the index of {}", item.id), Lock::AccessExclusive));
    }
    statements
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        CONSTRAINT
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn always_says(&self) -> &'static str {
        "definition"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("CONSTRAINT {} ON {}", item.id.last(), item.name())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let sql =
            format!("ALTER TABLE {} ADD CONSTRAINT {} {}", item.name(), item.id.last(), facts.whole());
        let mut statements =
            vec![Statement::new(sql, format!("add {}", item.id), Lock::AccessExclusive)];
        statements.extend(self.set_up(item));
        statements
    }

    /// One that is not validated comes after its table, which would validate it.
    fn part(&self, item: Item<'_>, _: &Context<'_>) -> Option<Part> {
        let facts: Facts = item.facts();
        let aside: Aside = item.aside();
        let comes = !aside.inherited.is_empty() && !aside.local && partition::whole(item.side, &item.name()).is_none();
        let place = 10_000 + facts.kind as i32;
        let text = match comes {
            true => String::new(),
            false => format!("CONSTRAINT {} {}", item.id.last(), facts.definition),
        };
        (!facts.not_valid).then_some(Part::Element(place, text))
    }

    fn set_up(&self, item: Item<'_>) -> Vec<Statement> {
        of_index(item, None, &item.facts())
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let only = if is_left_to_heirs(item, context) { "ONLY " } else { "" };
        let sql = format!("ALTER TABLE {only}{} DROP CONSTRAINT {}", item.name(), item.id.last());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive)]
    }

    fn goes_with(&self, item: Item<'_>, context: &Context<'_>) -> Option<Id> {
        if item.aside::<Aside>().local {
            return None;
        }
        if partition::whole(item.side, &item.name()).is_some() {
            return inherited(item);
        }
        let is_left = |other: &Id| context.live(other).is_some_and(|other| is_left_to_heirs(other, context));
        still_inherited(item, context).into_iter().next().filter(|other| !is_left(other))
    }

    fn outlasts(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
        still_inherited(item, context)
    }

    fn comes_with(&self, item: Item<'_>, context: &Context<'_>) -> Option<Id> {
        inherited(item)?;
        let attachment = Id::named(partition::PARTITION, &item.name());
        if item.aside::<Aside>().cloned && context.creates(&attachment) {
            return Some(attachment);
        }
        // A key of a partition has its own name, so it is made before that of its table.
        let comes = item.facts::<Facts>().kind == Which::Check || item.aside::<Aside>().cloned;
        still_inherited(item, context).into_iter().next().filter(|whole| comes && context.creates(whole))
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let same = |one: &Facts| (one.kind, one.definition.clone(), one.columns.clone());
        let mut statements = Vec::new();
        if same(&old) == same(&new) && old.not_valid && !new.not_valid {
            let comes = !still_inherited(to, context).is_empty();
            if !comes {
                let sql = format!("ALTER TABLE {} VALIDATE CONSTRAINT {}", to.name(), to.id.last());
                statements.push(Statement::new(sql, format!("validate {}", to.id), Lock::ShareRowExclusive));
            }
        } else if same(&old) != same(&new) || old.not_valid != new.not_valid {
            return Alteration::Replace;
        }
        statements.extend(of_index(to, Some(&old), &new));
        Alteration::in_place(statements)
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        // A key that is inherited is renamed by its index.
        let sql = match inherited(item) {
            Some(_) => format!("ALTER INDEX {} RENAME TO {to}", item.name().sibling(item.id.last())),
            None => format!("ALTER TABLE {} RENAME CONSTRAINT {} TO {to}", item.name(), item.id.last()),
        };
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::AccessExclusive))
    }

    /// A check that is inherited is called as that which it is inherited from.
    fn inherited_by_others(&self, live: &Catalog) -> BTreeSet<Id> {
        let all = live.of_kind(CONSTRAINT).map(|(id, object)| Item { id, object, side: live });
        let checks = all.filter(|item| item.facts::<Facts>().kind == Which::Check);
        checks.flat_map(all_inherited).collect()
    }

    fn renames_freely(&self, item: Item<'_>) -> bool {
        inherited(item).is_none() || item.facts::<Facts>().kind != Which::Check
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        let own = Taken { among: "constraint", name: item.id.sql() };
        match item.facts::<Facts>().kind {
            Which::Check => vec![own],
            _ => {
                let name = item.name().sibling(item.id.last()).to_string();
                vec![own, Taken { among: "relation", name }]
            }
        }
    }

    fn guards_rows(&self, _: Item<'_>) -> bool {
        true
    }
}
