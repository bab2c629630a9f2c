//! Two catalogs, as a list of what is different. Pure.

use crate::catalog::{Catalog, Ident};
use crate::plan::{Compared, For, Left, Terms, left, left_to_do};

/// What would have to be done to `one` for it to be like `other`, one line each. A table stands for what belongs to it.
/// Privileges count where the other names their roles; owners do not.
pub fn differences(one: &Catalog, other: &Catalog) -> Vec<String> {
    left_to_do(&compared_with(other), one, other)
}

/// How many of the [`differences`] are the ends of lines alone: `\r\n` in the one, `\n` in the other.
pub fn by_line_ends(one: &Catalog, other: &Catalog) -> usize {
    let count = |one: &Catalog, other: &Catalog| left(&compared_with(other), one, other).len();
    count(one, other) - count(&one.with_plain_line_ends(), &other.with_plain_line_ends())
}

/// In what a database is not as migrations make it, one line each, in words that say which of them has what.
pub(crate) fn deviations(live: &Catalog, made: &Catalog) -> Vec<String> {
    let told = |(what, id)| match what {
        Left::Missing => format!("the migrations make {id}, and the database does not have it"),
        Left::Unwanted => format!("the database has {id}, and the migrations do not make it"),
        Left::Other => format!("{id} is otherwise in the database than the migrations make it"),
    };
    left(&compared_with(made), live, made).into_iter().map(told).collect()
}

fn compared_with(other: &Catalog) -> For {
    let terms =
        Terms { owners: false, privileges: Compared::Named(Terms::roles_named(other)), role: Ident::new("") };
    For { terms, whole: false, ..For::anywhere(0) }
}
