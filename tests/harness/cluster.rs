//! A throw-away PostgreSQL cluster, shared by all tests of a run.
//!
//! It is started by the first test that asks, as another user where we are root, on a unix socket and a free
//! loopback port. A watching shell stops and removes it when the run is over, also when the run was killed.

use super::{Session, until_some};
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The superuser's password, with every character that a URL has to encode.
pub(crate) const PASSWORD: &str = "canary-@:/?#%[]'\"\\ ü";

/// A running cluster.
#[derive(Debug)]
pub(crate) struct Cluster {
    /// Its folder; the socket is in it.
    pub(crate) folder: PathBuf,
    /// Its port, on 127.0.0.1 and for the socket.
    pub(crate) port: u16,
}

/// Sessions are short, and most of what one takes for its first queries is the memory that it is given page by page: glibc asks
/// for much at once, in large pages (manual of the GNU C library, "Memory Allocation Tunables").
const MEMORY: &str = "glibc.malloc.hugetlb=1:glibc.malloc.top_pad=33554432\
    :glibc.malloc.trim_threshold=268435456:glibc.malloc.mmap_threshold=268435456";

impl Cluster {
    /// The cluster of this run; none where there is no PostgreSQL.
    pub(crate) fn get() -> Option<&'static Self> {
        Self::with(&[])
    }

    /// The same, which is started with these arguments if nothing has asked for it yet.
    pub(crate) fn with(arguments: &[&str]) -> Option<&'static Self> {
        static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
        CLUSTER.get_or_init(|| find_bin().map(|bin| Self::shared(bin, arguments))).as_ref()
    }

    /// The major version of its server.
    pub(crate) fn major(&self) -> u32 {
        // There is one cluster in a process.
        static MAJOR: OnceLock<u32> = OnceLock::new();
        *MAJOR.get_or_init(|| {
            let version = self.sql("postgres", "show server_version_num");
            version.parse::<u32>().expect("a number") / 10_000
        })
    }

    /// Runs SQL as the superuser and gives what `psql -XAtq` prints. Its session is gone afterwards.
    #[track_caller]
    pub(crate) fn sql(&self, database: &str, sql: &str) -> String {
        self.try_sql(database, sql).unwrap_or_else(|error| panic!("{error}\n{sql}"))
    }

    /// The same, with the error as psql prints it.
    pub(crate) fn try_sql(&self, database: &str, sql: &str) -> Result<String, String> {
        Session::open(self, database, "harness")?.run(sql)
    }

    /// A client program, connected over the socket as the superuser.
    pub(crate) fn client(&self, program: &str, database: &str) -> Command {
        self.connected(&client_program(program), database)
    }

    /// The same of a program by its path.
    pub(crate) fn connected(&self, program: &Path, database: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("PGHOST", &self.folder)
            .env("PGPORT", self.port.to_string())
            .env("PGUSER", "postgres")
            .env("PGDATABASE", database)
            .env("PGOPTIONS", "-c client_min_messages=error");
        command
    }

    /// Under nextest every test is a process, so the cluster belongs to their parent.
    fn shared(bin: PathBuf, arguments: &[&str]) -> Self {
        let owner = if std::env::var_os("NEXTEST").is_some() {
            std::os::unix::process::parent_id()
        } else {
            std::process::id()
        };
        // Short: the path of a socket has at most 107 bytes.
        let mut server = DefaultHasher::new();
        bin.hash(&mut server);
        let folder = home().join(format!("hbm-db-{owner}-{:x}", server.finish()));
        let guard = File::create(folder.with_extension("lock")).expect("a lock file");
        guard.lock().expect("a lock");
        let port_file = folder.join("port");
        if let Ok(port) = fs::read_to_string(&port_file) {
            let port = port.parse().expect("a port");
            return Self { folder, port };
        }
        let cluster = Self::start(folder, bin, owner, arguments);
        fs::write(port_file, cluster.port.to_string()).expect("the port is kept");
        cluster
    }

    fn start(folder: PathBuf, bin: PathBuf, owner: u32, arguments: &[&str]) -> Self {
        fs::create_dir_all(&folder).expect("a folder");
        let other_user = other_user();
        if let Some(user) = other_user {
            let done = Command::new("chown").arg(user).arg(&folder).status();
            assert!(done.is_ok_and(|status| status.success()), "chown to {user}");
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("permissions");
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let data = folder.join("data");
        let mut initdb = as_user(other_user, &bin.join("initdb"));
        initdb
            .args(["--username=postgres", "--auth-local=trust", "--auth-host=scram-sha-256"])
            .args(["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-D"])
            .arg(&data);
        let done = initdb.output().expect("initdb starts");
        assert!(done.status.success(), "initdb: {}", String::from_utf8_lossy(&done.stderr));
        let server = as_user(other_user, &bin.join("postgres"));
        let watch = format!(
            "\"$@\" >{log} 2>&1 & server=$!
             while kill -0 {owner} 2>/dev/null && kill -0 $server 2>/dev/null; do sleep 0.3; done
             kill -INT $server 2>/dev/null; wait $server; rm -rf {folder} {lock}",
            log = folder.join("log").display(),
            folder = folder.display(),
            lock = folder.with_extension("lock").display(),
        );
        let mut shell = Command::new("setsid");
        shell
            .args(["sh", "-c", &watch, "sh"])
            .arg(server.get_program())
            .args(server.get_args())
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1"])
            .args(["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=120"])
            .args(["-c", "wal_level=logical", "-c", "max_prepared_transactions=5", "-c", "jit=off"])
            .args(arguments)
            .env("GLIBC_TUNABLES", MEMORY)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // It outlives the test that starts it, so nobody waits for it.
        drop(shell.spawn().expect("the watching shell starts"));
        let cluster = Self { folder, port };
        cluster.wait();
        let password = PASSWORD.replace('\'', "''");
        cluster.sql("postgres", &format!("alter role postgres password '{password}'"));
        cluster
    }

    /// Ready when it answers.
    fn wait(&self) {
        until_some("the cluster answers", || {
            let log = || fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            self.try_sql("postgres", "select 1").map_err(|error| format!("{error}\n{}", log()))
        });
    }
}

