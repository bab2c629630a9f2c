//! Enum types (manual, "Enumerated Types", `ALTER TYPE`).

use crate::context::{Context, Fate};
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::column::{self, COLUMN};
use crate::kinds::foreign_table::FOREIGN_TABLE;
use crate::kinds::partition::{self, PARTITION};
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind, Name, quote_literal};
use serde::Deserialize;
use std::collections::HashSet;

/// The kind.
pub const ENUM: Kind = Kind::new("enum type");

/// The rules of the kind.
pub struct Rule;

/// What an enum type is.
#[derive(Debug, Deserialize)]
pub struct Facts {
    /// The labels in their order.
    pub labels: Vec<String>,
}

/// The labels of an enum type; none where there is no such type.
pub fn labels(catalog: &Catalog, name: &Name) -> Option<Vec<String>> {
    Item::of(catalog, &Id::named(ENUM, name)).map(|item| item.facts::<Facts>().labels)
}

/// The kinds that can need a type and none of its labels.
const WITHOUT_LABELS: [Kind; 5] = [
    COLUMN,
    Kind::new("function"),
    Kind::new("procedure"),
    Kind::new("aggregate"),
    Kind::new("composite type"),
];

/// Whether another change may need a new label before the commit that makes it usable: a column becomes one of the type, or
/// an expression with the type changes.
fn are_labels_needed(id: &Id, context: &Context<'_>) -> bool {
    context.changed().any(|(other, fate)| {
        let retyped = other.kind() == COLUMN && fate == Fate::Alter && {
            let needed = context.live.needs(other).any(|one| one == id);
            !needed
        };
        let may_say_one = || {
            (retyped || !WITHOUT_LABELS.contains(&other.kind()))
                && context.desired.needs(other).any(|one| one == id)
        };
        fate != Fate::Drop && (may_say_one() || bounds_by(id, other, context))
    })
}

/// Whether an object is a partition that is attached with a bound of the type.
fn bounds_by(id: &Id, other: &Id, context: &Context<'_>) -> bool {
    let Some(part) = other.name().filter(|_| other.kind() == PARTITION) else { return false };
    let Some(whole) = partition::whole(context.desired, &part) else { return false };
    column::ids(context.desired, &whole).filter_map(|column| context.desired(&column)).any(|column| {
        column.aside::<column::Aside>().key && context.desired.needs(column.id).any(|one| one == id)
    })
}

fn add_labels(item: Item<'_>, old: &Facts, new: &Facts) -> Vec<Statement> {
    let before: HashSet<&String> = old.labels.iter().collect();
    let mut statements = Vec::new();
    for (at, label) in new.labels.iter().enumerate().filter(|(_, label)| !before.contains(label)) {
        let place = match at.checked_sub(1) {
            Some(before) => format!(" AFTER {}", quote_literal(&new.labels[before])),
            None => {
                old.labels.first().map_or(String::new(), |first| format!(" BEFORE {}", quote_literal(first)))
            }
        };
        let sql = format!("ALTER TYPE {} ADD VALUE {}{place}", item.id.sql(), quote_literal(label));
        statements.push(Statement::new(sql, format!("add label {label} to {}", item.id), Lock::None));
    }
    statements
}

/// The columns of the type, or of arrays of it, that stay. The rows of foreign tables are elsewhere.
fn users<'a>(id: &Id, context: &Context<'a>) -> Vec<Item<'a>> {
    let columns = context.dependents(id).filter(|one| one.kind() == COLUMN && context.desired.has(one));
    let items = columns.filter_map(|one| context.live(one));
    items.filter(|one| one.parent().is_some_and(|table| table.id.kind() != FOREIGN_TABLE)).collect()
}

fn removed_label(item: Item<'_>, label: &str, users: &[Item<'_>], context: &Context<'_>) -> Option<Hazard> {
    let mut tables = Vec::new();
    let mut counts = Vec::new();
    for user in users {
        let (table, column) = column::former(*user, context);
        let literal = quote_literal(label);
        let condition = match user.facts::<column::Facts>().data_type.ends_with("[]") {
            true => format!("{literal} = any ({column}::text[])"),
            false => format!("{column}::text = {literal}"),
        };
        counts.push(format!("(select count(*) from {table} where {condition})"));
        tables.push(table);
    }
    if counts.is_empty() {
        return None;
    }
    let probe = format!("select {}", counts.join(" + "));
    let mut hazard = Hazard::new(HazardKind::RemoveEnumLabel, item.id, "rows that use it", probe, tables);
    hazard.object = format!("{}.{label}", hazard.object);
    Some(hazard)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        ENUM
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TYPE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let labels = item.facts::<Facts>().labels;
        let labels: Vec<String> = labels.iter().map(|label| quote_literal(label)).collect();
        let sql = format!("CREATE TYPE {} AS ENUM ({})", item.id.sql(), labels.join(", "));
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let hazard = Hazard::uncounted(HazardKind::DropType, item.id.plain(), "", Some(0));
        let sql = format!("DROP TYPE {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None).hazard(hazard)]
    }

    /// New labels are added where the old ones keep their order and nothing else in the plan needs a new label, which
    /// PostgreSQL allows only after a commit. Otherwise the type is made again.
    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let before: HashSet<&String> = old.labels.iter().collect();
        let kept = new.labels.iter().filter(|label| before.contains(label));
        match kept.eq(&old.labels) && !are_labels_needed(to.id, context) {
            true => Alteration::in_place(add_labels(to, &old, &new)),
            false => Alteration::Replace,
        }
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER TYPE {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn inner_names(&self, item: Item<'_>) -> Vec<Ident> {
        item.facts::<Facts>().labels.iter().map(Ident::new).collect()
    }

    fn rename_inner(&self, item: Item<'_>, label: &Ident, to: &Ident) -> Option<Statement> {
        let (old, new) = (quote_literal(label.as_str()), quote_literal(to.as_str()));
        let sql = format!("ALTER TYPE {} RENAME VALUE {old} TO {new}", item.id.sql());
        Some(Statement::new(sql, format!("rename label {label} of {} to {to}", item.id), Lock::None))
    }

    /// No row is touched by the rename.
    fn is_renamed_when_equal(&self) -> bool {
        true
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "type", name: item.id.sql() }]
    }

    fn set_aside(&self, item: Item<'_>, aside: &Ident, context: &Context<'_>) -> Option<Vec<Statement>> {
        let mut statement = self.rename(item, aside)?;
        statement.summary = format!("make {} again", item.id);
        // What becomes another kind of type has no labels to lose.
        let Some(after) = context.desired(item.id).map(|new| new.facts::<Facts>().labels) else {
            return Some(vec![statement]);
        };
        let users = users(item.id, context);
        for label in item.facts::<Facts>().labels.iter().filter(|label| !after.contains(label)) {
            if let Some(hazard) = removed_label(item, label, &users, context) {
                statement = statement.hazard(hazard);
            }
        }
        Some(vec![statement])
    }

    fn drop_aside(&self, item: Item<'_>, aside: &Ident) -> Vec<Statement> {
        let sql = format!("DROP TYPE {}", item.name().sibling(aside));
        vec![Statement::new(sql, format!("drop what was {}", item.id), Lock::None)]
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(self.address(item), &["USAGE"], &["USAGE"]))
    }

    fn has_owner(&self) -> bool {
        true
    }
}
