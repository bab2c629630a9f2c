//! The rows of a table that is made again, as where it becomes partitioned: they wait in a temporary table.

use super::TABLE;
use crate::context::Context;
use crate::kinds::column;
use crate::kinds::partition;
use crate::rules::{Extra, Item, Step};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Name};

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
    let back = |id: &hbm_db_catalog::Id| {
        let item = context.desired(id)?;
        let name = item.name();
        let before = column::columns(context.live, &name);
        let columns: Vec<String> = column::columns(context.desired, &name)
            .into_iter()
            .filter(|(own, facts)| {
                facts.generated.is_none() && before.iter().any(|(old, _)| old == own)
            })
            .map(|(own, _)| own.to_string())
            .collect();
        let list = columns.join(", ");
        let sql = format!(
            "INSERT INTO {name} ({list}) OVERRIDING SYSTEM VALUE SELECT {list} FROM {}",
            waiting(&name)
        );
        let statement = Statement::new(sql, format!("put the rows of {id} back"), Lock::None);
        let mut after = vec![Step::Create(id.clone())];
        after.extend(column::ids(context.desired, &name).map(Step::Create));
        after.extend(partition::of_table(context.desired, &name).into_iter().map(Step::Create));
        let fires = |kind: &str| matches!(kind, "trigger" | "foreign key" | "rule" | "policy");
        let parts = context.desired.objects.keys().filter(|part| {
            part.whole().as_ref() == Some(&name) && fires(part.kind().word()) && context.creates(part)
        });
        let before = parts.cloned().map(Step::Create).collect();
        (!columns.is_empty()).then(|| Extra { statements: vec![statement], after, before })
    };
    replaced.filter_map(|(id, _)| back(id)).collect()
}
