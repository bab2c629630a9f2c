//! Changes of a column's type, and what they may lose.

use super::{Aside, Facts, cast, former, is_foreign};
use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::types;
use crate::rules::Item;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Name};

/// What a column follows that is made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// Nothing: its own facts differ.
    Nothing,
    /// Its type, which has the same name before and after.
    ItsType,
}

/// How the values of a column become those of another type.
pub(crate) struct Conversion {
    /// The expression, in words of the old column; none where every value is one of the new type.
    pub(crate) using: Option<String>,
    /// What may be lost.
    pub(crate) hazard: Option<Hazard>,
}

impl Conversion {
    fn by(using: Option<String>) -> Self {
        Self { using, hazard: None }
    }
}

/// How the values of a column become those of its new type, or of its type that was made again.
pub(super) fn conversion(
    from: Item<'_>,
    to: Item<'_>,
    context: &Context<'_>,
    follows: Follows,
) -> Conversion {
    let (old, new): (Facts, Facts) = (from.facts(), to.facts());
    let (was, is): (Aside, Aside) = (from.aside(), to.aside());
    let name = to.id.last();
    if let Some(using) = context.using(to.id) {
        return Conversion::by(Some(using.to_owned()));
    }
    // The rows of a foreign table are elsewhere: they are neither converted nor counted.
    if is_foreign(to) {
        return Conversion::by(None);
    }
    let converted = types::converted_below(from, &old.data_type, &from.id.last().to_string(), context);
    let is_followed = follows == Follows::ItsType && old.data_type == new.data_type;
    let misplaced =
        types::is_misplaced(from, std::slice::from_ref(&old.data_type), context).then(|| misplaced(from, to, context));
    if let Some(converted) = converted.filter(|_| is_followed) {
        return Conversion { using: Some(converted), hazard: misplaced };
    }
    let (old_below, new_below) =
        (was.below.as_deref().unwrap_or(&old.data_type), is.below.as_deref().unwrap_or(&new.data_type));
    // A domain of the same name may be over another type.
    let is_kept = old.data_type != new.data_type || old_below == new_below;
    if follows == Follows::Nothing && is_kept && widens(&old.data_type, &new.data_type) {
        return Conversion::by(None);
    }
    // A label is reached through its text, from whatever type.
    let is_of_labels = was.label.is_some() || is.label.is_some();
    let is_own = old.data_type != new.data_type && cast::is_of_own_without_cast(from, to, context);
    let through_text = follows == Follows::ItsType
        || is_of_labels
        || is_own
        || cast::goes_through_text(old_below, new_below);
    let text = if through_text { "::text" } else { "" };
    let using = Some(format!("{name}{text}::{}", new.data_type));
    // A text becomes a label as it is, or the statement fails.
    if is.label.is_some() || follows == Follows::ItsType {
        return Conversion { using, hazard: misplaced };
    }
    if is_own && types::are_composite(from, to) {
        return Conversion { using, hazard: Some(self::misplaced(from, to, context)) };
    }
    // A type that the plan makes cannot be asked for before: what a domain is over can.
    let is_made = context.desired.needs(to.id).any(|needed| context.creates(needed));
    if is_made && old_below == new_below {
        return Conversion::by(using);
    }
    if is_made {
        let what = "whether values survive is not known before";
        let hazard = Hazard::uncounted(HazardKind::ChangeType, to.id.plain(), what, None);
        return Conversion { using, hazard: Some(hazard) };
    }
    let (table, column) = former(from, context);
    let old_type = context.former_type(&old.data_type);
    let new_type = context.former_type(&new.data_type);
    let below = (old_below, new_below);
    let hazard = loss(to.id, (&table, &column.to_string()), (&old_type, &new_type), below, is_of_labels || is_own);
    Conversion { using, hazard }
}

