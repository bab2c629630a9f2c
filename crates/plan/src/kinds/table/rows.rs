//! The rows of a table that is made again, as where it becomes partitioned: they wait in a temporary table.

use super::TABLE;
use crate::context::Context;
use crate::kinds::column;
use crate::kinds::partition;
use crate::rules::{Extra, Item, Step};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Name};

/// Where the rows of a table wait.
fn waiting(name: &Name) -> String {
    let table = Ident::new(format!("hbm_db_rows_{}_{}", name.namespace.as_str(), name.name.as_str()));
    format!("pg_temp.{table}")
}

/// Keeps the rows before the table is dropped.
pub(super) fn keep(item: Item<'_>) -> Statement {
    let (name, kept) = (item.name(), waiting(&item.name()));
    Statement::new(
        format!("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS TABLE {name}", kept.trim_start_matches("pg_temp.")),
        format!("keep the rows of {}", item.id),
        Lock::AccessExclusive,
    )
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
        (!columns.is_empty()).then(|| Extra { statements: vec![statement], after, before })
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
