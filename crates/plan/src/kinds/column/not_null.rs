//! NOT NULL (manual, "Not-Null Constraints"). From PostgreSQL 18 on it is a constraint with a name.

use super::{Aside, Facts};
use crate::context::Context;
use crate::kinds::partition;
use crate::rules::Item;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Name, quote_literal};
use serde::Deserialize;

/// What is said of a column that is `NOT NULL`. It says nothing before PostgreSQL 18.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct NotNull {
    /// The name of the constraint, where it is not the usual one.
    pub name: Option<Ident>,
    /// `NO INHERIT`.
    pub no_inherit: bool,
    /// `NOT VALID`.
    pub not_valid: bool,
    /// The comment on the constraint.
    pub comment: Option<String>,
}

impl NotNull {
    /// The words in the definition of a column. One that is not validated or has a comment is added by a statement.
    pub(super) fn words(&self) -> String {
        let name = self.name.as_ref().map_or(String::new(), |name| format!(" CONSTRAINT {name}"));
        let inherit = if self.no_inherit { " NO INHERIT" } else { "" };
        format!("{name} NOT NULL{inherit}")
    }
}

/// Whether `INHERITS` makes the constraint, as it is declared nowhere else. That of a partition is its own until it is
/// attached.
pub(super) fn is_inherited(item: Item<'_>) -> bool {
    let aside: Aside = item.aside();
    aside.inherited_not_null && !aside.own_not_null && partition::whole(item.side, &item.name()).is_none()
}

/// The element of `CREATE TABLE` that declares it of a column which is only inherited; nothing where it is not.
pub(super) fn of_inherited(item: Item<'_>, facts: &Facts) -> String {
    let (aside, column): (Aside, _) = (item.aside(), item.id.last());
    match (&facts.not_null, &aside.not_null) {
        (Some(said), Some(name)) if !is_inherited(item) && !said.not_valid => {
            let inherit = if said.no_inherit { " NO INHERIT" } else { "" };
            format!("CONSTRAINT {name} NOT NULL {column}{inherit}")
        }
        _ => String::new(),
    }
}

/// The statements from one to the other. `names` are those that the constraints have, where the server knows them.
pub(super) fn statements(
    item: Item<'_>,
    (old, new): (Option<&NotNull>, Option<&NotNull>),
    names: (Option<&Ident>, Option<&Ident>),
) -> Vec<Statement> {
    let (table, column) = (item.name(), item.id.last());
    let statement = |sql: String, what: &str| {
        let summary = format!("{what} of {}", item.id.brief());
        Statement::new(format!("ALTER TABLE {table} {sql}"), summary, Lock::AccessExclusive)
    };
    let mut done = Vec::new();
    let mut commented = old.and_then(|old| old.comment.as_ref());
    match (old, new) {
        (Some(_), None) => done.push(statement(format!("ALTER COLUMN {column} DROP NOT NULL"), "drop not null")),
        (None, Some(new)) => done.push(set(new, column, &statement)),
        (Some(old), Some(new)) => {
            let kept = old.no_inherit == new.no_inherit && (old.not_valid || !new.not_valid);
            if !kept {
                done.push(statement(format!("ALTER COLUMN {column} DROP NOT NULL"), "drop not null"));
                done.push(set(new, column, &statement));
                commented = None;
            } else if let (Some(was), Some(is)) = names {
                if was != is {
                    done.push(statement(format!("RENAME CONSTRAINT {was} TO {is}"), "rename not null"));
                }
                if old.not_valid && !new.not_valid {
                    done.push(statement(format!("VALIDATE CONSTRAINT {is}"), "validate not null"));
                }
            }
        }
        (None, None) => {}
    }
    let wanted = new.and_then(|new| new.comment.as_ref());
    if let (true, Some(name)) = (commented != wanted && new.is_some(), names.1) {
        let text = wanted.map_or("NULL".to_owned(), |text| quote_literal(text));
        let sql = format!("COMMENT ON CONSTRAINT {name} ON {table} IS {text}");
        done.push(Statement::new(sql, format!("comment on not null of {}", item.id.brief()), Lock::None));
    }
    done
}

