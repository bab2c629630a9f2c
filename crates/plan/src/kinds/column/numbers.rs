//! The numbers of a column when it takes them from another sequence: they go on where they were.
//!
//! `setval` is not undone by a rollback, unless the sequence was made or altered in the same transaction.

use super::{COLUMN, Facts, identity_sequence};
use crate::context::{Context, Fate};
use crate::kinds::default::{self, DEFAULT};
use crate::kinds::sequence::{self, Options, SEQUENCE};
use crate::rules::{Extra, Item, Step};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Name, quote_literal};
use std::collections::BTreeSet;

/// What a column takes its numbers from.
#[derive(Clone, Debug, PartialEq)]
struct Source {
    /// The sequence.
    name: Name,
    /// Its options.
    options: Options,
    /// Whether it is the inside of an identity column.
    is_identity: bool,
}

/// The source of the numbers of a column.
fn source(column: Item<'_>) -> Option<Source> {
    if let Some(identity) = column.facts::<Facts>().identity {
        return Some(Source {
            name: identity_sequence(column),
            options: identity.options,
            is_identity: true,
        });
    }
    let table = column.name();
    let expression = default::expression(column.side, &table, column.id.last())?;
    let default = column.id.with_kind(DEFAULT);
    let named = column.side.needs(&default).find(|needed| needed.kind() == SEQUENCE)?;
    let sequence = Item::of(column.side, named)?;
    // The default is the next number and nothing else.
    let only = expression.starts_with("nextval(") && expression.ends_with("::regclass)");
    only.then(|| Source {
        name: sequence.name(),
        options: sequence.facts::<sequence::Facts>().options,
        is_identity: false,
    })
}

/// The sequence that a column takes its numbers from by its default.
pub(in crate::kinds) fn free_sequence(column: Item<'_>) -> Option<Name> {
    source(column).filter(|source| !source.is_identity).map(|source| source.name)
}

/// A column that stays, with both of its sources.
struct Counted<'a> {
    column: Item<'a>,
    old: Option<Source>,
    new: Source,
}

/// The columns that stay and take their numbers from another sequence than before.
fn counted<'a>(context: &Context<'a>) -> Vec<Counted<'a>> {
    let changed = context.changed().filter(|(id, _)| id.kind() == COLUMN || id.kind() == DEFAULT);
    let columns: BTreeSet<Id> = changed.map(|(id, _)| id.with_kind(COLUMN)).collect();
    let of = |id: &Id| -> Option<Counted<'a>> {
        if !matches!(context.fate(id), None | Some(Fate::Alter)) {
            return None;
        }
        let (live, column) = (context.live(id)?, context.desired(id)?);
        let (old, new) = (source(live), source(column)?);
        let same = old.as_ref().is_some_and(|old| {
            old.is_identity && new.is_identity || old.name == new.name && old.is_identity == new.is_identity
        });
        (!same).then_some(Counted { column, old, new })
    };
    columns.iter().filter_map(of).collect()
}

/// Sequences that go while an identity column goes on with their numbers: they give their names up before.
pub(in crate::kinds) fn carried(context: &Context<'_>) -> Vec<Id> {
    let names = counted(context).into_iter().filter_map(|one| one.old.filter(|old| !old.is_identity));
    names.map(|old| sequence::id(&old.name)).filter(|id| context.drops(id)).collect()
}

/// What runs in between, so that numbers go on.
pub(super) fn extras(context: &Context<'_>) -> Vec<Extra> {
    let mut extras = Vec::new();
    for (place, one) in counted(context).into_iter().enumerate() {
        match &one.old {
            Some(old) => carry(&one, old, place, context, &mut extras),
            None => after_its_values(&one, context, &mut extras),
        }
    }
    extras.extend(users(context));
    extras
}

fn regclass(name: &Name) -> String {
    format!("{}::pg_catalog.regclass", quote_literal(&name.to_string()))
}

/// Locks the position of a sequence that was there before, and lets a rollback bring it back.
fn hold(new: &Source, context: &Context<'_>) -> Option<Statement> {
    context.live(&sequence::id(&new.name)).filter(|_| !new.is_identity)?;
    let sql = format!("ALTER SEQUENCE {} CACHE {}", new.name, new.options.cache);
    Some(Statement::new(sql, format!("hold the position of sequence {}", new.name.brief()), Lock::None))
}

/// Steps that have to be done before a column counts with its new sequence.
fn made(one: &Counted<'_>) -> Vec<Step> {
    let (column, sequence) = (one.column.id.clone(), sequence::id(&one.new.name));
    let default = column.with_kind(DEFAULT);
    match one.new.is_identity {
        true => vec![Step::Alter(column)],
        false => vec![Step::Create(sequence.clone()), Step::Alter(sequence), Step::Create(default)],
    }
}

