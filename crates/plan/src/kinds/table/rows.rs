//! The rows of a table that is made again, as where it becomes partitioned: they wait in a temporary table.

use super::{Apart, Aside, Facts, TABLE};
use crate::context::{Context, Fate};
use crate::hazard::Hazard;
use crate::kinds::column::{self, COLUMN};
use crate::kinds::constraint::{self, CONSTRAINT};
use crate::kinds::partition;
use crate::kinds::{rules, types};
use crate::rules::{Extra, Item, Step};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Fingerprint, Id, Ident, Name, quote_literal};

/// A temporary table of a name that no other has: two names can be one when they are put together, or are cut off.
fn temporary(what: &str, of: &str) -> String {
    let digest = Fingerprint::of_text(of).to_string();
    format!("pg_temp.hbm_db_{what}_{}", &digest[..16])
}

/// Where the rows of a table wait.
fn waiting(name: &Name) -> String {
    temporary("rows", &name.to_string())
}

/// Where the position of an identity column waits.
fn position(table: &Name, column: &Ident) -> String {
    temporary("position", &format!("{table}.{column}"))
}

/// The columns of a table that are identity columns before and after.
fn counted<'a>(name: &Name, context: &Context<'a>) -> Vec<Item<'a>> {
    let counts = |item: &Item<'_>| item.facts::<column::Facts>().identity.is_some();
    let ids = column::ids(context.live, name);
    let both = ids.filter(|id| context.desired(id).is_some_and(|item| counts(&item)));
    both.filter_map(|id| context.live(&id).filter(counts)).collect()
}

/// Whether the type of a column goes or changes before its values are put back, so that they wait as texts.
fn waits_as_text(column: Item<'_>, context: &Context<'_>) -> bool {
    let needed = context.live.needs(column.id).filter(|needed| Some(*needed) != column.object.parent.as_ref());
    let is_part = |id: &Id, of: &Id| {
        let sides = [context.live(id), context.desired(id)];
        sides.into_iter().flatten().any(|item| item.object.parent.as_ref() == Some(of))
    };
    needed.into_iter().any(|one| {
        context.fate(one).is_some() || context.changed().any(|(id, _)| is_part(id, one))
    })
}

/// Leaves partitions that are in no managed schema to themselves: they would go with their table.
pub(super) fn detach_apart(item: Item<'_>) -> Vec<Statement> {
    let detach = |part: Apart| {
        let (sql, summary) = (
            format!("ALTER TABLE {} DETACH PARTITION {}", item.id.sql(), part.name()),
            format!("detach partition {}, which is not managed", part.name()),
        );
        Statement::new(sql, summary, Lock::AccessExclusive)
    };
    item.aside::<Aside>().apart.into_iter().map(detach).collect()
}

/// Attaches them to the table that was made again.
fn attach_apart(name: &Name, context: &Context<'_>) -> Vec<Statement> {
    let (Some(live), Some(desired)) = (context.live(&super::id(name)), context.desired(&super::id(name))) else {
        return Vec::new();
    };
    if desired.facts::<Facts>().partitioned.is_none() {
        return Vec::new();
    }
    let attach = |part: Apart| {
        let (sql, summary) = (
            format!("ALTER TABLE {name} ATTACH PARTITION {} {}", part.name(), part.2),
            format!("attach partition {}, which is not managed", part.name()),
        );
        Statement::new(sql, summary, Lock::AccessExclusive)
    };
    live.aside::<Aside>().apart.into_iter().map(attach).collect()
}

/// The statements before a table is dropped that is made again, and what is lost with it.
pub(super) fn keep(item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
    match is_flattened(item.id, context) {
        // They are kept before its partitions go.
        true => Vec::new(),
        false => detach_apart(item).into_iter().chain(kept(item, context)).collect(),
    }
}

