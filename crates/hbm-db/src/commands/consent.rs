//! Consent to a loss, by name.

use super::Context;
use crate::db::{Guard, Protection, Session};
use crate::error::{Error, Result};
use crate::plan::{Consent, Hazard, Unknown};

/// `--confirm-database`: the name of the database, by which a wrong URL is found out.
#[derive(Debug, clap::Args)]
pub(crate) struct ConfirmArgs {
    /// The database's name, for what is refused in a protected one otherwise.
    #[arg(long, value_name = "NAME")]
    confirm_database: Option<String>,
}

impl ConfirmArgs {
    /// Whether the database was named.
    ///
    /// # Errors
    /// Exit 4 where another one was.
    pub(crate) fn names(&self, session: &Session) -> Result<bool> {
        let database = &session.server.database;
        match &self.confirm_database {
            Some(name) if name != database => {
                Err(Error::refused(format!("--confirm-database says {name}, and this is {database}"))
                    .hint("check the URL: this is probably not the database you mean"))
            }
            named => Ok(named.is_some()),
        }
    }
}

impl ConfirmArgs {
    /// The name that was given.
    pub(crate) fn name(&self) -> Option<&str> {
        self.confirm_database.as_deref()
    }

    /// Checks that what undoes migrations may run: it drops, so a protected database is named.
    ///
    /// # Errors
    /// Exit 4 where a protected database is not named, or another one is.
    pub(crate) async fn allow_undoing(
        &self,
        command: &str,
        session: &mut Session,
        context: &Context<'_>,
    ) -> Result<()> {
        let named = self.names(session)?;
        match Guard::read(session).await?.protection(&context.settings) {
            Some(protection) if !named => Err(refuse_protected(command, &protection, session, None)),
            _ => Ok(()),
        }
    }
}

/// Refuses what a protected database keeps unless it is named.
pub(crate) fn refuse_protected(
    command: &str,
    protection: &Protection,
    session: &Session,
    what: impl IntoIterator<Item = String>,
) -> Error {
    let database = &session.server.database;
    let error = Error::refused(format!("{command} refuses {database}: {protection}")).details(what);
    let error = protection.remedy().into_iter().fold(error, Error::hint);
    error
        .hint("check the URL: this is perhaps not the database you mean")
        .hint(format!("if it is, name it: --confirm-database {database}"))
}

/// `--accept`.
#[derive(Debug, clap::Args)]
pub(crate) struct AcceptArgs {
    /// Consent to a loss: a hazard, or a hazard on one object, like drop_column:users.phone. Can be given several
    /// times.
    #[arg(long, value_name = "HAZARD[:OBJECT]")]
    pub(crate) accept: Vec<Consent>,
}

impl AcceptArgs {
    /// Sees to it that every loss was named, and asks where somebody is there to answer.
    ///
    /// # Errors
    /// Exit 4 with the flags that name what was not, and where no consent makes a loss possible.
    pub(crate) fn cover(&self, hazards: &[&Hazard], context: &Context<'_>) -> Result<()> {
        let covered =
            |hazard: &Hazard| self.accept.iter().any(|consent| consent.covers(hazard.kind, &hazard.object));
        if let Some((hazard, why)) = hazards.iter().find_map(|hazard| match &hazard.unknown {
            Some(Unknown::RowsInTheWay(why)) => Some((hazard, why)),
            _ => None,
        }) {
            return Err(Error::failed(format!(
                "the rows do not allow it: {} {}: {why}",
                hazard.kind, hazard.object
            ))
            .hint(format!(
                "correct the rows first, or say what becomes of the values: --using {object}='EXPRESSION'; to give \
                 them up: --accept replace_column:{object}",
                object = hazard.object
            )));
        }
        let impossible: Vec<_> = hazards.iter().filter(|hazard| !hazard.kind.can_be_accepted()).collect();
        if !impossible.is_empty() {
            return Err(Error::refused("rows stand in the way")
                .details(impossible.iter().map(ToString::to_string))
                .hint("change these rows first; PostgreSQL cannot keep a value whose label is gone"));
        }
        let open: Vec<_> = hazards.iter().filter(|hazard| !covered(hazard)).collect();
        if !open.is_empty() && !context.ui.is_interactive() {
            return Err(Error::refused("something would be lost that nobody named")
                .details(open.iter().map(|hazard| format!("{hazard}: {}", hazard.flag())))
                .hint("give the flags above for what may be lost"));
        }
        for hazard in open {
            if !context.ui.confirm(&format!("{hazard}. Go on?"))? {
                return Err(Error::refused(format!("nothing was changed: {hazard}")));
            }
        }
        Ok(())
    }
}
