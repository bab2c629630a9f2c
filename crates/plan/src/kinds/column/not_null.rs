//! NOT NULL (manual, "Not-Null Constraints"). From PostgreSQL 18 on it is a constraint with a name.

use super::{Aside, Facts};
use crate::kinds::partition;
use crate::rules::Item;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, quote_literal};
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
    let said = (!new.not_valid).then(|| NotNull { comment: None, ..new.clone() });
    let name = item.aside::<Aside>().not_null;
    statements(item, (said.as_ref(), Some(new)), (name.as_ref(), name.as_ref()))
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
