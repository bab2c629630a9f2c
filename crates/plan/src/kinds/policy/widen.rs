//! Whether a policy lets more rows through than it did.
//!
//! Permissive policies add rows, restrictive ones take some away (manual, `CREATE POLICY`): what is more for one is less
//! for the other. Of two expressions nothing can be said.

use super::{Command, Facts};

/// What becomes wider; none where nothing can.
pub(super) fn widens(old: &Facts, new: &Facts) -> Option<&'static str> {
    if old.restrictive && !new.restrictive {
        return Some("it adds rows instead of taking some away");
    }
    if (&old.using, &old.check) != (&new.using, &new.check) {
        return Some("other rows are let through");
    }
    let (less, more) = if new.restrictive { (new, old) } else { (old, new) };
    if !covers_roles(less, more) {
        return Some(match new.restrictive {
            true => "it no longer holds for some roles",
            false => "it lets rows through for more roles",
        });
    }
    let covers = less.command == more.command || less.command == Command::All;
    (!covers && old.restrictive == new.restrictive).then_some("it is for other statements")
}

/// Whether every role of one is a role of the other, which holds for everybody where it names nobody.
fn covers_roles(wide: &Facts, narrow: &Facts) -> bool {
    wide.roles.is_empty()
        || !narrow.roles.is_empty() && narrow.roles.iter().all(|role| wide.roles.contains(role))
}
