//! Consent to a loss, by name.

use super::Context;
use crate::error::{Error, Result};
use crate::plan::{Consent, Hazard};

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
        let impossible: Vec<_> = hazards.iter().filter(|hazard| !hazard.kind.can_be_accepted()).collect();
        if !impossible.is_empty() {
            return Err(Error::refused("rows stand in the way")
                .details(impossible.iter().map(ToString::to_string))
                .hint("change these rows first; PostgreSQL cannot keep a value whose label is gone"));
        }
        let open: Vec<_> = hazards.iter().filter(|hazard| !covered(hazard)).collect();
        if !open.is_empty() && !context.ui.is_interactive() {
            return Err(Error::refused("data would be lost that nobody named")
                .details(open.iter().map(|hazard| format!("{hazard}: {}", hazard.flag())))
                .hint("give the flags above for what may be lost"));
        }
        for hazard in open {
            if !context.ui.confirm(&format!("{hazard} would be lost. Go on?"))? {
                return Err(Error::refused(format!("{hazard} is kept; nothing was changed")));
            }
        }
        Ok(())
    }
}
