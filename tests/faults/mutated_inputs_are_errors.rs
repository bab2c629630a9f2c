//! Files that are damaged at random end in a result or in an error that says so, and never in a crash, a hang or a half-done
//! database.
//!
//! `HBM_DB_ATTACK=SEED..SEED` chooses the inputs, 0..20 if not given: every number is one of each kind. A failure names its
//! number, and shows the input.

use crate::harness::{Database, Random, hbm_db, server, waited};
use std::path::Path;

/// A kind of input: what is damaged, beside which other files, and which command reads it.
struct Kind {
    file: &'static str,
    text: &'static str,
    beside: &'static [(&'static str, &'static str)],
    command: &'static [&'static str],
}

const DOWN: (&str, &str) = ("migration/src/hbm/m20260101_000001_one/down.sql", "drop table one;\n");

const KINDS: &[Kind] = &[
    Kind {
        file: "seed-data/hbm/roles.yaml",
        text: "key: name\nsets:\n  base:\n    admin: { name: admin, description: \"all\\tof it\" }\n    user: &u\n      name: !env HOME\n  dev:\n    other: { <<: *u, name: 'o''ther', permissions: !json { a: [1, 2.50, null] }, created_at: !ago 3d }\n",
        beside: &[],
        command: &["seed", "--only", "roles"],
    },
    Kind {
        file: "migration/src/hbm/m20260101_000001_one/up.sql",
        text: "-- hbm-db: no-transaction\ncreate table one (id int primary key, \"a \"\" b\" text default $q$ ; $q$); /* a /* b */ ; */\ninsert into one values (1, E'\\'x;');\ncreate index concurrently on one (id);\n",
        beside: &[DOWN],
        command: &["migrate", "up"],
    },
    Kind {
        file: "wanted.sql",
        text: "create type mood as enum ('a', 'b');\ncreate table one (id int generated always as identity primary key, m mood default 'a', t text check (t <> ''));\ncreate index on one (lower(t)) where m = 'b';\n",
        beside: &[],
        command: &["push", "--schema", "wanted.sql", "--yes"],
    },
    Kind { file: "plan.json", text: "", beside: &[], command: &["push", "--plan", "plan.json", "--yes"] },
    Kind {
        file: ".env.local",
        text: "DATABASE_MAX_CONNECTIONS=\"5\"\nNODE_ENV='test' # no\nexport A=${B:-c}\nDB_PASSWORD=\"pa$word\"\n",
        beside: &[],
        command: &["status", "--app", "hbm"],
    },
];

/// What damages: bytes that mean something somewhere, and those that mean nothing.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"'",
    b"\"",
    b"$$",
    b"$q$",
    b"/*",
    b"*/",
    b"--",
    b";",
    b"\\",
    b"\r",
    b"\t",
    b"{",
    b"[",
    b"- ",
    b": ",
    b"&a ",
    b"*a",
    b"!ref x.y",
    b"!!binary ",
    b"<<: ",
    b"|\n",
    b"%",
    b"99999999999999999999",
    b"-1",
    b"null",
    b"\xc3\x28",
    b"COPY x FROM stdin;\n",
    b"\\connect postgres\n",
    b"commit;",
    b"begin;",
    b"rollback;",
    b"set role nobody;",
];

fn damaged(text: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for _ in 0..random.between(1, 4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(24)).min(bytes.len());
        match random.below(6) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let part = bytes[at..end].to_vec();
                let again = part.repeat(random.between(1, 200));
                bytes.splice(at..at, again);
            }
            2 if !bytes.is_empty() => {
                let at = at.min(bytes.len() - 1);
                bytes[at] ^= 1 << random.below(8);
            }
            3 => bytes.truncate(at),
            4 => {
                let deep = random.pick(PIECES).unwrap_or_default().repeat(random.between(1, 20_000));
                bytes.splice(at..at, deep);
            }
            _ => drop(bytes.splice(at..at, random.pick(PIECES).unwrap_or_default().iter().copied())),
        }
    }
    bytes
}