/// What is left to say of a column that was made with its words.
pub(super) fn after_words(item: Item<'_>, facts: &Facts) -> Vec<Statement> {
    let Some(new) = &facts.not_null else { return Vec::new() };
    let said = (!new.not_valid && !is_unsaid(item)).then(|| NotNull { comment: None, ..new.clone() });
    let name = item.aside::<Aside>().not_null;
    statements(item, (said.as_ref(), Some(new)), (name.as_ref(), name.as_ref()))
}

/// Whether no words of `CREATE TABLE` can declare it: the column comes with `INHERITS`, nothing that it comes from is NOT NULL, and
/// the constraint has no name.
fn is_unsaid(item: Item<'_>) -> bool {
    let aside: Aside = item.aside();
    let parents = aside.inherited.into_iter().map(|(namespace, name)| Name { namespace, name });
    let mut columns = parents.filter_map(|parent| Item::of(item.side, &super::id(&parent, item.id.last())));
    aside.not_null.is_none()
        && super::is_only_inherited(item)
        && columns.all(|column| column.facts::<Facts>().not_null.is_none())
}

/// The column whose NOT NULL, which is new, is inherited.
pub(super) fn comes_from<'a>(item: Item<'_>, context: &Context<'a>) -> Option<Item<'a>> {
    let parent = super::inherited(item, context)?;
    let (old, new) = (context.live(&parent)?, context.desired(&parent)?);
    let is_new = old.facts::<Facts>().not_null.is_none();
    new.facts::<Facts>().not_null.filter(|not_null| is_new && !not_null.no_inherit).map(|_| new)
}

/// Whether one that has a name goes before it is inherited: it is to have none of its own, or that which it is inherited by.
pub(super) fn gives_way(heir: Item<'_>, to: Item<'_>, parent: Item<'_>) -> bool {
    let (before, after): (Aside, Aside) = (heir.aside(), to.aside());
    let is_joined = before.not_null.is_some() && !before.inherited_not_null && after.inherited_not_null;
    let takes_name = before.not_null != after.not_null && after.not_null == parent.aside::<Aside>().not_null;
    is_joined && (!after.own_not_null || takes_name)
}

/// The statements before one is inherited from a column.
pub(super) fn made_way(heir: Item<'_>, parent: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
    let Some(to) = context.desired(heir.id) else { return Vec::new() };
    let (before, after): (Aside, Aside) = (heir.aside(), to.aside());
    let not_null = heir.facts::<Facts>().not_null;
    let not_null = not_null.as_ref().filter(|_| !before.inherited_not_null && after.inherited_not_null);
    let kept = not_null.filter(|_| !gives_way(heir, to, parent));
    statements(to, (not_null, kept), (before.not_null.as_ref(), after.not_null.as_ref()))
}

/// The statements for a column that stays NOT NULL where that which it inherits from does not: it goes in both.
pub(super) fn said_again(heir: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
    let Some(to) = context.desired(heir.id) else { return Vec::new() };
    let (was, is): (Facts, Facts) = (heir.facts(), to.facts());
    let (before, after): (Aside, Aside) = (heir.aside(), to.aside());
    // One that has a name of its own stays.
    let is_lost = before.not_null.is_none() || before.inherited_not_null && !before.own_not_null;
    match was.not_null.is_some() && is_lost {
        true => statements(to, (None, is.not_null.as_ref()), (None, after.not_null.as_ref())),
        false => Vec::new(),
    }
}

fn set(new: &NotNull, column: &Ident, statement: &dyn Fn(String, &str) -> Statement) -> Statement {
    if new.name.is_none() && !new.no_inherit && !new.not_valid {
        return statement(format!("ALTER COLUMN {column} SET NOT NULL"), "set not null");
    }
    let name = new.name.as_ref().map_or(String::new(), |name| format!("CONSTRAINT {name} "));
    let inherit = if new.no_inherit { " NO INHERIT" } else { "" };
    let valid = if new.not_valid { " NOT VALID" } else { "" };
    statement(format!("ADD {name}NOT NULL {column}{inherit}{valid}"), "set not null")
}
