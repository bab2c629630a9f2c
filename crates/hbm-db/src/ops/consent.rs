//! Consent to a loss, by name, and to work in a protected database, by its name.

use super::Project;
use crate::db::{Guard, Protection, Session};
use crate::error::{Error, Result};
use crate::plan::{Consent, Hazard, Unknown};
use crate::progress::Listener;

/// Whether the database was confirmed by its name.
///
/// # Errors
/// Exit 4 where another one was.
pub(crate) fn is_confirmed(name: Option<&str>, session: &Session) -> Result<bool> {
    let database = &session.server.database;
    match name {
        Some(name) if name != database => {
            Err(Error::refused(format!("--confirm-database says {name}, and this is {database}"))
                .hint("check the URL: this is probably not the database you mean"))
        }
        named => Ok(named.is_some()),
    }
}

/// Checks that what undoes migrations may run: it drops, so a protected database is named.
///
/// # Errors
/// Exit 4 where a protected database is not named, or another one is.
pub(super) async fn allow_undoing(
    operation: &str,
    confirmed: Option<&str>,
    session: &mut Session,
    project: &Project,
) -> Result<()> {
    let named = is_confirmed(confirmed, session)?;
    match Guard::read(session).await?.protection(&project.settings) {
        Some(protection) if !named => Err(refuse_protected(operation, &protection, session, None)),
        _ => Ok(()),
    }
}

/// Refuses what a protected database keeps unless it is named.
pub(super) fn refuse_protected(
    operation: &str,
    protection: &Protection,
    session: &Session,
    what: impl IntoIterator<Item = String>,
) -> Error {
    let database = &session.server.database;
    let error = Error::refused(format!("{operation} refuses {database}: {protection}")).details(what);
    let error = protection.remedy().into_iter().fold(error, Error::hint);
    error
        .hint("check the URL: this is perhaps not the database you mean")
        .hint(format!("if it is, name it: --confirm-database {database}"))
}

/// Sees to it that every loss was named, and asks where somebody is there to answer.
///
/// # Errors
/// Exit 4 with the flags that name what was not, and where no consent makes a loss possible.
pub(super) fn cover(accepted: &[Consent], hazards: &[&Hazard], listener: &dyn Listener) -> Result<()> {
    let covered =
        |hazard: &Hazard| accepted.iter().any(|consent| consent.covers(hazard.kind, &hazard.object));
    if let Some((hazard, why)) = hazards.iter().find_map(|hazard| match &hazard.unknown {
        Some(Unknown::RowsInTheWay(why)) => Some((hazard, why)),
        _ => None,
    }) {
        return Err(Error::failed(format!(
            "the rows do not allow it: {} {}: {why}",
            hazard.kind, hazard.object
        ))
        .hint(format!(
            "correct the rows first, or say what becomes of the values: --using {object}='EXPRESSION'; to give them \
             up: --accept replace_column:{object}",
            object = hazard.object
        )));
    }
    let impossible: Vec<_> = hazards.iter().filter(|hazard| !hazard.kind.can_be_accepted()).collect();
    if !impossible.is_empty() {
        return Err(Error::refused("rows stand in the way")
            .details(impossible.iter().map(ToString::to_string))
            .hint("change these rows first, as PostgreSQL cannot keep a value whose label is gone; a label that has another name now is a rename: --rename TYPE.OLD=NEW"));
    }
    let open: Vec<_> = hazards.iter().filter(|hazard| !covered(hazard)).collect();
    for hazard in &open {
        match listener.confirm(&format!("{hazard}. Go on?"))? {
            Some(true) => {}
            Some(false) => return Err(Error::refused(format!("nothing was changed: {hazard}"))),
            None => {
                return Err(Error::refused("something would be lost that nobody named")
                    .details(open.iter().map(|hazard| format!("{hazard}: {}", hazard.flag())))
                    .hint("give the flags above for what may be lost"));
            }
        }
    }
    Ok(())
}
