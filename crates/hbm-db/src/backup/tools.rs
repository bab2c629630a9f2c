//! Which program of PostgreSQL is used.

use crate::error::{Error, Result};
use hbm_db_postgres::{Client, newest, of_version};

/// A program of PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Writes backups.
    Dump,
    /// Reads them.
    Restore,
    /// Copies a cluster.
    BaseBackup,
    /// Compares such a copy with its manifest.
    VerifyBackup,
    /// Tells what a cluster was.
    ControlData,
}

impl Tool {
    fn name(self) -> &'static str {
        match self {
            Self::Dump => "pg_dump",
            Self::Restore => "pg_restore",
            Self::BaseBackup => "pg_basebackup",
            Self::VerifyBackup => "pg_verifybackup",
            Self::ControlData => "pg_controldata",
        }
    }

    /// Debian's package for a major version, and that of Red Hat.
    fn packages(self, major: u32) -> String {
        match self {
            Self::Dump | Self::Restore | Self::BaseBackup => {
                format!("postgresql-client-{major} (Debian, Ubuntu), or postgresql{major} (Red Hat)")
            }
            Self::VerifyBackup | Self::ControlData => {
                format!("postgresql-{major} (Debian, Ubuntu), or postgresql{major}-server (Red Hat)")
            }
        }
    }

    /// Whether it has to be of the very version of the server: it reads files of that.
    fn is_exact(self) -> bool {
        matches!(self, Self::BaseBackup | Self::VerifyBackup | Self::ControlData)
    }
}

/// The newest program on the machine, which has to be as new as what it reads.
///
/// # Errors
/// Exit 1 with those that there are, and the package to install.
pub(crate) fn find(tool: Tool, least: u32) -> Result<Client> {
    let found = match tool.is_exact() {
        true => of_version(tool.name(), least),
        false => newest(tool.name(), least),
    };
    found.map_err(|found| {
        let name = tool.name();
        let error = match found.is_empty() {
            true => Error::failed(format!("there is no {name} on this machine")),
            false if tool.is_exact() => {
                Error::failed(format!("no {name} on this machine is of PostgreSQL {least}"))
            }
            false => Error::failed(format!(
                "no {name} on this machine can read what PostgreSQL {least} wrote: it has to be as new"
            )),
        };
        error
            .details(found.iter().map(|one| format!("{} is {}", one.path.display(), one.version)))
            .hint(format!("install {}", tool.packages(least)))
            .hint("or name the folder of its programs in POSTGRES_BIN")
    })
}
