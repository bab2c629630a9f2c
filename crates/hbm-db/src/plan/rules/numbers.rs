//! The numbers of a column when it takes them from another sequence: they go on where they were.
//!
//! `setval` is not undone by a rollback, unless the sequence was made or altered in the same transaction.

use super::sequences::{ByName, Sequences};
use super::{Context, Lock, Phase, Statement, Step, sequence, step};
use crate::catalog::{Column, Ident, Name, ObjectId, Sequence, SequenceOptions, quote_literal};

/// The sequence that a default takes its value from, as it is written in SQL.
pub(super) fn named_in_default(column: &Column) -> Option<String> {
    let quoted = column.default.as_deref()?.strip_prefix("nextval('")?.strip_suffix("'::regclass)")?;
    Some(quoted.replace("''", "'"))
}

/// The sequence of a column that is counted, as it is written in SQL.
fn of_column(table: &Name, name: &Ident, column: &Column) -> Option<String> {
    match &column.identity {
        Some(identity) => Some(identity.sequence(table, name).to_string()),
        None => named_in_default(column),
    }
}

/// Whether a column that stays takes its numbers from another sequence than before, and goes on with those of the first.
pub(super) fn changes_sequence(old: &Column, new: &Column, sequences: &Sequences<'_>) -> bool {
    match (&old.identity, &new.identity) {
        (Some(_), Some(_)) => false,
        (None, None) => match (named_in_default(old), named_in_default(new)) {
            (Some(old), Some(new)) => old != new && !sequences.is_renamed(&old),
            _ => false,
        },
        _ => old.is_counted() && new.is_counted(),
    }
}

/// The name that a sequence has until its numbers were taken over: another may get its own.
fn aside(name: &Name, context: &Context<'_>, id: &ObjectId) -> Name {
    let place = context.place_of(id);
    name.sibling(&Ident::new(format!("hbm_db_numbers_{}", place.unwrap_or_default())))
}

/// Renames a sequence that is to go, which locks its numbers, and drops it when they were taken over.
pub(super) fn set_aside(name: &Name, sequence: &Sequence, context: &Context<'_>) -> Vec<Step> {
    let aside = aside(name, context, &ObjectId::Sequence(name.clone()));
    let mut steps = vec![rename(name, &aside)];
    // Its column gets another, or goes.
    if sequence.owned_by.is_some() {
        steps.push(sequence::free(&aside));
    }
    steps.push(step(
        Phase::DropAside,
        Statement::new(
            format!("DROP SEQUENCE {aside}"),
            format!("drop sequence {}, whose numbers go on", name.brief()),
            Lock::None,
        ),
    ));
    steps
}

fn rename(name: &Name, aside: &Name) -> Step {
    step(
        Phase::Rename,
        Statement::new(
            format!("ALTER SEQUENCE {name} RENAME TO {}", aside.name),
            format!("set sequence {} aside", name.brief()),
            Lock::None,
        ),
    )
}

/// What a column that stays needs so that its numbers go on; the statements that make it what it is to be come from its
/// own rule.
pub(super) fn steps(
    table: &Name,
    name: &Ident,
    old: &Column,
    new: &Column,
    context: &Context<'_>,
) -> Vec<Step> {
    if changes_sequence(old, new, &context.sequences) {
        return carry(table, name, old, new, context);
    }
    if new.is_counted() && !old.is_counted() {
        let held = is_there(new, context);
        let mut steps: Vec<Step> =
            held.map(|(own, options)| hold(own, options, Phase::AdvanceSequence)).into_iter().collect();
        steps.push(after_its_values(table, name, new, context));
        return steps;
    }
    vec![]
}

fn carry(table: &Name, name: &Ident, old: &Column, new: &Column, context: &Context<'_>) -> Vec<Step> {
    let Some(from) = of_column(table, name, old) else { return vec![] };
    let limits_before = limits(table, name, old, &context.sequences.live);
    let mut steps = Vec::new();
    let from = match &old.identity {
        Some(identity) => {
            let own = identity.sequence(table, name);
            let aside = aside(&own, context, &ObjectId::Column(table.clone(), name.clone()));
            steps.push(rename(&own, &aside));
            aside.to_string()
        }
        None => {
            context.sequences.dropped(&from).map_or(from, |(own, id)| aside(own, context, id).to_string())
        }
    };
    let phase = match new.identity {
        Some(_) => Phase::AdvanceSequence,
        None => Phase::CarryNumbers,
    };
    let (value, called) = match limits(table, name, new, &context.sequences.desired) {
        Some(limits) if !limits.hold(limits_before) => (limits.value(), limits.called()),
        _ => ("last_value".to_owned(), "is_called".to_owned()),
    };
    let to = new.sequence(table, name);
    steps.extend(is_there(new, context).map(|(to, options)| hold(to, options, phase)));
    // One that was there before has a position of its own, and never goes back.
    let ahead = is_there(new, context).map_or_else(String::new, |(to, options)| {
        let further = if options.increment > 0 { ">" } else { "<" };
        format!(" WHERE last_value {further} (SELECT last_value FROM {to})")
    });
    steps.push(step(
        phase,
        Statement::new(
            format!("SELECT pg_catalog.setval({to}, {value}, {called}) FROM {from}{ahead}"),
            format!("go on counting {}.{name} where it was", table.brief()),
            Lock::None,
        ),
    ));
    steps
}