/// The loss of values whose attributes come into other places: nothing but `--using` says which is which.
pub(in crate::kinds) fn misplaced(from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Hazard {
    let (table, column) = former(from, context);
    Hazard::new(
        HazardKind::ChangeType,
        to.id,
        "values with attributes inside that are taken by their place, not by their name",
        format!("select count({column}) from {table}"),
        vec![table],
    )
}

pub(super) fn statement(
    from: Item<'_>,
    to: Item<'_>,
    context: &Context<'_>,
    follows: Follows,
) -> Statement {
    let (old, new): (Facts, Facts) = (from.facts(), to.facts());
    let mut sql =
        format!("ALTER TABLE {} ALTER COLUMN {} TYPE {}", to.name(), to.id.last(), new.data_type);
    if let Some(collation) = &new.collation {
        sql += &format!(" COLLATE {collation}");
    }
    let summary = match follows {
        Follows::Nothing => format!(
            "change the type of {} from {} to {}",
            to.id.brief(),
            old.data_type,
            new.data_type
        ),
        Follows::ItsType => format!("convert {} to the type that was made again", to.id.brief()),
    };
    let conversion = conversion(from, to, context, follows);
    if let Some(using) = conversion.using {
        sql += &format!(" USING {using}");
    }
    let statement = Statement::new(sql, summary, Lock::AccessExclusive);
    match conversion.hazard {
        Some(hazard) => statement.hazard(hazard),
        None => statement,
    }
}

/// What a change of type may lose: `from` is the table and `column` the column as they are called before it, `types`
/// the old and the new type. None where every value survives.
pub fn retype_hazard(id: &Id, from: &Name, column: &Ident, types: (&str, &str)) -> Option<Hazard> {
    value_hazard(id, from, &column.to_string(), types)
}

/// The same for an expression over a row of the table.
pub(in crate::kinds) fn value_hazard(id: &Id, from: &Name, value: &str, types: (&str, &str)) -> Option<Hazard> {
    loss(id, (from, value), types, types, false)
}

/// What is counted where one type takes the place of another and single values cannot be tried.
pub(in crate::kinds) fn unit_of_values(old: &str, new: &str) -> &'static str {
    if changes_zone(old, new) { IN_UTC } else { "values that may not survive" }
}

/// Which moment is meant depends on a time zone that is nowhere written down.
const IN_UTC: &str = "values, taken as UTC";

/// The same where domains are looked through: `below` are the types that decide how one gets to the other.
fn loss(
    id: &Id,
    (from, value): (&Name, &str),
    (old, new): (&str, &str),
    below: (&str, &str),
    through_text: bool,
) -> Option<Hazard> {
    if widens(old, new) {
        return None;
    }
    let all = |unit: &str| {
        let probe = format!("select count({value}) from {from}");
        Hazard::new(HazardKind::ChangeType, id, unit, probe, vec![from.clone()])
    };
    if changes_zone(below.0, below.1) {
        return Some(all(IN_UTC));
    }
    if cast::is_one_way(below.0, below.1) {
        return Some(all("values that do not come back"));
    }
    let through_text = through_text || cast::goes_through_text(below.0, below.1);
    let text = if through_text { "::text" } else { "" };
    let back = if through_text || cast::comes_back_by_text(below.0, below.1) { "::text" } else { "" };
    // A value survives when it comes back as it was.
    Some(Hazard::new(
        HazardKind::ChangeType,
        id,
        "values that do not survive",
        format!(
            "select count(*) from {from} where {value} is not null and ({value}{text}::{new}){back}::{old}::text is distinct from {value}::text"
        ),
        vec![from.clone()],
    ))
}

/// Whether one type is a moment and the other a date or time of no zone, or both are arrays of such.
fn changes_zone(old: &str, new: &str) -> bool {
    let is_zoned = |data_type: &str| {
        let name = cast::unmodified(cast::element(data_type).0);
        match name.as_str() {
            "timestamp with time zone" | "time with time zone" | "tstzrange" | "tstzmultirange" => Some(true),
            "timestamp without time zone" | "time without time zone" | "date" | "tsrange" | "tsmultirange"
            | "daterange" | "datemultirange" => Some(false),
            _ => None,
        }
    };
    matches!((is_zoned(old), is_zoned(new)), (Some(old), Some(new)) if old != new)
}

/// Changes of type that keep every value, whatever it is. All others are tried on the rows.
pub(in crate::kinds) fn widens(old: &str, new: &str) -> bool {
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
        let id = super::super::id(&table, &column);
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
            (("tsrange", "tstzrange"), Some("values, taken as UTC")),
            (("tstzmultirange[]", "tsmultirange[]"), Some("values, taken as UTC")),
            ((plain, "time without time zone"), Some("values that do not come back")),
            (("jsonb", "integer"), Some("values that do not survive")),
            (("circle", "point"), Some("values that do not come back")),
            ((zoned, "text"), Some("values that do not survive")),
        ] {
            let hazard = retype_hazard(&id, &table, &column, types);
            assert_eq!(hazard.as_ref().map(|hazard| hazard.unit.as_str()), unit, "{types:?}");
        }
    }
}
