//! A server as a private child, shared by the processes that use the same folder.
//!
//! Who uses it is known by a named pipe: each process holds it open for writing, and a shell reads from it. When the
//! last has closed it, or died, the read ends, and the shell shuts the server down. So no process has to be the
//! first or the last, and `kill -9` leaves no server behind.

use crate::Problem;
use crate::cluster::Cluster;
use rustix::fs::{CWD, Mode, mkfifoat};
use rustix::process::{Pid, test_kill_process};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a server may take to start, or to shut down. After a crash it reads its log first.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a state is looked at.
const POLL: Duration = Duration::from_millis(2);
/// A path of a unix socket has at most 107 bytes, of which its name takes 19.
const LONGEST_FOLDER: usize = 107 - 19;
/// The arguments: the server's process, `keep` or `remove`.
const WATCH: &str = include_str!("watch.sh");

/// A running server. Its end is the end of this process's use of it.
#[derive(Debug)]
pub struct Server {
    home: PathBuf,
    sockets: PathBuf,
    /// The child, where this process started it.
    child: Option<Child>,
    users: Option<File>,
    lock: File,
    /// A short way to the socket, where its folder has a long path.
    _link: Option<TempDir>,
    /// The folder of a server that leaves nothing behind.
    _folder: Option<TempDir>,
}

impl Server {
    /// Starts the server of this folder, or joins the one that another process started.
    ///
    /// `home` is made where it is missing; in it are `data` (the cluster), `log`, `lock` and `users`. The programs
    /// are those of the version that made the data.
    ///
    /// # Errors
    /// Where there are no programs, or they fail.
    pub fn start(home: &Path) -> Result<Self, Problem> {
        Self::run(home, None)
    }

    /// Starts an empty server in a folder that is removed at the end. What it writes is not synced.
    ///
    /// # Errors
    /// Where there are no programs, or they fail.
    pub fn ephemeral() -> Result<Self, Problem> {
        let parent = std::env::temp_dir();
        let folder =
            tempfile::Builder::new().prefix("hbm-db-").tempdir_in(&parent).map_err(Problem::file(&parent))?;
        let home = folder.path().to_owned();
        Self::run(&home, Some(folder))
    }

    /// The folder of the unix socket: what `psql -h` takes.
    pub fn socket_folder(&self) -> &Path {
        &self.sockets
    }

    fn run(home: &Path, folder: Option<TempDir>) -> Result<Self, Problem> {
        DirBuilder::new().recursive(true).mode(0o700).create(home).map_err(Problem::file(home))?;
        let home = home.canonicalize().map_err(Problem::file(home))?;
        let path = home.join("lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(Problem::file(&path))?;
        // One process starts it, or sees that it runs; all that use it then share the lock.
        lock.lock().map_err(Problem::file(&path))?;
        let (users, child) = match join(&home) {
            Some(users) => (users, None),
            None => {
                let (users, child) = start(&home, folder.is_some())?;
                (users, Some(child))
            }
        };
        lock.lock_shared().map_err(Problem::file(&path))?;
        let (sockets, link) = reachable(&home.join("data"))?;
        Ok(Self { home, sockets, child, users: Some(users), lock, _link: link, _folder: folder })
    }
}

impl Drop for Server {
    /// Waits for the shutdown where nobody else uses the server: whatever starts it again finds it ended.
    fn drop(&mut self) {
        self.users = None;
        let last = self.lock.unlock().is_ok() && self.lock.try_lock().is_ok();
        let end = Instant::now() + PATIENCE;
        // As its parent, this process takes note of its end.
        let mut ended =
            || self.child.as_mut().is_some_and(|child| child.try_wait().is_ok_and(|end| end.is_some()));
        while last && !ended() && runs(&self.home) && Instant::now() < end {
            std::thread::sleep(POLL);
        }
    }
}

/// The pipe of a server that runs.
fn join(home: &Path) -> Option<File> {
    open_users(home).filter(|_| ready(home))
}

/// Opens the pipe, where somebody reads it.
fn open_users(home: &Path) -> Option<File> {
    let nonblocking = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).ok()?;
    OpenOptions::new().write(true).custom_flags(nonblocking).open(home.join("users")).ok()
}

