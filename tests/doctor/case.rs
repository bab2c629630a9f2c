//! A case: an ill database, or one that is well, from its files in `tests/cases/doctor` (README there).

use super::measured;
use super::script::{End, Part, Script, of_major};
use crate::faults::connection::own_server::OwnServer;
use crate::harness::{Cluster, Outcome, hbm_db, until, until_some};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The folder of all cases.
pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/doctor")
}

/// A file of a case, with its lines for this version; none where there is no such file.
pub(super) fn file(probe: &str, name: &str, major: u32) -> Option<String> {
    let text = fs::read_to_string(folder().join(probe).join(name)).ok()?;
    Some(of_major(&text, major))
}

/// A database that a script made, and the sessions that stay open in it.
pub(super) struct Case {
    probe: String,
    cluster: Cluster,
    database: String,
    url: String,
    script: Script,
    sessions: Vec<Psql>,
}

impl Case {
    /// Runs `ill.sql` or `well.sql` of a probe: on the shared server, or on its own, which is started for the first of them.
    pub(super) fn run(
        shared: &'static Cluster,
        own: &mut Option<OwnServer>,
        probe: &str,
        name: &str,
    ) -> Option<Self> {
        let script = Script::of(probe, &file(probe, name, shared.major())?);
        if script.is_alone && own.is_none() {
            // Servers of tests are started without, and a probe finds that.
            let fsync = std::iter::once("fsync=on");
            let needs: Vec<&str> = fsync.chain(script.needs.iter().map(String::as_str)).collect();
            *own = OwnServer::start(&needs);
        }
        let database = format!("doctor_{probe}_{}", std::process::id());
        let cluster = match own {
            Some(server) if script.is_alone => server.cluster(),
            _ => Cluster { folder: shared.folder.clone(), port: shared.port },
        };
        cluster.sql("postgres", &format!("create database {database} template template0"));
        let socket = crate::harness::encoded(&cluster.folder.display().to_string());
        let url = format!("postgresql://postgres@{socket}:{}/{database}", cluster.port);
        let mut case = Self { probe: probe.into(), cluster, database, url, script, sessions: Vec::new() };
        case.psql(&case.script.first);
        for part in &case.script.sessions {
            let session = Psql::open(&case, part);
            case.sessions.push(session);
        }
        Some(case)
    }

    /// Runs statements one by one, in a session that ends.
    fn psql(&self, sql: &str) {
        let mut psql = self.cluster.client("psql", &self.database);
        psql.args(["-Xq", "-v", "ON_ERROR_STOP=1"]).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut child = psql.stderr(Stdio::piped()).spawn().expect("psql starts");
        child.stdin.take().expect("stdin").write_all(sql.as_bytes()).expect("psql reads");
        let out = child.wait_with_output().expect("psql ends");
        assert!(out.status.success(), "{}: {}", self.probe, String::from_utf8_lossy(&out.stderr));
    }

    /// The same of its query with other figures, where no test can measure them.
    pub(super) fn findings_with(&self, figures: &str) -> Vec<(String, String)> {
        let limits = self.script.thresholds.chunks(2).map(|two| {
            let figure = two[1].rsplit_once('=').expect("a figure").1;
            (two[0].trim_start_matches("--").to_owned(), figure.parse().expect("a number"))
        });
        measured::found(&self.cluster, &self.database, (&self.probe, figures), &limits.collect())
    }

    /// Object and severity of each finding of its probe, sorted.
    #[track_caller]
    pub(super) fn findings(&self) -> Vec<(String, String)> {
        let mut arguments = vec!["doctor", &self.probe, "--format", "json"];
        arguments.extend(self.script.thresholds.iter().map(String::as_str));
        let outcome: Outcome = hbm_db(&arguments).env("DATABASE_URL", &self.url).succeeds();
        let value: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
        assert_eq!(value["probes"], serde_json::json!([self.probe]));
        let mut found: Vec<(String, String)> = value["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .map(|one| {
                let object = one["object"].as_str().unwrap_or("server").to_owned();
                (object, one["severity"].as_str().expect("a severity").to_owned())
            })
            .collect();
        found.sort();
        found
    }

    /// A line of `ill.expected`, with what only this run knows.
    pub(super) fn expected(&self, line: &str) -> (String, String) {
        let (object, severity) = line.rsplit_once(" | ").expect("object | severity");
        let object = match object.strip_prefix("pid ") {
            Some(name) => format!("pid {}", self.pid(name)),
            None => object.replace("{database}", &self.database),
        };
        (object, severity.trim().to_owned())
    }

    fn pid(&self, session: &str) -> String {
        self.activity(session, "pid")
    }

    /// What `pg_stat_activity` says of a session; nothing where it is not there.
    fn activity(&self, session: &str, columns: &str) -> String {
        self.cluster.sql(
            "postgres",
            &format!("select {columns} from pg_stat_activity where application_name = '{session}' and datname = '{}'", self.database),
        )
    }

    /// Ends the sessions, and undoes what is not of the database.
    pub(super) fn end(mut self) {
        self.sessions.clear();
        let sessions = "pg_stat_activity where application_name <> 'harness'";
        let ours = format!("{sessions} and datname = '{}'", self.database);
        self.cluster.sql("postgres", &format!("select pg_terminate_backend(pid) from {ours}"));
        until("the sessions are gone", || {
            self.cluster.sql("postgres", &format!("select count(*) from {ours}")) == "0"
        });
        self.psql(&self.script.afterwards);
        self.cluster.sql("postgres", &format!("drop database {} with (force)", self.database));
    }
}

/// A session that stays open, under its name.
struct Psql {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Psql {
    fn open(case: &Case, part: &Part) -> Self {
        let mut command: Command = case.cluster.client("psql", &case.database);
        command.args(["-Xq", "-v", "ON_ERROR_STOP=0"]).env("PGAPPNAME", &part.name);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("psql starts");
        let input = child.stdin.take().expect("stdin");
        let output = BufReader::new(child.stdout.take().expect("stdout"));
        let mut session = Self { child, input, output };
        session.input.write_all(part.sql.as_bytes()).expect("psql reads");
        let last = match part.end {
            End::Done => return session.until_done(),
            End::Waits => "Lock|active",
            End::Runs => "Timeout|active",
        };
        until_some(format_args!("session {} does what is said of it", part.name), || {
            match case.activity(&part.name, "wait_event_type, state") {
                now if now == last => Ok(()),
                now => Err(now),
            }
        });
        session
    }

    fn until_done(mut self) -> Self {
        self.input.write_all(b"\\echo the end\n").expect("psql reads");
        let mut line = String::new();
        while line != "the end\n" {
            line.clear();
            assert!(self.output.read_line(&mut line).expect("psql writes") > 0, "psql has ended");
        }
        self
    }
}

impl Drop for Psql {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
