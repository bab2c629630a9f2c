//! pgbouncer in front of a database.

use super::{Database, PASSWORD, encoded, skipped};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};

/// A pgbouncer in front of a database, stopped at the end of the test.
pub(crate) struct Bouncer {
    child: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Bouncer {
    /// Starts one; none where there is no pgbouncer.
    pub(crate) fn start(database: &Database, mode: &str) -> Option<Self> {
        Self::with(database, mode, "default_pool_size = 10\n")
    }

    /// The same with more lines of configuration.
    pub(crate) fn with(database: &Database, mode: &str, more: &str) -> Option<Self> {
        let program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"]
            .into_iter()
            .find(|path| fs::exists(path).unwrap_or(false));
        let Some(program) = program else {
            skipped("pgbouncer was not found");
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder");
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a port")
            .port();
        let users = folder.path().join("users.txt");
        fs::write(&users, format!("\"postgres\" \"{}\"\n", PASSWORD.replace('"', "\"\""))).expect("users");
        let config = folder.path().join("pgbouncer.ini");
        fs::write(
            &config,
            format!(
                "[databases]\n* = host={} port={}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = plain\nauth_file = {}\npool_mode = {mode}\nmax_client_conn = 50\n{more}",
                database.cluster.folder.display(),
                database.cluster.port,
                users.display(),
            ),
        )
        .expect("a configuration");
        for path in [folder.path(), &users, &config] {
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("permissions");
        }
        let mut command = Command::new(program);
        if Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n")) {
            command.args(["-u", "nobody"]);
        }
        let child = command
            .arg(&config)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("pgbouncer starts");
        Some(Self { child, port, _folder: folder })
    }

    /// The URL that leads through it.
    pub(crate) fn url(&self, database: &Database) -> String {
        format!("postgresql://postgres:{}@127.0.0.1:{}/{}", encoded(PASSWORD), self.port, database.name)
    }
}

impl Drop for Bouncer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