fn start(home: &Path, ephemeral: bool) -> Result<(File, Child), Problem> {
    // The one before may be shutting down.
    let end = Instant::now() + PATIENCE;
    while runs(home) {
        if Instant::now() > end {
            return Err(Problem::StillThere(home.to_owned()));
        }
        std::thread::sleep(POLL);
    }
    let cluster = Cluster::in_folder(home)?;
    let users = home.join("users");
    match fs::remove_file(&users) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Problem::file(&users)(error)),
        _ => {}
    }
    mkfifoat(CWD, &users, Mode::RUSR | Mode::WUSR).map_err(|error| Problem::file(&users)(error.into()))?;
    let mut child = serve(&cluster, home, ephemeral)?;
    let opened = watch(&cluster, &child, ephemeral).and_then(|()| {
        let opened = until(end, || open_users(home));
        opened.ok_or_else(|| Problem::NotReady(last_lines(home)))
    });
    let users = match opened {
        Ok(users) => users,
        Err(problem) => {
            let _ = child.kill();
            return Err(problem);
        }
    };
    loop {
        if ready(home) {
            return Ok((users, child));
        }
        if child.try_wait().is_ok_and(|ended| ended.is_some()) {
            return Err(Problem::Ended(last_lines(home)));
        }
        if Instant::now() > end {
            return Err(Problem::NotReady(last_lines(home)));
        }
        std::thread::sleep(POLL);
    }
}

/// Starts `postgres`: on a socket in its own folder, for one user, with memory for a few sessions.
fn serve(cluster: &Cluster, home: &Path, ephemeral: bool) -> Result<Child, Problem> {
    let path = home.join("log");
    let log = File::create(&path).map_err(Problem::file(&path))?;
    let errors = log.try_clone().map_err(Problem::file(&path))?;
    let mut command = cluster.command("postgres");
    command.arg("-D").arg(cluster.name());
    let mut settings = vec![
        "listen_addresses=",
        "unix_socket_directories=.",
        "unix_socket_permissions=0700",
        "port=5432",
        "max_connections=40",
        "max_locks_per_transaction=256",
        "shared_buffers=32MB",
        "jit=off",
    ];
    if ephemeral {
        settings.extend(["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off"]);
    }
    for setting in settings {
        command.args(["-c", setting]);
    }
    // A signal of the terminal is for this process, not for the server.
    command.process_group(0).stdout(log).stderr(errors);
    command.spawn().map_err(|error| Problem::Spawn { program: "postgres".into(), error })
}

/// Starts the shell that shuts the server down.
fn watch(cluster: &Cluster, server: &Child, ephemeral: bool) -> Result<(), Problem> {
    let mut shell = Command::new("sh");
    shell
        .args(["-c", WATCH, "sh", &server.id().to_string(), if ephemeral { "remove" } else { "keep" }])
        .current_dir(&cluster.data)
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // It outlives this process, so nobody waits for it.
    shell.spawn().map(drop).map_err(|error| Problem::Spawn { program: "sh".into(), error })
}

/// The folder of the socket by a path that is short enough.
fn reachable(data: &Path) -> Result<(PathBuf, Option<TempDir>), Problem> {
    if data.as_os_str().len() <= LONGEST_FOLDER {
        return Ok((data.to_owned(), None));
    }
    let folder = tempfile::tempdir().map_err(Problem::file(&std::env::temp_dir()))?;
    let link = folder.path().join("s");
    symlink(data, &link).map_err(Problem::file(&link))?;
    Ok((link, Some(folder)))
}

/// Whether the process that the lock file of the data names is there.
fn runs(home: &Path) -> bool {
    let process = lock_file(home).and_then(|lines| lines.lines().next()?.trim().parse().ok());
    // A signal that may not be sent has found somebody, too.
    process
        .and_then(Pid::from_raw)
        .is_some_and(|process| !matches!(test_kill_process(process), Err(rustix::io::Errno::SRCH)))
}

/// Whether the server takes connections: the eighth line of its lock file says so (`miscadmin.h`, LOCK_FILE_LINE_PM_STATUS).
fn ready(home: &Path) -> bool {
    lock_file(home).is_some_and(|lines| lines.lines().nth(7).is_some_and(|status| status.trim() == "ready"))
        && runs(home)
}

fn lock_file(home: &Path) -> Option<String> {
    fs::read_to_string(home.join("data/postmaster.pid")).ok()
}

fn until<T>(end: Instant, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    loop {
        match look() {
            None if Instant::now() < end => std::thread::sleep(POLL),
            found => return found,
        }
    }
}

fn last_lines(home: &Path) -> String {
    let log = fs::read_to_string(home.join("log")).unwrap_or_default();
    let lines: Vec<&str> = log.lines().collect();
    lines[lines.len().saturating_sub(5)..].join("\n")
}
