//! Sequences (manual, `CREATE SEQUENCE`, `ALTER SEQUENCE`).

use super::{Context, Lock, Phase, Statement, Step, numbers, step};
use crate::catalog::{Name, ObjectId, Sequence, SequenceOptions, quote_literal};
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

pub(super) fn create(name: &Name, sequence: &Sequence, context: &Context<'_>) -> Vec<Step> {
    let mut steps = vec![step(
        Phase::CreateSequence,
        Statement::new(
            format!("CREATE SEQUENCE {name} {}", options(&sequence.options, true)),
            format!("create sequence {}", name.brief()),
            Lock::None,
        ),
    )];
    if let Some((table, _)) = &sequence.owned_by {
        // Who pushes need not be the owner of a table that is there, and both have to be the same.
        if context.live.has_table(table) {
            steps.push(as_its_table(name, table));
        }
        steps.push(own(name, sequence));
    }
    steps.extend(context.sequences.users(name).iter().map(|table| let_use(name, table)));
    steps
}

fn as_its_table(name: &Name, table: &Name) -> Step {
    let sql = format!(
        "DO $do$ BEGIN EXECUTE (SELECT {head} || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner)) \
         FROM pg_catalog.pg_class c WHERE c.oid = {table}::pg_catalog.regclass); END $do$",
        head = quote_literal(&format!("ALTER SEQUENCE {name} OWNER TO ")),
        table = quote_literal(&table.to_string()),
    );
    let summary = format!("give sequence {} to the owner of {}", name.brief(), table.brief());
    step(Phase::OwnSequence, Statement::new(sql, summary, Lock::None))
}

/// Whoever may insert into the table could do so without the sequence until now.
fn let_use(name: &Name, table: &Name) -> Step {
    let sql = format!(
        "DO $do$ DECLARE grantee pg_catalog.text; BEGIN FOR grantee IN \
         SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' \
         ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END \
         FROM (SELECT c.relacl FROM pg_catalog.pg_class c WHERE c.oid = {table}::pg_catalog.regclass \
         UNION ALL SELECT t.attacl FROM pg_catalog.pg_attribute t WHERE t.attrelid = {table}::pg_catalog.regclass) g (acl), \
         pg_catalog.aclexplode(g.acl) a WHERE a.privilege_type = 'INSERT' \
         LOOP EXECUTE {head} || grantee; END LOOP; END $do$",
        head = quote_literal(&format!("GRANT USAGE ON SEQUENCE {name} TO ")),
        table = quote_literal(&table.to_string()),
    );
    let summary = format!("let who may insert into {} use sequence {}", table.brief(), name.brief());
    step(Phase::OwnSequence, Statement::new(sql, summary, Lock::None))
}

pub(super) fn drop(name: &Name, sequence: &Sequence, context: &Context<'_>) -> Vec<Step> {
    let owner_goes = sequence.owned_by.as_ref().is_some_and(|(table, column)| {
        !context.desired.objects.contains_key(&ObjectId::Column(table.clone(), column.clone()))
    });
    if context.sequences.goes_on(name) {
        return numbers::set_aside(name, sequence, context);
    }
    // An owned sequence goes with its column.
    if owner_goes {
        return vec![];
    }
    let statement = Statement::new(
        format!("DROP SEQUENCE {name}"),
        format!("drop sequence {}", name.brief()),
        Lock::None,
    )
    .hazard(Hazard::new(
        HazardKind::DropSequence,
        &ObjectId::Sequence(name.clone()),
        "value in use",
        // One that was restarted is in use before it is called.
        format!("select count(*) from {name} where is_called or last_value <> {}", sequence.options.start),
        Vec::new(),
    ));
    vec![step(Phase::DropSequence, statement)]
}

pub(super) fn alter(name: &Name, old: &Sequence, new: &Sequence, context: &Context<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    if old.options != new.options {
        steps.extend(numbers::fit(name, &old.options, &new.options));
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
        let owner_goes = old.owned_by.as_ref().is_some_and(|(table, column)| {
            !context.desired.objects.contains_key(&ObjectId::Column(table.clone(), column.clone()))
        });
        if owner_goes && new.owned_by.is_some() {
            steps.push(free(name));
        }
        steps.push(own(name, new));
    }
    steps
}

/// Takes a sequence from its owner, before that could take it along.
pub(super) fn free(name: &Name) -> Step {
    owned_by(name, "NONE", Phase::DropDefault)
}

fn own(name: &Name, sequence: &Sequence) -> Step {
    match &sequence.owned_by {
        Some((table, column)) => owned_by(name, &format!("{table}.{column}"), Phase::OwnSequence),
        None => free(name),
    }
}

fn owned_by(name: &Name, owner: &str, phase: Phase) -> Step {
    step(
        phase,
        Statement::new(
            format!("ALTER SEQUENCE {name} OWNED BY {owner}"),
            format!("set the owner of sequence {}", name.brief()),
            Lock::None,
        ),
    )
}