/// Locks the position of a sequence that was there before, and lets a rollback bring it back.
fn hold(name: &Name, options: &SequenceOptions, phase: Phase) -> Step {
    let sql = format!("ALTER SEQUENCE {name} CACHE {}", options.cache);
    step(phase, Statement::new(sql, format!("hold the position of sequence {}", name.brief()), Lock::None))
}

/// The sequence of a default, where it is there before the plan, with the options that it has after it.
fn is_there<'a>(column: &Column, context: &Context<'a>) -> Option<(&'a Name, &'a SequenceOptions)> {
    let name = named_in_default(column)?;
    context.sequences.live.get(&name)?;
    context.sequences.desired.get(&name).copied()
}

/// A column that was not counted goes on after its values.
fn after_its_values(table: &Name, name: &Ident, column: &Column, context: &Context<'_>) -> Step {
    let sequence = column.sequence(table, name);
    let limits = limits(table, name, column, &context.sequences.desired);
    let (last, further, start) = match limits {
        Some(Limits { increment, start, .. }) if increment < 0 => ("min", "<", start),
        Some(Limits { start, .. }) => ("max", ">", start),
        None => ("max", ">", 1),
    };
    let ahead = is_there(column, context).map_or_else(String::new, |(to, _)| {
        format!(" AND pg_catalog.{last}({name}) {further} (SELECT s.last_value FROM {to} s)")
    });
    step(
        Phase::AdvanceSequence,
        Statement::new(
            format!(
                "SELECT pg_catalog.setval({sequence}, pg_catalog.{last}({name})) FROM {table} HAVING pg_catalog.{last}({name}) {further}= {start}{ahead}"
            ),
            format!("go on counting {}.{name} after its last value", table.brief()),
            Lock::None,
        ),
    )
}

/// What numbers a sequence can have.
struct Limits {
    min: i64,
    max: i64,
    start: i64,
    increment: i64,
}

impl From<&SequenceOptions> for Limits {
    fn from(options: &SequenceOptions) -> Self {
        Self { min: options.min, max: options.max, start: options.start, increment: options.increment }
    }
}

impl Limits {
    /// Whether every number of another sequence is within these.
    fn hold(&self, other: Option<Self>) -> bool {
        other.is_some_and(|other| self.min <= other.min && self.max >= other.max)
    }

    /// The position of another sequence, where this one can have it; else the nearest.
    fn value(&self) -> String {
        format!("GREATEST({}, LEAST({}, last_value))", self.min, self.max)
    }

    /// Whether the value is used: one at the end is, so that none comes twice; one at the beginning is yet to come.
    fn called(&self) -> String {
        let (min, max) = (self.min, self.max);
        let (end, beginning) = match self.increment < 0 {
            true => (format!("last_value < {min}"), format!("last_value > {max}")),
            false => (format!("last_value > {max}"), format!("last_value < {min}")),
        };
        format!("CASE WHEN {end} THEN true WHEN {beginning} THEN false ELSE is_called END")
    }
}

/// Those of the sequence of a column.
fn limits(table: &Name, name: &Ident, column: &Column, sequences: &ByName<'_>) -> Option<Limits> {
    match &column.identity {
        Some(identity) => Some((&identity.options).into()),
        None => sequences.get(&of_column(table, name, column)?).map(|(_, options)| (*options).into()),
    }
}

/// Brings the position of a sequence within narrower limits before it gets them, which PostgreSQL does not do.
pub(super) fn fit(name: &Name, old: &SequenceOptions, new: &SequenceOptions) -> Vec<Step> {
    if new.min <= old.min && new.max >= old.max {
        return vec![];
    }
    let wider = |data_type: &str| ["smallint", "integer", "bigint"].iter().position(|own| *own == data_type);
    let data_type = match wider(&old.data_type) >= wider(&new.data_type) {
        true => old.data_type.clone(),
        false => new.data_type.clone(),
    };
    let both =
        SequenceOptions { data_type, min: old.min.min(new.min), max: old.max.max(new.max), ..old.clone() };
    let limits = Limits::from(new);
    let statement = |sql: String, what: &str| {
        step(
            Phase::CreateSequence,
            Statement::new(sql, format!("{what} of sequence {}", name.brief()), Lock::None),
        )
    };
    vec![
        statement(format!("ALTER SEQUENCE {name} {}", sequence::options(&both, true)), "widen the limits"),
        statement(
            format!(
                "SELECT pg_catalog.setval({}, {}, {}) FROM {name} WHERE last_value NOT BETWEEN {} AND {}",
                quote_literal(&name.to_string()),
                limits.value(),
                limits.called(),
                new.min,
                new.max
            ),
            "move the position",
        ),
    ]
}
