//! A server as a private child, shared by the processes that use the same folder.
//!
//! Its users are known by a named pipe: each process holds it open for writing, and a shell reads from it. When the
//! last has closed it, or was killed, the read ends, and the shell shuts the server down. So no process has to be the
//! first or the last, and `kill -9` leaves no server behind.

use crate::Problem;
use crate::cluster::Cluster;
use crate::leftovers;
use rustix::fs::{CWD, Mode, mkfifoat};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, symlink};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Sessions are short, and most of what one takes for its first queries is the memory that it is given page by page: glibc asks
/// for much at once, in large pages (manual of the GNU C library, "Memory Allocation Tunables"). Other libraries ignore it.
const MEMORY: &str = "glibc.malloc.hugetlb=1:glibc.malloc.top_pad=33554432\
    :glibc.malloc.trim_threshold=268435456:glibc.malloc.mmap_threshold=268435456";

/// The longest that a server may take to start, or to shut down. After a crash it reads its log first.
const LIMIT: Duration = Duration::from_secs(60);
/// How often a state is looked at.
const POLL: Duration = Duration::from_millis(2);
/// A path of a unix socket has at most 107 bytes, of which its name takes 14 and a slash one.
const LONGEST_FOLDER: usize = 107 - 15;
/// The lock file of the server, below the folder of [`Server::start`].
const LOCK_FILE: &str = "data/postmaster.pid";
/// That of its socket.
const SOCKET_LOCK_FILE: &str = "data/.s.PGSQL.5432.lock";
/// The arguments: the server's process, `keep` or `remove`.
const WATCH: &str = include_str!("watch.sh");

/// A running server. Its end is the end of this process's use of it.
#[derive(Debug)]
pub struct Server {
    home: PathBuf,
    sockets: PathBuf,
    users: Option<File>,
    /// Shared by all that use it.
    used: File,
    /// A short way to the socket, where its folder has a long path.
    _link: Option<TempDir>,
    /// The folder of a server that leaves nothing behind.
    _folder: Option<TempDir>,
}

impl Server {
    /// Starts the server of this folder, or joins the one that another process started.
    ///
    /// `home` is made where it is missing; in it are `data` (the cluster), the `log`, and what processes
    /// agree by. The programs
    /// are those of the version that made the data.
    ///
    /// # Errors
    /// Where there are no programs, or they fail.
    pub fn start(home: &Path) -> Result<Self, Problem> {
        Self::run(home, None)
    }

    /// Starts an empty server in a folder that is removed at the end, in memory where there is room. What it writes is not synced.
    ///
    /// # Errors
    /// Where there are no programs, or they fail.
    pub fn ephemeral() -> Result<Self, Problem> {
        let parent = roomy();
        leftovers::remove(&parent);
        let folder = tempfile::Builder::new()
            .prefix(leftovers::PREFIX)
            .tempdir_in(&parent)
            .map_err(Problem::file(&parent))?;
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
        // One process starts it, or sees that it runs, while others wait.
        let starting = lock_file(&home, "lock")?;
        starting.lock().map_err(Problem::file(&home))?;
        let (sockets, link) = reachable(&home.join("data"))?;
        let users = match join(&home, &sockets) {
            Some(users) => users,
            None => start(&home, folder.is_some())?,
        };
        let used = lock_file(&home, "used")?;
        used.lock_shared().map_err(Problem::file(&home))?;
        Ok(Self { home, sockets, users: Some(users), used, _link: link, _folder: folder })
    }
}

impl Drop for Server {
    /// Waits for the shutdown where no other process uses the server, so that the next one finds it ended.
    fn drop(&mut self) {
        // Nothing joins it meanwhile.
        let starting =
            lock_file(&self.home, "lock").and_then(|file| file.lock().map_err(Problem::file(&self.home)));
        self.users = None;
        let last = self.used.unlock().is_ok() && self.used.try_lock().is_ok();
        if last && starting.is_ok() {
            // Whoever starts it again waits as well, and says if it takes too long.
            let _ = stopped(&self.home);
        }
    }
}

/// The lock that all processes of a server hold, once they are gone.
fn stopped(home: &Path) -> Result<File, Problem> {
    let running = lock_file(home, "running")?;
    until(Instant::now() + LIMIT, || running.try_lock().ok())
        .ok_or_else(|| Problem::StillThere(home.to_owned()))?;
    Ok(running)
}

/// The pipe of a server that takes connections. Of one that was killed its lock file still says so.
fn join(home: &Path, sockets: &Path) -> Option<File> {
    let status = status(home)?;
    let process: u32 = status.lines().next()?.trim().parse().ok()?;
    let answers = is_ready(&status) && UnixStream::connect(sockets.join(".s.PGSQL.5432")).is_ok();
    if answers { open_users(&pipe(home, process)) } else { None }
}

/// Opens a pipe that somebody reads.
fn open_users(pipe: &Path) -> Option<File> {
    let nonblocking = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).ok()?;
    OpenOptions::new().write(true).custom_flags(nonblocking).open(pipe).ok()
}

/// Whoever writes to it uses this server.
fn pipe(home: &Path, server: u32) -> PathBuf {
    home.join(format!("users-{server}"))
}

