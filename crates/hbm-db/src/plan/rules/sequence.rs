//! Sequences (manual, `CREATE SEQUENCE`, `ALTER SEQUENCE`).

use super::{Context, Lock, Phase, Statement, Step, step};
use crate::catalog::{Name, ObjectId, Sequence, SequenceOptions};
use crate::plan::{Hazard, HazardKind};

/// The options as `CREATE SEQUENCE` and identity columns take them.
pub(super) fn options(options: &SequenceOptions, with_type: bool) -> String {
    let data_type = if with_type { format!("AS {} ", options.data_type) } else { String::new() };
    format!(
        "{data_type}START WITH {} INCREMENT BY {} MINVALUE {} MAXVALUE {} CACHE {}{}",
        options.start,
        options.increment,
        options.min,
        options.max,
        options.cache,
        if options.cycle { " CYCLE" } else { " NO CYCLE" },
    )
}

/// The options as `ALTER TABLE … ALTER COLUMN … SET` takes them.
pub(super) fn set_options(options: &SequenceOptions) -> String {
    format!(
        "SET START WITH {} SET INCREMENT BY {} SET MINVALUE {} SET MAXVALUE {} SET CACHE {} SET{}",
        options.start,
        options.increment,
        options.min,
        options.max,
        options.cache,
        if options.cycle { " CYCLE" } else { " NO CYCLE" },
    )
}

pub(super) fn create(name: &Name, sequence: &Sequence) -> Vec<Step> {
    let mut steps = vec![step(
        Phase::CreateSequence,
        Statement::new(
            format!("CREATE SEQUENCE {name} {}", options(&sequence.options, true)),
            format!("create sequence {}", name.brief()),
            Lock::None,
        ),
    )];
    steps.extend(sequence.owned_by.as_ref().map(|_| own(name, sequence)));
    steps
}

pub(super) fn drop(name: &Name, sequence: &Sequence, context: &Context<'_>) -> Vec<Step> {
    // An owned sequence goes with its column.
    if let Some((table, column)) = &sequence.owned_by
        && !context.desired.objects.contains_key(&ObjectId::Column(table.clone(), column.clone()))
    {
        return vec![];
    }
    let statement = Statement::new(
        format!("DROP SEQUENCE {name}"),
        format!("drop sequence {}", name.brief()),
        Lock::None,
    );
    // The value of an owned sequence can be had again from its column.
    let statement = match sequence.owned_by {
        Some(_) => statement,
        None => statement.hazard(Hazard::new(
            HazardKind::DropSequence,
            &ObjectId::Sequence(name.clone()),
            "value in use",
            format!("select count(*) from {name} where is_called"),
            Vec::new(),
        )),
    };
    vec![step(Phase::DropSequence, statement)]
}

pub(super) fn alter(name: &Name, old: &Sequence, new: &Sequence) -> Vec<Step> {
    let mut steps = Vec::new();
    if old.options != new.options {
        steps.push(step(
            Phase::CreateSequence,
            Statement::new(
                format!("ALTER SEQUENCE {name} {}", options(&new.options, true)),
                format!("alter sequence {}", name.brief()),
                Lock::None,
            ),
        ));
    }
    if old.owned_by != new.owned_by {
        steps.push(own(name, new));
    }
    steps
}

fn own(name: &Name, sequence: &Sequence) -> Step {
    let owner = match &sequence.owned_by {
        Some((table, column)) => format!("{table}.{column}"),
        None => "NONE".into(),
    };
    // A sequence that becomes free does so before its column could take it along.
    let phase = match sequence.owned_by {
        Some(_) => Phase::OwnSequence,
        None => Phase::DropDefault,
    };
    step(
        phase,
        Statement::new(
            format!("ALTER SEQUENCE {name} OWNED BY {owner}"),
            format!("set the owner of sequence {}", name.brief()),
            Lock::None,
        ),
    )
}
