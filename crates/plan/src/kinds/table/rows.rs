//! The rows of a table that is made again, as where it becomes partitioned: they wait in a temporary table.

use super::TABLE;
use crate::context::Context;
use crate::kinds::column;
use crate::kinds::partition;
use crate::rules::{Extra, Item, Step};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Name, quote_literal};

/// Where the rows of a table wait.
fn waiting(name: &Name) -> String {
    let table = Ident::new(format!("hbm_db_rows_{}_{}", name.namespace.as_str(), name.name.as_str()));
    format!("pg_temp.{table}")
}

/// Where the position of an identity column waits.
fn position(table: &Name, column: &Ident) -> String {
    let (namespace, name) = (table.namespace.as_str(), table.name.as_str());
    format!("pg_temp.{}", Ident::new(format!("hbm_db_position_{namespace}_{name}_{}", column.as_str())))
}

/// The columns of a table that are identity columns before and after.
fn counted<'a>(name: &Name, context: &Context<'a>) -> Vec<Item<'a>> {
    let counts = |item: &Item<'_>| item.facts::<column::Facts>().identity.is_some();
    let ids = column::ids(context.live, name);
    let both = ids.filter(|id| context.desired(id).is_some_and(|item| counts(&item)));
    both.filter_map(|id| context.live(&id).filter(counts)).collect()
}

/// Keeps the rows, and the positions of identity columns, before the table is dropped.
pub(super) fn keep(item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
    let name = item.name();
    let kept = |place: &str, what: String, summary: String| {
        let place = place.trim_start_matches("pg_temp.");
        let sql = format!("CREATE TEMPORARY TABLE {place} ON COMMIT DROP AS {what}");
        Statement::new(sql, summary, Lock::AccessExclusive)
    };
    let rows = kept(&waiting(&name), format!("TABLE {name}"), format!("keep the rows of {}", item.id));
    let positions = counted(&name, context).into_iter().map(|column| {
        let sequence = column::identity_sequence(column);
        kept(
            &position(&name, column.id.last()),
            format!("SELECT last_value, is_called FROM {sequence}"),
            format!("keep the position of {}", column.id.brief()),
        )
    });
    [rows].into_iter().chain(positions).collect()
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
        let before = column::columns(context.live, &name);
        let columns: Vec<String> = column::columns(context.desired, &target)
            .into_iter()
            .filter(|(own, facts)| facts.generated.is_none() && before.iter().any(|(old, _)| old == own))
            .map(|(own, _)| own.to_string())
            .collect();
        let list = columns.join(", ");
        let sql = format!(
            "INSERT INTO {target} ({list}) OVERRIDING SYSTEM VALUE SELECT {list} FROM {}",
            waiting(&name)
        );
        let statement = Statement::new(sql, format!("put the rows of {id} back"), Lock::None);
        let mut after = vec![Step::Create(super::id(&target))];
        after.extend(column::ids(context.desired, &target).map(Step::Create));
        let tree = tree(context, &target);
        after.extend(tree.iter().map(|one| Step::Create(one.clone())));
        let fires = |kind: &str| matches!(kind, "trigger" | "foreign key" | "rule" | "policy");
        let of_tree = |whole: &Name| *whole == target || tree.iter().any(|one| one.name().as_ref() == Some(whole));
        let parts = context.desired.objects.keys().filter(|part| {
            fires(part.kind().word()) && part.whole().is_some_and(|whole| of_tree(&whole)) && context.creates(part)
        });
        let before = parts.cloned().map(Step::Create).collect();
        let statements = [statement].into_iter().chain(go_on(&name, context)).collect();
        (!columns.is_empty()).then_some(Extra { statements, after, before })
    };
    replaced.filter_map(|(id, _)| back(id)).collect()
}

/// The outermost table that a table is a partition of and that is made again with it.
fn whole(context: &Context<'_>, name: &Name) -> Name {
    let outer = partition::whole(context.desired, name).filter(|outer| context.replaces(&super::id(outer)));
    outer.map_or_else(|| name.clone(), |outer| whole(context, &outer))
}

/// The attachments of the partitions of a table, and of theirs.
fn tree(context: &Context<'_>, name: &Name) -> Vec<Id> {
    let mut found = partition::of_table(context.desired, name);
    let deeper: Vec<Id> = found.iter().filter_map(Id::name).flat_map(|part| tree(context, &part)).collect();
    found.extend(deeper);
    found
}
