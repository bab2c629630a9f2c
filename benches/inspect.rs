//! Pages of the studio as ratios, in one run on one server: `cargo bench --bench inspect`.
//!
//! | work | against |
//! |---|---|
//! | a page of 100 rows behind 3 million, asked as a browser does | the first page |
//! | the same page | the same rows by the same key in one session of `psql` |

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[expect(dead_code, reason = "the others run commands")]
mod compare;
#[path = "../tests/harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the tests use the rest of it")]
mod harness;

use compare::{compare, heading};
use harness::{Cluster, Database, Studio};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::{Duration, Instant};

const ROWS: u32 = 3_000_100;
const DEPTH: u32 = 3_000_000;
const PAGE: u32 = 100;

fn main() {
    let Some(cluster) = Cluster::get() else {
        println!("no PostgreSQL server was found");
        return;
    };
    let database = Database::new(cluster);
    database.sql(&format!(
        "create table deep (id bigint primary key, name text not null, price numeric(10, 2), at timestamptz not null);
         insert into deep select g, 'number ' || g, g / 7.0, '2026-01-01'::timestamptz + g * interval '1 s'
         from generate_series(1, {ROWS}) g"
    ));
    database.sql("vacuum analyze deep");
    let studio = Studio::on(&database, &[]);
    let browser = RefCell::new(Conversation::with(&studio));
    let page = |after: Option<u32>| {
        let asked = json!({ "table": "deep", "limit": PAGE, "after": after.map(|after| after.to_string()) });
        let start = Instant::now();
        let answer = browser.borrow_mut().asks("rows", &asked.to_string());
        let time = start.elapsed();
        let answer: Value = serde_json::from_slice(&answer).expect("JSON");
        assert_eq!(answer["rows"].as_array().map(Vec::len), Some(PAGE as usize));
        time
    };
    heading();
    compare("page behind 3 million rows / first page", 2.0, 201, || page(Some(DEPTH)), || page(None));
    let psql = RefCell::new(Psql::start(&database));
    let keyset = format!("select id, name, price, at from deep where id > {DEPTH} order by id limit {PAGE};");
    compare(
        "page behind 3 million rows / psql, same key",
        1.5,
        201,
        || page(Some(DEPTH)),
        || psql.borrow_mut().runs(&keyset),
    );
}

/// One connection to the studio, kept as browsers keep it.
struct Conversation {
    head: String,
    stream: BufReader<TcpStream>,
}

impl Conversation {
    fn with(studio: &Studio) -> Self {
        let session = studio.enter().replace('\n', "\r\n");
        let host = format!("127.0.0.1:{}", studio.port);
        let head = format!(
            "Host: {host}\r\nOrigin: http://{host}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n{session}"
        );
        let stream = TcpStream::connect(host).expect("a connection");
        stream.set_nodelay(true).expect("a socket");
        Self { head, stream: BufReader::new(stream) }
    }

    /// The body of the answer.
    fn asks(&mut self, name: &str, body: &str) -> Vec<u8> {
        let request = format!(
            "POST /api/{name} HTTP/1.1\r\n{}\r\nContent-Length: {}\r\n\r\n{body}",
            self.head,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes()).expect("the request is sent");
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).expect("an answer");
            if line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(": ")
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut answer = vec![0; length];
        self.stream.read_exact(&mut answer).expect("all of it");
        answer
    }
}

/// One session of psql.
struct Psql {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Psql {
    fn start(database: &Database) -> Self {
        let mut command = database.cluster.client("psql", &database.name);
        let mut child =
            command.args(["-Xq"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("psql starts");
        let input = child.stdin.take().expect("stdin");
        let output = BufReader::new(child.stdout.take().expect("stdout"));
        Self { child, input, output }
    }

    /// Until all of the answer was read.
    fn runs(&mut self, sql: &str) -> Duration {
        let start = Instant::now();
        self.input.write_all(format!("{sql}\n\\echo the end\n").as_bytes()).expect("psql reads");
        let mut line = String::new();
        while line != "the end\n" {
            line.clear();
            assert!(self.output.read_line(&mut line).expect("psql writes") > 0);
        }
        start.elapsed()
    }
}

impl Drop for Psql {
    fn drop(&mut self) {
        // It has nothing open.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
