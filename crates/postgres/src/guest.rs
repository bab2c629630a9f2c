//! A server on data that was made elsewhere, to look into it: on a private socket, while recovery goes on and after it.

use crate::Problem;
use crate::cluster::Cluster;
use crate::server::{last_lines_of, reachable};
use rustix::process::{Pid, Signal, kill_process};
use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use tempfile::TempDir;

/// What its messages are called, in the folder of the data.
const LOG: &str = "hbm-db-recovery.log";

/// Such a server. Its end is the end of this value.
#[derive(Debug)]
pub struct Guest {
    child: Child,
    data: PathBuf,
    sockets: PathBuf,
    /// A short way to the socket, where its folder has a long path.
    _link: Option<TempDir>,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It reads its log.
    Recovering,
    /// It takes connections, and may write.
    Ready,
    /// It ended, with its last messages.
    Ended(String),
}

impl Guest {
    /// Starts a server on this data with these settings, on a socket in its folder. `access` is the file there that says who may
    /// connect (manual, "The pg_hba.conf File").
    ///
    /// # Errors
    /// Where there are no programs of its version, or they do not start.
    pub fn start(data: &Path, access: &str, settings: &[(&str, String)]) -> Result<Self, Problem> {
        let data = data.canonicalize().map_err(Problem::file(data))?;
        let cluster = Cluster::of_data(&data)?;
        let (sockets, link) = reachable(&data)?;
        let path = data.join(LOG);
        let log = File::create(&path).map_err(Problem::file(&path))?;
        let errors = log.try_clone().map_err(Problem::file(&path))?;
        let mut command = cluster.command("postgres")?;
        command.arg("-D").arg(cluster.name());
        let own =
            ["listen_addresses=", "unix_socket_directories=.", "unix_socket_permissions=0700", "port=5432"];
        for setting in own {
            command.args(["-c", setting]);
        }
        // A server before it is in its folder looks for a relative path elsewhere.
        command.arg("-c").arg(format!("hba_file={}", cluster.name().join(access).display()));
        for (name, value) in settings {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        // A signal of the terminal is for this process, which shuts it down.
        command.process_group(0).stdout(Stdio::from(log)).stderr(errors);
        let child = command.spawn().map_err(|error| Problem::Spawn { program: "postgres".into(), error })?;
        Ok(Self { child, data, sockets, _link: link })
    }

    /// The folder of the unix socket.
    pub fn socket_folder(&self) -> &Path {
        &self.sockets
    }

    /// How far it is, by its lock file.
    pub fn state(&mut self) -> State {
        if !matches!(self.child.try_wait(), Ok(None)) {
            return State::Ended(last_lines_of(&self.data.join(LOG)));
        }
        let status = fs::read_to_string(self.data.join("postmaster.pid")).unwrap_or_default();
        match status.lines().nth(7).map(str::trim) {
            Some("ready") => State::Ready,
            _ => State::Recovering,
        }
    }

    /// Shuts it down, and waits for that.
    ///
    /// # Errors
    /// Where it did not end by itself and in order.
    pub fn stop(mut self) -> Result<(), Problem> {
        match self.shut_down() {
            true => Ok(()),
            false => Err(Problem::Ended(last_lines_of(&self.data.join(LOG)))),
        }
    }

    fn shut_down(&mut self) -> bool {
        if !matches!(self.child.try_wait(), Ok(None)) {
            return false;
        }
        // A fast shutdown: sessions are ended, and what was committed is on the disk.
        let asked = kill_process(Pid::from_child(&self.child), Signal::INT);
        asked.is_ok() && self.child.wait().is_ok_and(|status| status.success())
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.shut_down();
    }
}