fn start(home: &Path, ephemeral: bool) -> Result<File, Problem> {
    // The one before may be shutting down.
    let running = stopped(home)?;
    remove_leftovers(home)?;
    let cluster = Cluster::in_folder(home, running, !ephemeral)?;
    let mut child = serve(&cluster, home, ephemeral)?;
    let users = watched(&cluster, home, child.id(), ephemeral).inspect_err(|_| {
        // Nothing would shut it down.
        let _ = child.kill();
    })?;
    // Its parent takes note of its end.
    let server = std::thread::spawn(move || child.wait());
    let started = until(Instant::now() + LIMIT, || {
        let ready = status(home).is_some_and(|status| is_ready(&status));
        (ready || server.is_finished()).then_some(())
    });
    match started {
        Some(()) if !server.is_finished() => Ok(users),
        Some(()) => Err(Problem::Ended(last_lines(home))),
        None => Err(Problem::NotReady(last_lines(home))),
    }
}

/// What servers that are gone left. The caller holds the lock that their processes held, so nothing of them goes on, and
/// the number in a lock file is that of another process by now, or of one that nobody has waited for yet.
fn remove_leftovers(home: &Path) -> Result<(), Problem> {
    let mut leftovers = vec![home.join(LOCK_FILE), home.join(SOCKET_LOCK_FILE)];
    for entry in fs::read_dir(home).map_err(Problem::file(home))?.flatten() {
        let name = entry.file_name();
        if ["users-", "closing-"].iter().any(|prefix| name.to_string_lossy().starts_with(prefix)) {
            leftovers.push(entry.path());
        }
    }
    for path in leftovers {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Problem::file(&path)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// Starts `postgres`: on a socket in its own folder, for one user, with memory for a few sessions.
fn serve(cluster: &Cluster, home: &Path, ephemeral: bool) -> Result<Child, Problem> {
    let path = home.join("log");
    // The messages of a server that crashed are wanted after the next start.
    let _ = fs::rename(&path, home.join("log.old"));
    let log = File::create_new(&path).map_err(Problem::file(&path))?;
    let errors = log.try_clone().map_err(Problem::file(&path))?;
    let mut command = cluster.command("postgres")?;
    command.arg("-D").arg(cluster.name());
    let mut settings = vec![
        "listen_addresses=",
        "unix_socket_directories=.",
        "unix_socket_permissions=0700",
        "port=5432",
        // Tests of several processes have sessions each.
        if ephemeral { "max_connections=100" } else { "max_connections=40" },
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
    command.env("GLIBC_TUNABLES", MEMORY);
    // A signal of the terminal is for this process, not for the server.
    command.process_group(0).stdout(log).stderr(errors);
    command.spawn().map_err(|error| Problem::Spawn { program: "postgres".into(), error })
}

/// Makes the pipe, is the first to open it, and starts the shell that reads it and shuts the server down.
///
/// The shell is given the end that it reads: were it to open it, it would wait for a writer that may be gone.
fn watched(cluster: &Cluster, home: &Path, server: u32, ephemeral: bool) -> Result<File, Problem> {
    let users = pipe(home, server);
    mkfifoat(CWD, &users, Mode::RUSR | Mode::WUSR).map_err(|error| Problem::file(&users)(error.into()))?;
    let open =
        |read, write| OpenOptions::new().read(read).write(write).open(&users).map_err(Problem::file(&users));
    // Either end alone waits for the other; both at once do not.
    let both = open(true, true)?;
    let (read, write) = (open(true, false)?, open(false, true)?);
    drop(both);
    let mut shell = Command::new("sh");
    shell
        .args(["-c", WATCH, "sh", &server.to_string(), if ephemeral { "remove" } else { "keep" }])
        .current_dir(&cluster.data)
        .process_group(0)
        .stdin(read)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut shell = shell.spawn().map_err(|error| Problem::Spawn { program: "sh".into(), error })?;
    // It outlives this process, as a rule.
    std::thread::spawn(move || shell.wait());
    Ok(write)
}

/// Where an empty server is made: in memory where there is room for some databases, else where temporary files are.
fn roomy() -> PathBuf {
    /// What a server with some dozen small databases needs.
    const ENOUGH: u64 = 1 << 30;
    let memory = Path::new("/dev/shm");
    let free = rustix::fs::statvfs(memory).map_or(0, |found| found.f_bavail.saturating_mul(found.f_frsize));
    let is_ours = rustix::fs::access(memory, rustix::fs::Access::WRITE_OK).is_ok();
    if free >= ENOUGH && is_ours { memory.to_owned() } else { std::env::temp_dir() }
}

/// The folder of the socket by a path that a URL and a socket can have.
pub(crate) fn reachable(data: &Path) -> Result<(PathBuf, Option<TempDir>), Problem> {
    // A URL is text.
    if data.to_str().is_some_and(|path| path.len() <= LONGEST_FOLDER) {
        return Ok((data.to_owned(), None));
    }
    let folder = tempfile::tempdir().map_err(Problem::file(&std::env::temp_dir()))?;
    let link = folder.path().join("s");
    symlink(data, &link).map_err(Problem::file(&link))?;
    Ok((link, Some(folder)))
}

/// Whether the server takes connections: the eighth line of its lock file says so (`miscadmin.h`,
/// LOCK_FILE_LINE_PM_STATUS).
fn is_ready(status: &str) -> bool {
    status.lines().nth(7).is_some_and(|line| line.trim() == "ready")
}

/// The lock file of the data: the server's process in its first line.
fn status(home: &Path) -> Option<String> {
    fs::read_to_string(home.join(LOCK_FILE)).ok()
}

fn lock_file(home: &Path, name: &str) -> Result<File, Problem> {
    let path = home.join(name);
    OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(Problem::file(&path))
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
    last_lines_of(&home.join("log"))
}

pub(crate) fn last_lines_of(log: &Path) -> String {
    let log = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = log.lines().collect();
    lines[lines.len().saturating_sub(5)..].join("\n")
}
