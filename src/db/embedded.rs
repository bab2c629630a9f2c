//! A real PostgreSQL inside the process, for a machine with nothing but this binary.
//!
//! It takes one connection at a time. Its data is in `.hbm-db/<app>`, found upwards from the current folder.

use crate::config::{DbUrl, make_in_own_folder, own_folder};
use crate::error::{Error, Exit, Result};
use oliphaunt_wasix::{DatabaseStorage, Extension, OliphauntServer, StorageErrorCode};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The running server; it ends with the value.
pub(super) struct Embedded {
    url: DbUrl,
    _server: OliphauntServer,
}

impl std::fmt::Debug for Embedded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Embedded").field("url", &self.url).finish()
    }
}

/// How long to wait for another process that has the data: it takes one at a time.
const PATIENCE: Duration = Duration::from_secs(60);

impl Embedded {
    /// Starts the server on the data of `app`.
    ///
    /// # Errors
    /// Exit 5 where the data is in use or cannot be read.
    pub(super) async fn start(app: &str) -> Result<Self> {
        let folder = make_in_own_folder(app).map_err(|error| {
            Error::new(Exit::Unreachable, format!("cannot create {}", folder(app).display())).because(error)
        })?;
        Self::run(Some(folder)).await
    }

    /// Starts an empty server that leaves nothing behind.
    ///
    /// # Errors
    /// Exit 5 where it does not start.
    pub(super) async fn start_in_memory() -> Result<Self> {
        Self::run(None).await
    }

    async fn run(folder: Option<PathBuf>) -> Result<Self> {
        let storage = folder.clone().map_or(DatabaseStorage::Memory, DatabaseStorage::Directory);
        let end = Instant::now() + PATIENCE;
        let server = loop {
            let storage = storage.clone();
            let started = tokio::task::spawn_blocking(move || {
                OliphauntServer::builder().storage(storage).extensions(Extension::ALL.iter().copied()).start()
            })
            .await
            .map_err(|error| Error::bug("the embedded PostgreSQL panicked").because(error))?;
            match started {
                Ok(server) => break server,
                Err(error) if is_busy(&error) && Instant::now() < end => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(error) => return Err(refusal(folder.as_deref(), error)),
            }
        };
        let url = DbUrl::parse(server.connection_string())?;
        Ok(Self { url, _server: server })
    }

    pub(super) fn url(&self) -> &DbUrl {
        &self.url
    }
}

/// Another process has the data.
fn is_busy(error: &oliphaunt_wasix::Error) -> bool {
    error.storage_error().is_some_and(|details| details.code() == StorageErrorCode::Busy)
}

fn refusal(folder: Option<&Path>, error: oliphaunt_wasix::Error) -> Error {
    let place = folder.map_or("memory".into(), |folder| folder.display().to_string());
    Error::new(Exit::Unreachable, format!("the embedded PostgreSQL in {place} does not start"))
        .because(error)
        .hint("if another hbm-db is running on it, let it end: it takes one process at a time")
        .hint("or name a server with DATABASE_URL or --url")
}

/// `.hbm-db/<app>`.
pub(super) fn folder(app: &str) -> PathBuf {
    own_folder().join(app)
}
