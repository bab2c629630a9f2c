//! The studio, asked by sockets without any library in between.

use super::{Database, Run, hbm_db};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;
use std::time::Duration;

/// A running studio, killed at the end of the test.
pub(crate) struct Studio {
    child: Child,
    pub(crate) port: u16,
    pub(crate) token: String,
    _run: Run,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Studio {
    /// One on this database, with these flags.
    pub(crate) fn on(database: &Database, flags: &[&str]) -> Self {
        Self::start(hbm_db(&[&["studio", "--no-open"], flags].concat()).on(database))
    }

    pub(crate) fn start(mut run: Run) -> Self {
        let mut child = run.spawn();
        let mut lines = BufReader::new(child.stderr.take().expect("stderr")).lines();
        let url = loop {
            let line = lines.next().expect("it has not ended").expect("a line");
            if let Some(url) = line.strip_prefix("studio: ") {
                break url.to_owned();
            }
        };
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let (address, token) = url.split_once("/#token=").expect("a token in the fragment");
        let port = address.rsplit_once(':').expect("a port").1.parse().expect("a number");
        Self { child, port, token: token.to_owned(), _run: run }
    }

    /// The address that opens it.
    pub(crate) fn link(&self) -> String {
        format!("http://127.0.0.1:{}/#token={}", self.port, self.token)
    }

    /// Sends this, and reads until the end. The header lines are separated by `\n` here.
    pub(crate) fn send(&self, head: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time-out");
        let head = format!("{}\nConnection: close\n\n", head.trim_end()).replace('\n', "\r\n");
        stream.write_all((head + body).as_bytes()).expect("the request is sent");
        let mut bytes = Vec::new();
        // A server that has answered may reset what it did not read.
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\nHost: 127.0.0.1:{}", self.port), "")
    }

    /// A request as a page of ours makes it, with other header lines.
    pub(crate) fn post(&self, name: &str, body: &Value, more: &str) -> Answer {
        let (head, body) = self.question(name, body, more);
        self.send(&head, &body)
    }

    /// The same, from a page that is closed before there is an answer.
    pub(crate) fn leave(&self, name: &str, body: &Value, more: &str) {
        let (head, body) = self.question(name, body, more);
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        let head = format!("{}\n\n", head.trim_end()).replace('\n', "\r\n");
        stream.write_all((head + &body).as_bytes()).expect("the request is sent");
    }

    fn question(&self, name: &str, body: &Value, more: &str) -> (String, String) {
        let body = body.to_string();
        let head = format!(
            "POST /api/{name} HTTP/1.1\nHost: 127.0.0.1:{port}\nOrigin: http://127.0.0.1:{port}\nSec-Fetch-Site: same-origin\n\
             Content-Type: application/json\n{mark}Content-Length: {}\n{more}",
            body.len(),
            port = self.port,
            mark = if more.contains("X-HBM-DB") { "" } else { "X-HBM-DB: none\n" }
        );
        (head, body)
    }

    /// Exchanges the launch token for the headers of a session.
    pub(crate) fn enter(&self) -> String {
        let answer = self.post("session", &json!({ "token": self.token }), "");
        assert_eq!(answer.status, 200, "{}", answer.body);
        let cookie = answer.header("set-cookie").expect("a cookie");
        assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict"), "{cookie}");
        let key = answer.json()["key"].as_str().expect("a key").to_owned();
        format!("X-HBM-DB: {key}\nCookie: {}", cookie.split(';').next().expect("a pair"))
    }
}

impl Studio {
    /// The most memory that it had, in bytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn peak(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("a process");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
    }

    /// Ends it as a person does.
    #[cfg(unix)]
    pub(crate) fn end(mut self) {
        let ended = std::process::Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(ended.expect("kill starts").success());
        assert!(self.child.wait().expect("it ends").success());
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (own, value) = line.split_once(": ")?;
            own.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        serde_json::from_str(&self.body).expect("JSON")
    }
}
