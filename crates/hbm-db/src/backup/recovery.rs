//! A cluster that reads its log up to a moment.

use super::base::Base;
use super::files::unusable;
use super::tools::{Tool, find};
use crate::config::DbUrl;
use crate::error::{Error, Result};
use crate::progress::Progress;
use hbm_db_postgres::{Guest, Problem, State, give_to_server};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Up to when, and where the log is.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    /// The moment, as PostgreSQL reads it.
    pub(crate) until: String,
    /// What copies a segment to where the server wants it.
    pub(crate) restore_command: String,
}

/// A cluster that has recovered, on a private socket.
pub(crate) struct Recovery {
    guest: Guest,
    data: PathBuf,
}

/// Who may connect to it, while it is looked at.
const ACCESS: &str = "hbm-db-access.conf";

/// Between two looks at the server.
const PAUSE: Duration = Duration::from_millis(50);

impl Moment {
    /// With the log in a folder, as `cp` reads it. A percent sign begins what the server fills in.
    pub(crate) fn from_folder(until: String, archive: &Path) -> Self {
        let folder = archive.display().to_string().replace('%', "%%").replace('\'', "'\\''");
        Self { until, restore_command: format!("cp '{folder}/%f' \"%p\"") }
    }
}

impl Recovery {
    /// Starts a server on a copy of a cluster, and waits until it has read its log up to the moment. It archives nothing.
    ///
    /// # Errors
    /// Exit 1 where the moment is not in the log, or a segment is missing, with what the server said.
    pub(crate) async fn run(
        base: &Base,
        data: &Path,
        moment: &Moment,
        progress: &dyn Progress,
    ) -> Result<Self> {
        let signal = data.join("recovery.signal");
        std::fs::write(&signal, "").map_err(unusable(&signal))?;
        let access = data.join(ACCESS);
        // The socket is in the data, which its owner alone can reach.
        std::fs::write(&access, "local all all trust\n").map_err(unusable(&access))?;
        let own = data.join("postgresql.conf");
        let mut settings = Vec::new();
        if !own.exists() {
            // Debian keeps it elsewhere; a server that is behind its primary in these does not start.
            std::fs::write(
                &own,
                "# The settings of this cluster were kept elsewhere: copy them from there.\n",
            )
            .map_err(unusable(&own))?;
            settings.extend(as_primary(base, data)?);
        }
        for (name, value) in [
            ("hot_standby", "off"),
            ("archive_mode", "off"),
            ("ssl", "off"),
            ("logging_collector", "off"),
            ("log_destination", "stderr"),
            ("lc_messages", "C"),
            ("recovery_target_action", "promote"),
            ("recovery_target_timeline", "latest"),
        ] {
            settings.push((name, value.to_owned()));
        }
        settings.push(("restore_command", moment.restore_command.clone()));
        settings.push(("recovery_target_time", moment.until.clone()));
        give_to_server(data).map_err(|problem| failed(data, problem))?;
        let guest = Guest::start(data, ACCESS, &settings).map_err(|problem| failed(data, problem))?;
        let mut recovery = Self { guest, data: data.to_owned() };
        recovery.until_ready(progress).await?;
        Ok(recovery)
    }

    async fn until_ready(&mut self, progress: &dyn Progress) -> Result<()> {
        progress.advance("reading the log", 0);
        loop {
            match self.guest.state() {
                State::Ready => return Ok(()),
                State::Recovering => tokio::time::sleep(PAUSE).await,
                State::Ended(said) => return Err(explained(&said)),
            }
        }
    }

    /// The URL of a database in it.
    ///
    /// # Errors
    /// Exit 70 where its folder is none of a URL.
    pub(crate) fn url(&self) -> Result<DbUrl> {
        DbUrl::of_socket(&self.guest.socket_folder().display().to_string())
    }

    /// Shuts it down, and leaves nothing in it that was needed for looking.
    ///
    /// # Errors
    /// Exit 1 where it does not end in order.
    pub(crate) fn stop(self) -> Result<()> {
        let Self { guest, data } = self;
        guest.stop().map_err(|problem| failed(&data, problem))?;
        for name in [ACCESS, "hbm-db-recovery.log"] {
            let path = data.join(name);
            std::fs::remove_file(&path).map_err(unusable(&path))?;
        }
        Ok(())
    }
}

fn failed(data: &Path, problem: Problem) -> Error {
    let hint = match &problem {
        Problem::NoPrograms(Some(major)) => {
            format!("install PostgreSQL {major}: postgresql-{major} (Debian, Ubuntu)")
        }
        Problem::NoAccount => "run it as another user than root".to_owned(),
        _ => format!("see that there is room, and permission to write, in {}", data.display()),
    };
    Error::failed(format!("no server can be run on {}", data.display())).because(problem).hint(hint)
}

fn explained(said: &str) -> Error {
    let error =
        Error::failed("the cluster did not recover to that moment").details(said.lines().map(str::to_owned));
    if said.contains("recovery ended before configured recovery target was reached") {
        return error
            .hint("no transaction after that moment is in the archive: name an earlier one with --until, or archive the rest of the log first (SELECT pg_switch_wal())");
    }
    if said.contains("could not locate required checkpoint record") || said.contains("WAL ends before") {
        return error.hint("segments that the copy of the cluster begins with are not in the archive: use another one with --base");
    }
    if said.contains("Permission denied") {
        return error
            .hint("the server runs as another user than root, who has to be able to read the archive");
    }
    error
}

/// The settings that a standby may not have lower than its primary, as the copy has them.
fn as_primary(base: &Base, data: &Path) -> Result<Vec<(&'static str, String)>> {
    let program = find(Tool::ControlData, base.manifest.major)?;
    let mut command = Command::new(&program.path);
    command.arg(data).env("LC_ALL", "C");
    let told =
        command.output().map_err(|error| Error::failed("pg_controldata cannot be started").because(error))?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let value = |name: &str| {
        let line = told.lines().find_map(|line| line.strip_prefix(&format!("{name} setting:")))?;
        Some(line.trim().to_owned())
    };
    let names = [
        "max_connections",
        "max_worker_processes",
        "max_wal_senders",
        "max_prepared_xacts",
        "max_locks_per_xact",
    ];
    let settings = [
        "max_connections",
        "max_worker_processes",
        "max_wal_senders",
        "max_prepared_transactions",
        "max_locks_per_transaction",
    ];
    Ok(names.iter().zip(settings).filter_map(|(name, setting)| Some((setting, value(name)?))).collect())
}
