//! Columns (manual, `ALTER TABLE`).

use super::{Context, Lock, Phase, Statement, Step, cast, numbers, sequence, step};
use crate::catalog::{Column, Ident, Name, ObjectId};
use crate::plan::{Hazard, HazardKind};

/// The column as it stands in `CREATE TABLE`.
pub(super) fn definition(name: &Ident, column: &Column) -> String {
    let mut sql = format!("{name} {}", column.data_type);
    if let Some(collation) = &column.collation {
        sql += &format!(" COLLATE {collation}");
    }
    if let Some(default) = &column.default {
        sql += &format!(" DEFAULT {default}");
    }
    if let Some(generated) = &column.generated {
        let kind = if generated.stored { "STORED" } else { "VIRTUAL" };
        sql += &format!(" GENERATED ALWAYS AS ({}) {kind}", generated.expression);
    }
    if let Some(identity) = &column.identity {
        let when = if identity.always { "ALWAYS" } else { "BY DEFAULT" };
        // The type of the sequence follows the column.
        let options = sequence::options(&identity.options, false);
        sql += &format!(" GENERATED {when} AS IDENTITY ({options})");
    }
    if column.not_null {
        sql += " NOT NULL";
    }
    sql
}

pub(super) fn create(table: &Name, name: &Ident, column: &Column, context: &Context<'_>) -> Vec<Step> {
    if context.creates_table(table) {
        return vec![];
    }
    let phase = match column.generated {
        Some(_) => Phase::AddGenerated,
        None => Phase::AddColumn,
    };
    vec![step(
        phase,
        Statement::new(
            format!("ALTER TABLE {table} ADD COLUMN {}", definition(name, column)),
            format!("add column {}.{name} {}", table.brief(), column.data_type),
            Lock::AccessExclusive,
        ),
    )]
}

pub(super) fn drop(table: &Name, name: &Ident, column: &Column, context: &Context<'_>) -> Vec<Step> {
    if context.drops_table(table) {
        return vec![];
    }
    let statement = Statement::new(
        format!("ALTER TABLE {table} DROP COLUMN {name}"),
        format!("drop column {}.{name}", table.brief()),
        Lock::AccessExclusive,
    );
    // What is generated from other columns is not lost, unless the column stays and the expression goes.
    let becomes_plain = context.desired.column(table, name).is_some_and(|new| new.generated.is_none());
    if column.generated.is_some() && !becomes_plain {
        return vec![step(Phase::DropGenerated, statement)];
    }
    let former = context.former_table(table);
    let hazard = Hazard::new(
        HazardKind::DropColumn,
        &ObjectId::Column(table.clone(), name.clone()),
        "non-null values",
        format!("select count({}) from {former}", context.former_column(table, name)),
        vec![former],
    );
    vec![step(Phase::DropColumn, statement.hazard(hazard))]
}

/// What an application meets that relied on a value of its own accord.
const FAILS: &str = "an INSERT that leaves it out fails";