/// Keeps the rows, and the positions of identity columns.
fn kept(item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
    let name = item.name();
    let held = Statement::new(
        format!("LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE"),
        format!("keep others from changing {}", item.id),
        Lock::AccessExclusive,
    );
    // Rows that a policy hides would be lost: better an error.
    let seen = Statement::new("SET LOCAL row_security = off", format!("see all rows of {}", item.id), Lock::None);
    let seen = item.facts::<Facts>().row_security.then_some(seen);
    let kept = |place: &str, what: String, summary: String| {
        let place = place.trim_start_matches("pg_temp.");
        let sql = format!("CREATE TEMPORARY TABLE {place} ON COMMIT DROP AS {what}");
        Statement::new(sql, summary, Lock::AccessExclusive)
    };
    let columns = column::ids(context.live, &name).filter_map(|id| context.live(&id));
    let mut columns: Vec<Item<'_>> = columns.collect();
    columns.sort_by_key(|column| column.aside::<column::Aside>().position);
    let what = match columns.iter().any(|column| waits_as_text(*column, context)) {
        true => {
            let list = columns.iter().map(|column| match waits_as_text(*column, context) {
                true => format!("{0}::text AS {0}", column.id.last()),
                false => column.id.last().to_string(),
            });
            format!("SELECT {} FROM {name}", list.collect::<Vec<_>>().join(", "))
        }
        false => format!("TABLE {name}"),
    };
    let rows = kept(&waiting(&name), what, format!("keep the rows of {}", item.id));
    let positions = counted(&name, context).into_iter().map(|column| {
        let sequence = column::identity_sequence(column);
        kept(
            &position(&name, column.id.last()),
            format!("SELECT last_value, is_called FROM {sequence}"),
            format!("keep the position of {}", column.id.brief()),
        )
    });
    [held].into_iter().chain(seen).chain([rows]).chain(positions).collect()
}

/// What is lost where a table is made again: values of columns that go, or that another type does not hold.
pub(super) fn losses(item: Item<'_>, context: &Context<'_>) -> Vec<Hazard> {
    // Those of a partition that stays one are counted with its table.
    if whole(context, &item.name()) != item.name() {
        return Vec::new();
    }
    let columns = column::ids(context.live, &item.name()).filter_map(|id| context.live(&id));
    columns.flat_map(|column| losses_of(column, context)).collect()
}

fn losses_of(column: Item<'_>, context: &Context<'_>) -> Vec<Hazard> {
    let is_computed = |column: Item<'_>| column.facts::<column::Facts>().generated.is_some();
    match context.desired(column.id) {
        Some(to) if !is_computed(to) => {
            let mut below = context.live.needs(column.id);
            let is_reordered = below.any(|one| types::is_reordered_in(one, context));
            // They wait as texts, which have no names for what is inside.
            let misplaced = (is_reordered && waits_as_text(column, context) && context.using(to.id).is_none())
                .then(|| column::misplaced(column, to, context));
            column::losses(column, to, context).into_iter().chain(misplaced).collect()
        }
        _ if is_computed(column) => Vec::new(),
        // What goes for good is counted as where it goes by itself.
        None => Vec::new(),
        Some(_) => {
            let dropped = rules(COLUMN).drop(column, context);
            dropped.into_iter().flat_map(|statement| statement.hazards).collect()
        }
    }
}

/// Whether a partitioned table becomes a plain one: it takes the rows of the partitions that go.
fn is_flattened(id: &Id, context: &Context<'_>) -> bool {
    let is_partitioned = |item: Option<Item<'_>>| item.is_some_and(|it| it.facts::<Facts>().partitioned.is_some());
    context.replaces(id) && is_partitioned(context.live(id)) && !is_partitioned(context.desired(id))
}

/// Whether the rows of a partition that goes are kept with those of its table.
pub(super) fn are_kept_with_whole(part: &Name, context: &Context<'_>) -> bool {
    let goes = context.fate(&super::id(part)) == Some(Fate::Drop);
    let whole = partition::whole(context.live, part).filter(|_| goes);
    whole.is_some_and(|whole| {
        is_flattened(&super::id(&whole), context) || are_kept_with_whole(&whole, context)
    })
}

/// Keeps the rows of tables that become plain ones, before their partitions go.
pub(super) fn keep_of_flattened(context: &Context<'_>) -> Vec<Extra> {
    let keep = |id: &Id| {
        let item = context.live(id).filter(|_| is_flattened(id, context))?;
        let (with, without): (Vec<Id>, Vec<Id>) = tree(context.live, &item.name())
            .into_iter()
            .partition(|part| part.name().is_some_and(|part| are_kept_with_whole(&part, context)));
        let steps = |parts: Vec<Id>| parts.into_iter().map(Step::Drop).collect::<Vec<_>>();
        let before = steps(with).into_iter().chain([Step::Drop(id.clone())]).collect();
        let statements = detach_apart(item).into_iter().chain(kept(item, context)).collect();
        Some(Extra { statements, after: steps(without), before })
    };
    let tables = context.changed().filter(|(id, _)| id.kind() == TABLE);
    tables.filter_map(|(id, _)| keep(id)).collect()
}

