//! The folder of a cluster, and the commands that run in it.

use crate::account::Account;
use crate::{Problem, Programs};
use std::ffi::OsString;
use std::fs::{self, DirBuilder, File};
use std::io::{Error, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The data, for a user who may own it but not reach it by its path, as below `/root`: it is an open file of whoever
/// starts the server, and so of the server. See proc_pid_fd(5).
///
/// The current folder would do as well, but programs before version 16 leave it and come back by its path.
const OPENED: &str = "/proc/self/fd/9";
/// Opens it, and becomes the command that follows.
const OPEN: &str = "exec 9<. && cd / && exec \"$@\"";

/// A cluster: its data, its programs, and whoever runs them.
#[derive(Debug)]
pub(crate) struct Cluster {
    pub(crate) data: PathBuf,
    programs: Programs,
    account: Option<Account>,
    /// A lock that each process of the server holds, as it is their standard input.
    running: File,
}

impl Cluster {
    /// The cluster in `home/data`, which is made where it is missing.
    ///
    /// `running` is a lock that keeps other processes away. A cluster that is not synced does not outlive a crash of the
    /// system.
    pub(crate) fn in_folder(home: &Path, running: File, synced: bool) -> Result<Self, Problem> {
        let data = home.join("data");
        let made_by = major(&data)?;
        let programs = Programs::find(made_by)?;
        let account = Account::of(&data)?;
        let mut cluster = Self { data, programs, account, running };
        if made_by.is_none() {
            cluster.init(home, synced)?;
        }
        Ok(cluster)
    }

    /// The cluster of this data, which was made elsewhere.
    pub(crate) fn of_data(data: &Path) -> Result<Self, Problem> {
        let Some(made_by) = major(data)? else {
            let error = Error::new(ErrorKind::NotFound, "it has no PG_VERSION, so it is no data of a server");
            return Err(Problem::file(data)(error));
        };
        let (programs, account) = (Programs::find(Some(made_by))?, Account::of(data)?);
        let running = tempfile::tempfile().map_err(Problem::file(&std::env::temp_dir()))?;
        Ok(Self { data: data.to_owned(), programs, account, running })
    }

    /// Makes it in a folder of its own, and gives it its name when it is whole.
    fn init(&mut self, home: &Path, synced: bool) -> Result<(), Problem> {
        let whole = std::mem::replace(&mut self.data, home.join("unfinished"));
        let folder = &self.data;
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Problem::file(folder)(error));
            }
            _ => {}
        }
        DirBuilder::new().mode(0o700).create(folder).map_err(Problem::file(folder))?;
        if let Some(Account { user, group }) = self.account {
            chown(folder, Some(user), Some(group)).map_err(Problem::file(folder))?;
        }
        let locale = if cfg!(target_os = "linux") { "--locale=C.UTF-8" } else { "--locale=C" };
        let mut initdb = self.command("initdb")?;
        initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", locale]);
        if !synced {
            initdb.arg("--no-sync");
        }
        initdb.args(["--no-instructions", "--wal-segsize=1", "-D"]).arg(self.name());
        let out = initdb.output().map_err(|error| Problem::Spawn { program: "initdb".into(), error })?;
        if !out.status.success() {
            return Err(Problem::Init(String::from_utf8_lossy(&out.stderr).trim().to_owned()));
        }
        fs::rename(folder, &whole).map_err(Problem::file(&whole))?;
        self.data = whole;
        Ok(())
    }

    /// One of the programs, in the folder of the data and as the one who runs the server.
    pub(crate) fn command(&self, program: &str) -> Result<Command, Problem> {
        let mut words: Vec<OsString> = Vec::new();
        if let Some(account) = &self.account {
            words.extend(["sh", "-c", OPEN, "sh"].map(OsString::from));
            words.extend(account.become_user());
        }
        words.extend(self.programs.command(program));
        let mut command = Command::new(&words[0]);
        let running = self.running.try_clone().map_err(Problem::file(&self.data))?;
        command.args(&words[1..]).current_dir(&self.data).stdin(running);
        // Of the application's client, not of this server.
        for variable in ["PGPORT", "PGHOST", "PGDATA", "PGUSER", "PGDATABASE", "PGOPTIONS"] {
            command.env_remove(variable);
        }
        Ok(command)
    }

    /// The folder of the data as a program in it can name it.
    pub(crate) fn name(&self) -> &Path {
        if self.account.is_some() { Path::new(OPENED) } else { &self.data }
    }
}

/// The major version that made the data; none where there is no data.
fn major(data: &Path) -> Result<Option<u32>, Problem> {
    let path = data.join("PG_VERSION");
    match fs::read_to_string(&path) {
        Ok(text) => text.trim().parse().map(Some).map_err(|_| {
            Problem::file(&path)(Error::new(ErrorKind::InvalidData, "expected a major version"))
        }),
        Err(_) if !data.exists() => Ok(None),
        Err(error) => Err(Problem::file(&path)(error)),
    }
}