pub(super) fn numbers() -> std::ops::Range<u64> {
    let chosen = std::env::var("HBM_DB_ATTACK").unwrap_or_else(|_| "0..20".into());
    let (first, end) = chosen.split_once("..").expect("HBM_DB_ATTACK is FIRST..END");
    first.parse().expect("a number")..end.parse().expect("a number")
}

/// Everything that a failed command must leave as it was, in one round trip.
const STATE: &str = "select md5(string_agg(x, ' ' order by x)) from (
    select c.oid::regclass || c.relkind::text || c.relnatts from pg_class c
    where c.relnamespace = 'public'::regnamespace
    union all select version from seaql_migrations
    union all select r::text from roles r) s (x)";

#[test]
fn nothing_crashes_hangs_or_is_half_done() {
    let database = Database::new(server!());
    anew(&database);
    let plan = plan(&database);
    for number in numbers() {
        for (at, kind) in KINDS.iter().enumerate() {
            let mut random = Random::new(number * 31 + at as u64);
            let text = if kind.text.is_empty() { plan.as_bytes() } else { kind.text.as_bytes() };
            let input = damaged(text, &mut random);
            let before = database.sql(STATE);
            let folder = tempfile::tempdir().expect("a folder");
            write(folder.path(), kind.file, &input);
            for (file, text) in kind.beside {
                write(folder.path(), file, text.as_bytes());
            }
            let (code, said) = run(kind.command, folder.path(), &database);
            let what = format!(
                "{number} of {}: {code}: {said}\n{}",
                kind.file,
                String::from_utf8_lossy(&input[..input.len().min(2000)])
            );
            assert!((0..=5).contains(&code), "{what}");
            assert!(!said.contains("panicked") && !said.contains("this is a bug"), "{what}");
            // Outside of a transaction a migration is a recorded step; everything else is nothing.
            let is_step = kind.command[0] == "migrate" && code == 1;
            if code != 0 && code != 3 && !is_step {
                assert_eq!(database.sql(STATE), before, "{what}");
            } else {
                anew(&database);
            }
        }
    }
}

/// The tables of HBM, and nothing else but an empty ledger.
fn anew(database: &Database) {
    hbm_db(&["reset", "--no-seed", "--app", "hbm", "--confirm-database", &database.name])
        .on(database)
        .succeeds();
    database.sql(
        "create table seaql_migrations (version varchar primary key, applied_at bigint not null);
         truncate hbm_db.migrations",
    );
}

/// A plan of this database as it is.
fn plan(database: &Database) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "wanted.sql", b"create table one (id int primary key, t text default 'x');\n");
    hbm_db(&["push", "--schema", "wanted.sql", "--output", "plan.json", "--accept", "drop_table"])
        .within(folder.path())
        .on(database)
        .succeeds();
    std::fs::read_to_string(folder.path().join("plan.json")).expect("a plan")
}

fn write(folder: &Path, file: &str, bytes: &[u8]) {
    let path = folder.join(file);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("a file");
}

/// The exit code, 134 for an abort, and what it said; a program that hangs is killed.
fn run(command: &[&str], folder: &Path, database: &Database) -> (i32, String) {
    let mut run = hbm_db(command).within(folder).on(database);
    let mut child = run.spawn();
    let (out, err) = (child.stdout.take().expect("stdout"), child.stderr.take().expect("stderr"));
    let read = |mut from: Box<dyn std::io::Read + Send>| {
        std::thread::spawn(move || {
            let mut text = Vec::new();
            let _ = from.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        })
    };
    let (out, err) = (read(Box::new(out)), read(Box::new(err)));
    let ended = waited(|| child.try_wait().expect("a process").ok_or("it hangs"));
    if ended.is_err() {
        let _ = child.kill();
    }
    let said = out.join().unwrap_or_default() + &err.join().unwrap_or_default();
    (ended.ok().and_then(|status| status.code()).unwrap_or(134), said)
}