/// The folder of the cluster's folder: where the system is told to put temporary files, else in memory where there is much of
/// it. Most of what a test writes is the files of a new database.
fn home() -> PathBuf {
    const ENOUGH: u64 = 4 << 20;
    let memory = Path::new("/dev/shm");
    if std::env::var_os("TMPDIR").is_some() || !memory.is_dir() {
        return std::env::temp_dir();
    }
    // The size and not what is free of it: all processes of a run have to come to the same answer.
    let size = Command::new("df").args(["-k", "--output=size"]).arg(memory).output();
    let size = size.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default();
    let kilobytes = size.lines().nth(1).and_then(|size| size.trim().parse::<u64>().ok());
    if kilobytes.is_some_and(|kilobytes| kilobytes >= ENOUGH) { memory.into() } else { std::env::temp_dir() }
}

/// The user a server runs as where we are root: PostgreSQL refuses root.
pub(crate) fn other_user() -> Option<&'static str> {
    let id = Command::new("id").arg("-u").output().expect("id starts");
    if String::from_utf8_lossy(&id.stdout).trim() != "0" {
        return None;
    }
    let has = |user: &str| Command::new("id").arg(user).output().is_ok_and(|out| out.status.success());
    Some(if has("postgres") { "postgres" } else { "nobody" })
}

/// A program as this user, or as our own.
pub(crate) fn as_user(user: Option<&str>, program: &Path) -> Command {
    match user {
        None => Command::new(program),
        Some(user) => {
            let mut command = Command::new("setpriv");
            command.args([format!("--reuid={user}"), "--clear-groups".into()]).arg(program);
            command.current_dir("/");
            command
        }
    }
}

/// A client program: Debian's own, past the wrapper on PATH, which starts perl first; else whatever is on PATH.
pub(crate) fn client_program(name: &str) -> PathBuf {
    let mut found: Vec<PathBuf> = debian_bins().into_iter().map(|bin| bin.join(name)).collect();
    found.retain(|path| path.exists());
    found.pop().unwrap_or_else(|| PathBuf::from(name))
}

/// The `pg_dump` by which schemas are compared: `POSTGRES_DUMP`, else that of Debian or on PATH.
pub(crate) fn dump_program() -> PathBuf {
    std::env::var_os("POSTGRES_DUMP").map_or_else(|| client_program("pg_dump"), PathBuf::from)
}

/// Debian's folders of programs, oldest version first.
fn debian_bins() -> Vec<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut bins: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    bins.sort();
    bins
}

/// The programs of a server: `POSTGRES_BIN`, else the newest of Debian's, else those on PATH.
pub(crate) fn find_bin() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("POSTGRES_BIN") {
        return Some(PathBuf::from(named));
    }
    let mut found = debian_bins();
    found.retain(|bin| bin.join("initdb").exists());
    found.pop().or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path)
            .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
    })
}
