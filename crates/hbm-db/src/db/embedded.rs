//! A PostgreSQL of the project's own, where no URL is configured.
//!
//! Its data is in `.hbm-db/<app>`, found upwards from the current folder. It runs as a private child; the processes
//! that use the same folder share it, and it is shut down with the last of them.

use crate::config::{DbUrl, make_in_own_folder, own_folder};
use crate::error::{Error, Exit, Result};
use hbm_db_postgres::{Problem, Server, VARIABLE};
use std::path::PathBuf;

/// The running server; this process's use of it ends with the value.
#[derive(Debug)]
pub(super) struct Embedded {
    url: DbUrl,
    _server: Server,
}

impl Embedded {
    /// Starts the server on the data of `app`, or joins it where it runs.
    ///
    /// # Errors
    /// Exit 5 where there is no PostgreSQL, or it does not start.
    pub(super) async fn start(app: &str) -> Result<Self> {
        let folder = make_in_own_folder(app).map_err(|error| {
            let path = folder(app);
            refusal(&path.display().to_string(), Problem::File { path, error })
        })?;
        let place = folder.display().to_string();
        Self::run(place, move || Server::start(&folder)).await
    }

    /// Starts an empty server that leaves nothing behind.
    ///
    /// # Errors
    /// Exit 5 where there is no PostgreSQL, or it does not start.
    pub(super) async fn ephemeral() -> Result<Self> {
        Self::run("a temporary folder".into(), Server::ephemeral).await
    }

    async fn run(
        place: String,
        start: impl FnOnce() -> std::result::Result<Server, Problem> + Send + 'static,
    ) -> Result<Self> {
        let server = tokio::task::spawn_blocking(start)
            .await
            .map_err(|error| Error::bug("the start of the embedded PostgreSQL panicked").because(error))?
            .map_err(|problem| refusal(&place, problem))?;
        let folder = server.socket_folder().display().to_string();
        let url = DbUrl::of_socket(&folder)?;
        Ok(Self { url, _server: server })
    }

    pub(super) fn url(&self) -> &DbUrl {
        &self.url
    }
}

/// The error with what to do about it.
fn refusal(place: &str, problem: Problem) -> Error {
    let hint = match &problem {
        Problem::NoPrograms(None) | Problem::Unfit(_) => {
            "install PostgreSQL: a package called postgresql has it".to_owned()
        }
        Problem::NoPrograms(Some(major)) => format!(
            "install PostgreSQL {major}, name its folder in {VARIABLE}, or remove {place} with its rows and begin anew"
        ),
        Problem::NotPrograms { .. } => {
            format!("name the folder of initdb and postgres in {VARIABLE}, or unset it")
        }
        Problem::NoAccount => "run it as another user than root".to_owned(),
        Problem::Ended(_) | Problem::NotReady(_) | Problem::StillThere(_) => {
            format!("its messages are in {place}/log")
        }
        Problem::File { .. } | Problem::Spawn { .. } | Problem::Init(_) => {
            format!("see that there is room, and permission to write, in {place}")
        }
    };
    Error::new(Exit::Unreachable, format!("the embedded PostgreSQL in {place} does not start"))
        .because(problem)
        .hint(hint)
        .hint("or name a server with DATABASE_URL or --url")
}

/// `.hbm-db/<app>`.
pub(super) fn folder(app: &str) -> PathBuf {
    own_folder().join(app)
}
