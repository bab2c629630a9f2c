//! What can be mended, decided from the catalog: findings × what the files would have made × what is there.

use super::leftovers::{Invalid, is_half_built};
use super::{Finding, Ledger, Migration, Migrations};
use crate::catalog::quote_literal;
use crate::db::Session;
use crate::error::{Error, Result};
use serde::Serialize;
use std::fmt;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "repair", rename_all = "snake_case")]
pub enum Repair {
    /// The rest of a migration that stopped is run.
    Finish {
        /// The migration.
        name: String,
        /// Statements that finished.
        reached: usize,
        /// Statements there are.
        statements: usize,
    },
    /// The checksum of the file as it is now is taken into the ledger.
    TakeChecksum {
        /// The migration.
        name: String,
    },
    /// A migration without a file is taken out of the ledger.
    Forget {
        /// The migration.
        name: String,
    },
    /// A migration gets its new name in the ledger.
    Rename {
        /// As in the ledger.
        from: String,
        /// As in the folder.
        to: String,
    },
    /// An index that is not valid is built again.
    Rebuild {
        /// The index.
        index: String,
    },
    /// Half of an index that a broken REINDEX left is dropped.
    Drop {
        /// The index.
        index: String,
    },
    /// A migration that is in the ledger is put in its place.
    Place {
        /// The migration.
        name: String,
        /// Where it is.
        place: String,
    },
    /// What a broken run left among the files is undone or removed.
    TidyUp {
        /// Where it is.
        place: String,
    },
    /// A copy of a database that a broken run left is dropped.
    DropDatabase {
        /// The database.
        database: String,
    },
    /// A part of a dump that a broken run left is removed.
    Remove {
        /// The file.
        file: String,
    },
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finish { name, reached, statements } => {
                write!(f, "apply the rest of {name}, {} of {statements} statements", statements - reached)
            }
            Self::TakeChecksum { name } => {
                write!(f, "take {name} as it is written now: the database is as the files say")
            }
            Self::Forget { name } => {
                write!(f, "take {name} out of the ledger: the database is as the files say without it")
            }
            Self::Rename { from, to } => write!(f, "call {from} {to} in the ledger"),
            Self::Rebuild { index } => write!(f, "build the invalid index {index} again"),
            Self::Drop { index } => write!(f, "drop {index}, which a broken REINDEX left"),
            Self::Place { name, place } => write!(f, "put {name} in its place, from {place}"),
            Self::TidyUp { place } => write!(f, "tidy up {place}: what has no other place is put back"),
            Self::DropDatabase { database } => {
                write!(f, "drop the database {database}, which a broken checkpoint or rollback left")
            }
            Self::Remove { file } => write!(f, "remove {file}, which a broken checkpoint or rollback left"),
        }
    }
}

impl Repair {
    /// What to do about the findings. `in_step` says whether the database is as the applied files make it.
    pub(crate) fn of(findings: &[Finding], invalid: &[Invalid], in_step: bool) -> Vec<Self> {
        let about_findings = findings.iter().filter_map(|finding| match finding {
            // One that is being undone may lose rows, so `down` goes on with it, which asks.
            Finding::Interrupted { name, lost: true, .. } => {
                in_step.then(|| Self::Forget { name: name.clone() })
            }
            Finding::Interrupted { name, reached, statements, undoing: false, .. } => {
                Some(Self::Finish { name: name.clone(), reached: *reached, statements: *statements })
            }
            Finding::Edited { name, .. } if in_step => Some(Self::TakeChecksum { name: name.clone() }),
            Finding::Unplaced { name, place } => {
                Some(Self::Place { name: name.clone(), place: place.clone() })
            }
            Finding::LeftBehind { place, .. } => Some(Self::TidyUp { place: place.clone() }),
            Finding::Missing { name } if in_step => Some(Self::Forget { name: name.clone() }),
            Finding::Renamed { from, to } if in_step => {
                Some(Self::Rename { from: from.clone(), to: to.clone() })
            }
            _ => None,
        });
        let mut repairs: Vec<Self> = about_findings.collect();
        // What an interrupted migration left, its own rest looks after.
        if repairs.iter().all(|repair| !matches!(repair, Self::Finish { .. })) {
            repairs.extend(invalid.iter().map(|left| {
                let index = left.index.clone();
                if is_half_built(&index) { Self::Drop { index } } else { Self::Rebuild { index } }
            }));
        }
        repairs
    }

    /// Does it, where it is a matter of the ledger, an index or files.
    ///
    /// # Errors
    /// What the server or the file system answers.
    pub(crate) async fn mend(&self, session: &mut Session, files: &Migrations) -> Result<()> {
        let app = quote_literal(&files.app);
        let sql = match self {
            // The command does these.
            Self::Finish { .. } | Self::DropDatabase { .. } => return Ok(()),
            Self::Remove { file } => {
                return std::fs::remove_file(file)
                    .map_err(|error| Error::failed(format!("cannot remove {file}")).because(error));
            }
            Self::Place { place, .. } | Self::TidyUp { place } => {
                let aside = files.left.iter().find(|one| one.folder.display().to_string() == *place);
                return match (aside, self) {
                    (Some(aside), Self::Place { .. }) => aside.place(),
                    (Some(aside), _) => aside.settle(),
                    (None, _) => Ok(()),
                };
            }
            Self::TakeChecksum { name } => {
                let file = files.list.iter().find(|one| one.name == *name);
                let checksum = file.map(|one| one.checksum.clone()).unwrap_or_default();
                format!(
                    "update hbm_db.migrations set checksum = {}, reached_checksum = {0}
                     where app = {app} and name = {}",
                    quote_literal(&checksum),
                    quote_literal(name)
                )
            }
            Self::Forget { name } => format!(
                "with forgotten as (delete from hbm_db.migrations where app = {app} and name = {0})
                 delete from public.seaql_migrations where version = {0}",
                quote_literal(name)
            ),
            Self::Rename { from, to } => format!(
                "with renamed as (update hbm_db.migrations set name = {1} where app = {app} and name = {0})
                 update public.seaql_migrations set version = {1} where version = {0}",
                quote_literal(from),
                quote_literal(to)
            ),
            Self::Rebuild { index } => format!("reindex index concurrently {index}"),
            Self::Drop { index } => format!("drop index concurrently if exists {index}"),
        };
        session.execute(&sql).await
    }
}

/// The migrations whose effect the database should have: those of the ledger, under the names the files have now.
pub(crate) fn applied_files(files: &Migrations, ledger: &Ledger, findings: &[Finding]) -> Vec<Migration> {
    let renamed =
        |name: &str| findings.iter().any(|one| matches!(one, Finding::Renamed { to, .. } if to == name));
    files.list.iter().filter(|one| ledger.has(&files.app, one) || renamed(&one.name)).cloned().collect()
}
