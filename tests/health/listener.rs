//! `hbm-db health --listen` as a process, and requests to it as bytes.

use crate::harness::{Database, Run, hbm_db, until_some};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A running server, killed at the end of the test.
pub(super) struct Listener {
    child: Child,
    /// It listens on this port of 127.0.0.1.
    pub(super) port: u16,
    said: Arc<Mutex<String>>,
    /// The folder it runs in stays as long.
    _run: Run,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

impl Listener {
    /// On a database, at a free port of 127.0.0.1.
    pub(super) fn on(database: &Database) -> Self {
        Self::start(hbm_db(&["health", "--listen", "127.0.0.1:0"]).on(database))
    }

    /// From a command with `--listen` and port 0.
    pub(super) fn start(mut run: Run) -> Self {
        let mut child = run.spawn();
        let mut lines = BufReader::new(child.stderr.take().expect("stderr")).lines();
        let mut before = String::new();
        let port = loop {
            let line = lines.next().unwrap_or_else(|| panic!("it ended: {before}")).expect("a line");
            before += &format!("{line}\n");
            if let Some((_, rest)) = line.split_once("listening: http://") {
                let (address, _) = rest.split_once('/').expect("a path");
                break address.rsplit_once(':').expect("a port").1.parse().expect("a number");
            }
        };
        let said = Arc::new(Mutex::new(before));
        let heard = said.clone();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                *heard.lock().expect("the lock") += &format!("{line}\n");
            }
        });
        Self { child, port, said, _run: run }
    }

    /// What it said on stderr so far.
    pub(super) fn said(&self) -> String {
        self.said.lock().expect("the lock").clone()
    }

    /// Waits until it says this on stderr.
    #[track_caller]
    pub(super) fn says(&self, text: &str) {
        until_some(format_args!("it says {text:?}"), || match self.said() {
            said if said.contains(text) => Ok(()),
            said => Err(said),
        });
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time-out");
        stream
    }

    /// Sends this, and reads until the end. The header lines are separated by `\n` here.
    pub(super) fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        let request = format!("{}\r\n\r\n", request.trim_end().replace('\n', "\r\n"));
        stream.write_all(request.as_bytes()).expect("the request is sent");
        Answer::read(&mut stream)
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\nHost: localhost"))
    }

    pub(super) fn health(&self) -> Answer {
        self.get("/api/health/db")
    }

    /// The same with a token.
    pub(super) fn health_as(&self, authorization: &str) -> Answer {
        let head = "GET /api/health/db HTTP/1.1\nHost: localhost";
        self.ask(&format!("{head}\nAuthorization: {authorization}"))
    }

    /// Asks until the status is this one.
    pub(super) fn until(&self, status: u16) -> Answer {
        until_some(format_args!("the status {status}"), || match self.health() {
            answer if answer.status == status => Ok(answer),
            answer => Err(format!("{answer:?}; {}", self.said())),
        })
    }

    /// Sends it a signal, and gives its exit code.
    pub(super) fn end(mut self, signal: &str) -> Option<i32> {
        let sent = Command::new("kill").args(["-s", signal, &self.child.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "kill -s {signal}");
        self.child.wait().expect("an end").code()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    pub(super) fn read(stream: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        // A server that has answered may reset what it did not read.
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8(bytes).expect("UTF-8");
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        Self { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (own, value) = line.split_once(": ")?;
            own.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    /// Expects that a text is nowhere in it.
    #[track_caller]
    pub(super) fn hides(&self, text: &str) -> &Self {
        assert!(!self.head.contains(text) && !self.body.contains(text), "{text} is in {self:?}");
        self
    }
}