pub(super) fn alter(
    table: &Name,
    name: &Ident,
    old: &Column,
    new: &Column,
    context: &Context<'_>,
) -> Vec<Step> {
    let keeps_values = new.generated.is_none() && old.generated.as_ref().is_none_or(|old| old.stored);
    // An expression cannot be put into a column that has values: it is made anew.
    if !keeps_values {
        return recreate(table, name, old, new, context);
    }
    let head = format!("ALTER TABLE {table} ALTER COLUMN {name}");
    let summary = |what: &str| format!("{what} of {}.{name}", table.brief());
    let change = |phase, sql: String, what: &str| {
        step(phase, Statement::new(format!("{head} {sql}"), summary(what), Lock::AccessExclusive))
    };
    let lost = |kind, what: &str| {
        Hazard::uncounted(kind, ObjectId::Column(table.clone(), name.clone()).plain(), what, None)
    };
    let mut steps = Vec::new();
    if old.generated.is_some() {
        steps.push(change(Phase::DropExpression, "DROP EXPRESSION".into(), "drop the expression"));
    }
    let retyped = old.data_type != new.data_type || old.collation != new.collation;
    // A default is not converted with its column, so it is dropped first; and so that its sequence can be dropped.
    let leaves_sequence = old.is_counted() && old.default != new.default;
    if old.default.is_some() && (new.default.is_none() || retyped || leaves_sequence) {
        let mut dropped = change(Phase::DropDefault, "DROP DEFAULT".into(), "drop the default");
        let left_out = new.default.is_none() && new.identity.is_none() && new.generated.is_none();
        if left_out && new.not_null {
            dropped.statement = dropped.statement.hazard(lost(HazardKind::DropDefault, FAILS));
        }
        steps.push(dropped);
    }
    if retyped {
        steps.push(step(Phase::AlterColumn, retype(table, name, old, new, context)));
    }
    if new.default.is_some() && (new.default != old.default || retyped) {
        let default = new.default.as_deref().unwrap_or_default();
        steps.push(change(Phase::SetDefault, format!("SET DEFAULT {default}"), "set the default"));
    }
    if old.identity.is_some() && new.identity.is_none() {
        // The numbers that go on are taken from its sequence before.
        let phase = if new.is_counted() { Phase::DropIdentity } else { Phase::DropDefault };
        let mut dropped = change(phase, "DROP IDENTITY".into(), "drop the identity");
        if new.default.is_none() {
            let what = if new.not_null { FAILS } else { "an INSERT that leaves it out gets NULL" };
            dropped.statement = dropped.statement.hazard(lost(HazardKind::DropIdentity, what));
        }
        steps.push(dropped);
    }
    match (old.not_null, new.not_null) {
        (false, true) => steps.push(change(Phase::AlterColumn, "SET NOT NULL".into(), "set not null")),
        (true, false) => steps.push(change(Phase::AlterColumn, "DROP NOT NULL".into(), "drop not null")),
        _ => {}
    }
    if let Some(identity) = &new.identity
        && old.identity.as_ref() != Some(identity)
    {
        let when = if identity.always { "ALWAYS" } else { "BY DEFAULT" };
        let options = sequence::options(&identity.options, false);
        let sql = match &old.identity {
            None => format!("ADD GENERATED {when} AS IDENTITY ({options})"),
            Some(old) => {
                let inner = old.sequence(table, name);
                let fitting =
                    numbers::fit(&inner, &old.options.with_type_of(&identity.options), &identity.options);
                steps.extend(fitting.into_iter().map(|fitting| Step { phase: Phase::SetDefault, ..fitting }));
                let options = sequence::set_options(&identity.options);
                format!("SET GENERATED {when} {options}")
            }
        };
        steps.push(change(Phase::SetDefault, sql, "set the identity"));
    }
    steps.extend(numbers::steps(table, name, old, new, context));
    steps
}

/// Drops the column and adds it again.
pub(super) fn recreate(
    table: &Name,
    name: &Ident,
    old: &Column,
    new: &Column,
    context: &Context<'_>,
) -> Vec<Step> {
    let mut steps = drop(table, name, old, context);
    steps.extend(create(table, name, new, context));
    steps
}

fn retype(table: &Name, name: &Ident, old: &Column, new: &Column, context: &Context<'_>) -> Statement {
    let mut sql = format!("ALTER TABLE {table} ALTER COLUMN {name} TYPE {}", new.data_type);
    if let Some(collation) = &new.collation {
        sql += &format!(" COLLATE {collation}");
    }
    let widens = widens(&old.data_type, &new.data_type);
    if !widens {
        // A label is reached through its text, from whatever type.
        let text = if new.enum_type.is_some() || cast::goes_through_text(old.below(), new.below()) {
            "::text"
        } else {
            ""
        };
        sql += &format!(" USING {name}{text}::{}", new.data_type);
    }
    let statement = Statement::new(
        sql,
        format!("change the type of {}.{name} from {} to {}", table.brief(), old.data_type, new.data_type),
        Lock::AccessExclusive,
    );
    // A text becomes a label as it is, or the statement fails.
    if new.enum_type.is_some() {
        return statement;
    }
    let (former, from) = (context.former_column(table, name), context.former_table(table));
    let types = (context.former_type(&old.data_type), context.former_type(&new.data_type));
    let id = ObjectId::Column(table.clone(), name.clone());
    match loss(&id, (&from, &former), (&types.0, &types.1), (old.below(), new.below())) {
        Some(hazard) if !widens => statement.hazard(hazard),
        _ => statement,
    }
}

/// What a change of type may lose: `from` is the table and `column` the column as they are called before it, `types`
/// the old and the new type. None where every value survives.
pub(crate) fn retype_hazard(
    id: &ObjectId,
    from: &Name,
    column: &Ident,
    types: (&str, &str),
) -> Option<Hazard> {
    loss(id, (from, column), types, types)
}