/// Lets the identity columns of a table go on where they were.
fn go_on(name: &Name, context: &Context<'_>) -> Vec<Statement> {
    let go_on = |column: Item<'_>| {
        let sql = format!(
            "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence({}, {})::pg_catalog.regclass, last_value, is_called) FROM {}",
            quote_literal(&name.to_string()),
            quote_literal(column.id.last().as_str()),
            position(name, column.id.last())
        );
        let summary = format!("go on counting {} where it was", column.id.brief());
        Statement::new(sql, summary, Lock::None)
    };
    counted(name, context).into_iter().map(go_on).collect()
}

/// Puts them back when the table and its partitions are there, and nothing fires yet.
pub(super) fn put_back(context: &Context<'_>) -> Vec<Extra> {
    let replaced = context.changed().filter(|(id, _)| id.kind() == TABLE && context.replaces(id));
    let back = |id: &Id| {
        let name = context.desired(id)?.name();
        // The rows of a partition go where its table puts them now.
        let target = whole(context, &name);
        let values: Vec<(String, String)> = column::columns(context.desired, &target)
            .into_iter()
            .filter(|(_, facts)| facts.generated.is_none())
            .filter_map(|(own, facts)| {
                let from = context.live(&column::id(&name, &own))?;
                let to = context.desired(&column::id(&target, &own))?;
                let waits = waits_as_text(from, context);
                // What is said with --using is of a column that gets another type.
                let is_converted = waits || from.facts::<column::Facts>().data_type != facts.data_type;
                let using = column::conversion(from, to, context).using.filter(|_| is_converted);
                let value = using.unwrap_or_else(|| match waits {
                    true => format!("{own}::{}", facts.data_type),
                    false => own.to_string(),
                });
                Some((own.to_string(), value))
            })
            .collect();
        let (columns, values): (Vec<String>, Vec<String>) = values.into_iter().unzip();
        let waiting = waiting(&name);
        let sql = match columns.is_empty() {
            // Each is a row of nothing but defaults.
            true => format!("INSERT INTO {target} SELECT FROM {waiting}"),
            false => format!(
                "INSERT INTO {target} ({}) OVERRIDING SYSTEM VALUE SELECT {} FROM {waiting}",
                columns.join(", "),
                values.join(", "),
            ),
        };
        let statement = Statement::new(sql, format!("put the rows of {id} back"), Lock::None);
        let mut after = vec![Step::Create(super::id(&target))];
        after.extend(column::ids(context.desired, &target).map(Step::Create));
        let tree = tree(context.desired, &target);
        after.extend(tree.iter().map(|one| Step::Create(one.clone())));
        let fires = |kind: &str| matches!(kind, "trigger" | "foreign key" | "rule" | "policy");
        let of_tree = |whole: &Name| *whole == target || tree.iter().any(|one| one.name().as_ref() == Some(whole));
        // A check that is not validated may be broken by rows that are there.
        let may_be_broken = |part: &Id| {
            let item = context.desired(part).filter(|_| part.kind() == CONSTRAINT && tree.is_empty());
            item.is_some_and(|item| item.facts::<constraint::Facts>().not_valid)
        };
        let parts = context.desired.objects.keys().filter(|part| {
            (fires(part.kind().word()) || may_be_broken(part)) && part.whole().is_some_and(|whole| of_tree(&whole)) && context.creates(part)
        });
        let before = parts.cloned().map(Step::Create).collect();
        let statements =
            [statement].into_iter().chain(go_on(&name, context)).chain(attach_apart(&name, context)).collect();
        Some(Extra { statements, after, before })
    };
    replaced.filter_map(|(id, _)| back(id)).collect()
}

/// The outermost table that a table is a partition of and that is made again with it.
fn whole(context: &Context<'_>, name: &Name) -> Name {
    let outer = partition::whole(context.desired, name).filter(|outer| context.replaces(&super::id(outer)));
    outer.map_or_else(|| name.clone(), |outer| whole(context, &outer))
}

/// The attachments of the partitions of a table, and of theirs.
fn tree(side: &Catalog, name: &Name) -> Vec<Id> {
    let mut found = partition::of_table(side, name);
    let deeper: Vec<Id> = found.iter().filter_map(Id::name).flat_map(|part| tree(side, &part)).collect();
    found.extend(deeper);
    found
}
