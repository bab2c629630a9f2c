//! What `ALTER TABLE … ALTER COLUMN` changes.

use super::inherited::{heirs, of_partitions};
use super::retype::{self, Follows};
use super::not_null;
use super::{Aside, Facts, NotNull, REFUSED_UNDER, identity_sequence, inherited, typed};
use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::default::{self, FAILS};
use crate::kinds::sequence::fit;
use crate::kinds::table;
use crate::rules::{Alteration, Disturbs, Item};
use crate::statement::{Lock, Statement};

/// The statements for one column, in an order that works.
struct Changes<'a> {
    item: Item<'a>,
    head: String,
    statements: Vec<Statement>,
}

impl Changes<'_> {
    fn add(&mut self, sql: impl AsRef<str>, what: &str) {
        let statement = self.statement(sql, what);
        self.statements.push(statement);
    }

    fn statement(&self, sql: impl AsRef<str>, what: &str) -> Statement {
        Statement::new(
            format!("{} {}", self.head, sql.as_ref()),
            format!("{what} of {}", self.item.id.brief()),
            Lock::AccessExclusive,
        )
    }
}

fn changes(item: Item<'_>) -> Changes<'_> {
    let head = format!("ALTER TABLE {} ALTER COLUMN {}", item.name(), item.id.last());
    Changes { item, head, statements: Vec::new() }
}

/// What is left to do where the column of a table changes together with that which it is inherited from.
pub(super) fn along(own: Alteration, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
    match own {
        Alteration::InPlace { disturbs, .. } => {
            let (old, new): (Facts, Facts) = (from.facts(), to.facts());
            let mut done = changes(to);
            done.statements.extend(expression_in_place(to, &old, &new, context));
            null_or_not(&mut done, from, &old, &new, context);
            done.statements.extend(storage(to, Some(&old), &new));
            Alteration::InPlace { statements: done.statements, disturbs }
        }
        other => other,
    }
}

pub(super) fn alter(from: Item<'_>, to: Item<'_>, context: &Context<'_>, follows: Follows) -> Alteration {
    let (old, new): (Facts, Facts) = (from.facts(), to.facts());
    let retyped =
        old.data_type != new.data_type || old.collation != new.collation || follows == Follows::ItsType;
    if !retyped && let Some(set) = expression_in_place(to, &old, &new, context) {
        let mut done = changes(to);
        done.statements.push(set);
        null_or_not(&mut done, from, &old, &new, context);
        done.statements.extend(storage(to, Some(&old), &new));
        return Alteration::in_place(done.statements);
    }
    // An expression cannot be put into a column that has values: it is made anew.
    let stays_plain = new.generated.is_none() && old.generated.as_ref().is_none_or(|old| old.stored);
    let same_expression = old.generated == new.generated && !retyped;
    let is_given_up = retyped && context.accepts(HazardKind::ReplaceColumn, to.id);
    if !(stays_plain || same_expression) || is_given_up {
        return match is_held(to, context) {
            true => Alteration::Refuse(format!("{} is inherited, so it cannot be made again", to.id)),
            false => Alteration::Replace,
        };
    }
    // PostgreSQL does not change the type of a column of a partition key.
    if retyped && from.aside::<Aside>().key {
        return Alteration::ReplaceWhole;
    }
    let mut done = changes(to);
    if old.generated.is_some() && new.generated.is_none() {
        done.add("DROP EXPRESSION", "drop the expression");
    }
    if retyped && typed::follows(to, context).is_none() {
        done.statements.push(retype::statement(from, to, context, follows));
    }
    identity(&mut done, from, &old, &new, context);
    null_or_not(&mut done, from, &old, &new, context);
    // The storage and compression of a column are those of its new type.
    let stored = match retyped {
        true => Facts { storage: None, compression: None, ..old },
        false => old,
    };
    done.statements.extend(storage(to, Some(&stored), &new));
    let disturbs = match (retyped, follows) {
        (false, _) => Disturbs::Nothing,
        (true, Follows::Nothing) => Disturbs::Kinds(REFUSED_UNDER),
        (true, Follows::ItsType) => Disturbs::All,
    };
    Alteration::InPlace { statements: done.statements, disturbs }
}

/// Sets the expression of a stored column that gets another one, where the server can. It concerns this table alone: a
/// partition may compute otherwise.
fn expression_in_place(to: Item<'_>, old: &Facts, new: &Facts, context: &Context<'_>) -> Option<Statement> {
    let (before, after) = (old.generated.as_ref()?, new.generated.as_ref()?);
    let is_set = context.major >= 17 && before.stored && after.stored && before.expression != after.expression;
    let (table, column) = (to.name(), to.id.last());
    let sql = format!("ALTER TABLE ONLY {table} ALTER COLUMN {column} SET EXPRESSION AS ({})", after.expression);
    let summary = format!("set the expression of {}", to.id.brief());
    is_set.then(|| Statement::new(sql, summary, Lock::AccessExclusive))
}

/// Whether a column is inherited from one that stays as it is, so that it cannot be made again.
fn is_held(to: Item<'_>, context: &Context<'_>) -> bool {
    let parent = inherited(to, context);
    parent.is_some_and(|parent| context.fate(&parent).is_none())
}

/// What is said of a column that came with the type of its table, or with the column of a parent.
pub(super) fn settings(item: Item<'_>) -> Vec<Statement> {
    let facts: Facts = item.facts();
    let mut done = changes(item);
    done.statements.extend(not_null::statements(
        item,
        (None, facts.not_null.as_ref()),
        (None, item.aside::<Aside>().not_null.as_ref()),
    ));
    done.statements.extend(storage(item, None, &facts));
    done.statements
}

fn identity(done: &mut Changes<'_>, from: Item<'_>, old: &Facts, new: &Facts, context: &Context<'_>) {
    match (&old.identity, &new.identity) {
        (Some(_), None) => {
            let dropped = done.statement("DROP IDENTITY", "drop the identity");
            let table = done.item.name();
            let has_default = default::expression(context.desired, &table, done.item.id.last()).is_some();
            done.statements.push(match has_default {
                true => dropped,
                false => {
                    let what =
                        if new.not_null.is_some() { FAILS } else { "an INSERT that leaves it out gets NULL" };
                    let plain = done.item.id.plain();
                    dropped.hazard(Hazard::uncounted(HazardKind::DropIdentity, plain, what, None))
                }
            });
        }
        (None, Some(identity)) => {
            // An identity column is NOT NULL before.
            if old.not_null.is_none() {
                done.add("SET NOT NULL", "set not null");
            }
            done.add(format!("ADD {}", identity.generated(done.item)), "set the identity");
        }
        (Some(before), Some(identity)) if before != identity => {
            let inner = identity_sequence(from);
            let fitted = before.options.with_type_of(&identity.options);
            done.statements.extend(fit(&inner, &fitted, &identity.options));
            done.add(
                format!("SET GENERATED {} {}", identity.when(), identity.options.set()),
                "set the identity",
            );
        }
        _ => {}
    }
}

/// What becomes of NOT NULL. An identity column is NOT NULL already.
fn null_or_not(done: &mut Changes<'_>, from: Item<'_>, old: &Facts, new: &Facts, context: &Context<'_>) {
    let becomes_identity = old.identity.is_none() && new.identity.is_some() && old.not_null.is_none();
    let (before, after): (Aside, Aside) = (from.aside(), done.item.aside());
    let parent = not_null::comes_from(done.item, context);
    let was = match &new.not_null {
        _ if becomes_identity => Some(NotNull::default()),
        Some(new) if parent.is_some() && !after.own_not_null => Some(NotNull { comment: None, ..new.clone() }),
        _ if parent.is_some_and(|parent| not_null::gives_way(from, done.item, parent)) => None,
        _ => old.not_null.clone(),
    };
    let is = after.not_null.as_ref();
    // One that is inherited is renamed, or made again, with that which it is inherited from.
    let stays = before.inherited_not_null && inherited(from, context).is_some();
    let is_renamed = parent.is_some() || stays && (after.inherited_not_null || !before.own_not_null);
    let names = (if is_renamed { is } else { before.not_null.as_ref() }, is);
    let below = || heirs(from, context).into_iter().chain(of_partitions(from, context));
    if was.is_none() && new.not_null.is_some() {
        done.statements.extend(below().flat_map(|heir| not_null::made_way(heir, done.item, context)));
    }
    let both = (was.as_ref(), new.not_null.as_ref());
    done.statements.extend(not_null::statements(done.item, both, names));
    if was.is_some() && new.not_null.is_none() {
        done.statements.extend(below().flat_map(|heir| not_null::said_again(heir, context)));
    }
}

/// What is said of how values are stored and analysed, as far as it differs from `old`, or from nothing.
pub(super) fn storage(item: Item<'_>, old: Option<&Facts>, new: &Facts) -> Vec<Statement> {
    let mut done = changes(item);
    let before = |get: fn(&Facts) -> Option<char>| old.and_then(get);
    if before(|facts| facts.storage) != new.storage {
        // The word DEFAULT is known from PostgreSQL 16 on only: the storage of the type is set by its name.
        let word = match new.storage.or(item.aside::<Aside>().usual_storage) {
            None | Some('p') => "PLAIN",
            Some('e') => "EXTERNAL",
            Some('m') => "MAIN",
            Some(_) => "EXTENDED",
        };
        done.add(format!("SET STORAGE {word}"), "set the storage");
    }
    if before(|facts| facts.compression) != new.compression {
        let word = match new.compression {
            Some('l') => "lz4",
            Some(_) => "pglz",
            None => "default",
        };
        done.add(format!("SET COMPRESSION {word}"), "set the compression");
    }
    if old.and_then(|old| old.statistics) != new.statistics {
        done.add(format!("SET STATISTICS {}", new.statistics.unwrap_or(-1)), "set the statistics target");
    }
    for change in table::changed_parameters(old.map_or(&[], |old| &old.options), &new.options) {
        done.add(change, "set the options");
    }
    if let Some(old) = old.filter(|old| old.foreign_options != new.foreign_options) {
        done.add(foreign_changes(&old.foreign_options, &new.foreign_options), "set the options");
    }
    done.statements
}

fn foreign_changes(old: &[String], new: &[String]) -> String {
    let name = |option: &String| option.split_once('=').map_or(option.clone(), |(name, _)| name.to_owned());
    let quoted = |option: &String| super::foreign_options(std::slice::from_ref(option));
    let mut parts = Vec::new();
    for option in old.iter().filter(|option| !new.iter().any(|other| name(other) == name(option))) {
        parts.push(format!("DROP {}", hbm_db_catalog::Ident::new(name(option))));
    }
    for option in new.iter().filter(|option| !old.contains(option)) {
        let verb = if old.iter().any(|other| name(other) == name(option)) { "SET" } else { "ADD" };
        parts.push(format!("{verb} {}", quoted(option)));
    }
    format!("OPTIONS ({})", parts.join(", "))
}