/// The same where domains are looked through: `below` are the types that decide how one gets to the other.
fn loss(
    id: &ObjectId,
    (from, column): (&Name, &Ident),
    (old, new): (&str, &str),
    below: (&str, &str),
) -> Option<Hazard> {
    if widens(old, new) {
        return None;
    }
    if changes_zone(below.0, below.1) {
        // Which moment is meant depends on a time zone that is nowhere written down.
        return Some(Hazard::new(
            HazardKind::ChangeType,
            id,
            "values, taken as UTC",
            format!("select count({column}) from {from}"),
            vec![from.clone()],
        ));
    }
    let text = if cast::goes_through_text(below.0, below.1) { "::text" } else { "" };
    // A value survives when it comes back as it was.
    Some(Hazard::new(
        HazardKind::ChangeType,
        id,
        "values that do not survive",
        format!(
            "select count(*) from {from} where {column} is not null and ({column}{text}::{new}){text}::{old}::text is distinct from {column}::text"
        ),
        vec![from.clone()],
    ))
}

/// Whether one type is a moment and the other a date or time of no zone, or both are arrays of such.
fn changes_zone(old: &str, new: &str) -> bool {
    let is_zoned = |data_type: &str| {
        let name = cast::unmodified(cast::element(data_type).0);
        match name.as_str() {
            "timestamp with time zone" | "time with time zone" => Some(true),
            "timestamp without time zone" | "time without time zone" | "date" => Some(false),
            _ => None,
        }
    };
    matches!((is_zoned(old), is_zoned(new)), (Some(old), Some(new)) if old != new)
}

/// Changes of type that keep every value, whatever it is. All others are tried on the rows.
fn widens(old: &str, new: &str) -> bool {
    let length = |text: &str| -> Option<u64> {
        let rest = text.strip_prefix("character varying")?;
        if rest.is_empty() {
            return Some(u64::MAX);
        }
        rest.strip_prefix('(')?.strip_suffix(')')?.parse().ok()
    };
    let integer = |text: &str| ["smallint", "integer", "bigint"].iter().position(|name| *name == text);
    let numeric = |text: &str| -> Option<(u32, u32)> {
        let (precision, scale) = text.strip_prefix("numeric(")?.strip_suffix(')')?.split_once(',')?;
        Some((precision.parse().ok()?, scale.parse().ok()?))
    };
    if old == new {
        return true;
    }
    if let (Some(old), Some(new)) = (integer(old), integer(new)) {
        return old <= new;
    }
    if let (Some((old_precision, old_scale)), Some((precision, scale))) = (numeric(old), numeric(new)) {
        return scale == old_scale && precision >= old_precision;
    }
    match (length(old), length(new)) {
        (Some(old), Some(new)) => old <= new,
        (Some(_), None) => new == "text",
        (None, Some(new)) => old == "text" && new == u64::MAX,
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_keeps_every_value() {
        for (old, new, keeps) in [
            ("character varying(28)", "character varying(30)", true),
            ("character varying(30)", "character varying(28)", false),
            ("character varying(30)", "text", true),
            ("text", "character varying", true),
            ("text", "character varying(10)", false),
            ("integer", "bigint", true),
            ("bigint", "integer", false),
            ("numeric(10,2)", "numeric(12,2)", true),
            ("numeric(10,2)", "numeric(10,1)", false),
            ("text", "integer", false),
            ("text", "character varying[]", false),
            ("character varying(5)", "character varying(9)[]", false),
        ] {
            assert_eq!(widens(old, new), keeps, "{old} to {new}");
        }
    }

    #[test]
    fn counts_what_a_change_of_type_loses() {
        let (table, column) = (Name::new("public", "t"), Ident::new("a"));
        let id = ObjectId::Column(table.clone(), column.clone());
        let (zoned, plain) = ("timestamp with time zone", "timestamp without time zone");
        for (types, unit) in [
            (("integer", "bigint"), None),
            (("bigint", "integer"), Some("values that do not survive")),
            ((plain, zoned), Some("values, taken as UTC")),
            ((zoned, plain), Some("values, taken as UTC")),
            ((zoned, "date"), Some("values, taken as UTC")),
            (("date", zoned), Some("values, taken as UTC")),
            (("date", plain), Some("values that do not survive")),
            (
                ("timestamp(3) without time zone[]", "timestamp with time zone[]"),
                Some("values, taken as UTC"),
            ),
            (("time without time zone", "time with time zone"), Some("values, taken as UTC")),
            ((zoned, "text"), Some("values that do not survive")),
        ] {
            let hazard = retype_hazard(&id, &table, &column, types);
            assert_eq!(hazard.as_ref().map(|hazard| hazard.unit.as_str()), unit, "{types:?}");
        }
    }
}