fn carry(one: &Counted<'_>, old: &Source, place: usize, context: &Context<'_>, extras: &mut Vec<Extra>) {
    let (column, old_id) = (one.column.id, sequence::id(&old.name));
    let from = if old.is_identity {
        let aside = old.name.sibling(&Ident::new(format!("hbm_db_numbers_{place}")));
        let sql = format!("ALTER SEQUENCE {} RENAME TO {}", old.name, aside.name);
        extras.push(Extra {
            statements: vec![Statement::new(
                sql,
                format!("set sequence {} aside", old.name.brief()),
                Lock::None,
            )],
            after: Vec::new(),
            before: vec![Step::Create(sequence::id(&one.new.name)), Step::Alter(column.clone())],
        });
        aside
    } else {
        context.aside(&old_id).map_or_else(|| old.name.clone(), |aside| old.name.sibling(aside))
    };
    let (value, called) = match one.new.options.hold(&old.options) {
        true => ("last_value".to_owned(), "is_called".to_owned()),
        false => (one.new.options.value(), one.new.options.called()),
    };
    let held = hold(&one.new, context);
    // One that was there before has a position of its own, and never goes back.
    let ahead = held.as_ref().map_or_else(String::new, |_| {
        let further = if one.new.options.increment > 0 { ">" } else { "<" };
        format!(" WHERE last_value {further} (SELECT last_value FROM {})", one.new.name)
    });
    let sql = format!("SELECT pg_catalog.setval({}, {value}, {called}) FROM {from}{ahead}", to(one));
    let summary = format!("go on counting {} where it was", column.brief());
    let statement = Statement::new(sql, summary, Lock::None);
    let statements = held.into_iter().chain([statement]).collect();
    let after = match one.new.is_identity {
        true => made(one),
        false => vec![
            Step::Create(sequence::id(&one.new.name)),
            Step::Alter(sequence::id(&one.new.name)),
        ],
    };
    let mut before = vec![Step::Drop(old_id)];
    if old.is_identity {
        before.push(Step::Alter(column.clone()));
    }
    extras.push(Extra { statements, after, before });
}

/// The new sequence of a column, as an SQL expression.
fn to(one: &Counted<'_>) -> String {
    match one.new.is_identity {
        true => format!(
            "pg_catalog.pg_get_serial_sequence({}, {})::pg_catalog.regclass",
            quote_literal(&one.column.name().to_string()),
            quote_literal(one.column.id.last().as_str())
        ),
        false => regclass(&one.new.name),
    }
}

/// A column that was not counted goes on after its values.
fn after_its_values(one: &Counted<'_>, context: &Context<'_>, extras: &mut Vec<Extra>) {
    let (column, table) = (one.column.id.last(), one.column.name());
    let options = &one.new.options;
    let (last, further) = if options.increment < 0 { ("min", "<") } else { ("max", ">") };
    let held = hold(&one.new, context);
    let ahead = held.as_ref().map_or_else(String::new, |_| {
        format!(" AND pg_catalog.{last}({column}) {further} (SELECT s.last_value FROM {} s)", one.new.name)
    });
    let sql = format!(
        "SELECT pg_catalog.setval({}, pg_catalog.{last}({column})) FROM {table} HAVING pg_catalog.{last}({column}) {further}= {}{ahead}",
        to(one),
        options.start
    );
    let summary = format!("go on counting {} after its last value", one.column.id.brief());
    let statements = held.into_iter().chain([Statement::new(sql, summary, Lock::None)]).collect();
    extras.push(Extra { statements, after: made(one), before: Vec::new() });
}

/// Whoever may insert into a table could do so without a new sequence until now.
fn users(context: &Context<'_>) -> Vec<Extra> {
    let new: Vec<&Id> = context
        .changed()
        .filter(|(id, _)| id.kind() == DEFAULT && context.desired(id).is_some())
        .map(|(id, _)| id)
        .collect();
    let mut seen = BTreeSet::new();
    let mut extras = Vec::new();
    for default in new {
        let Some(table) = default.name() else { continue };
        if !is_live_table(context.live, &table) {
            continue;
        }
        for sequence in context.desired.needs(default).filter(|one| one.kind() == SEQUENCE) {
            if context.creates(sequence) && seen.insert((sequence, table.clone())) {
                extras.push(Extra {
                    statements: vec![let_use(sequence, &table)],
                    after: [sequence.clone(), crate::kinds::table::id(&table)]
                        .into_iter()
                        .flat_map(|one| [Step::Create(one.clone()), Step::Satellites(one)])
                        .collect(),
                    before: Vec::new(),
                });
            }
        }
    }
    extras
}

fn is_live_table(live: &Catalog, table: &Name) -> bool {
    crate::kinds::table::is_in(live, table)
}

fn let_use(sequence: &Id, table: &Name) -> Statement {
    let sql = format!(
        "DO $do$ DECLARE grantee pg_catalog.text; BEGIN FOR grantee IN \
         SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' \
         ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END \
         FROM (SELECT c.relacl FROM pg_catalog.pg_class c WHERE c.oid = {table}::pg_catalog.regclass \
         UNION ALL SELECT t.attacl FROM pg_catalog.pg_attribute t WHERE t.attrelid = {table}::pg_catalog.regclass) g (acl), \
         pg_catalog.aclexplode(g.acl) a WHERE a.privilege_type = 'INSERT' \
         LOOP EXECUTE {head} || grantee; END LOOP; END $do$",
        head = quote_literal(&format!("GRANT USAGE ON SEQUENCE {} TO ", sequence.sql())),
        table = quote_literal(&table.to_string()),
    );
    let summary = format!("grant the use of {sequence} to whoever may insert into {}", table.brief());
    Statement::new(sql, summary, Lock::None)
}
