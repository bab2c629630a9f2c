//! Consent to a loss, by name.

use crate::plan::Consent;

/// `--confirm-database`: the name of the database, by which a wrong URL is found out.
#[derive(Debug, clap::Args)]
pub(crate) struct ConfirmArgs {
    /// The database's name, for what is refused in a protected one otherwise.
    #[arg(long, value_name = "NAME")]
    confirm_database: Option<String>,
}

impl ConfirmArgs {
    /// The name that was given.
    pub(crate) fn name(&self) -> Option<String> {
        self.confirm_database.clone()
    }
}

/// `--accept`.
#[derive(Debug, clap::Args)]
pub(crate) struct AcceptArgs {
    /// Consent to a loss: a hazard, or a hazard on one object, like drop_column:users.phone. Can be given several
    /// times.
    #[arg(long, value_name = "HAZARD[:OBJECT]")]
    pub(crate) accept: Vec<Consent>,
}
