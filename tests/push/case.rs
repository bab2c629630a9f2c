//! A case is a database before, a schema it is to have, and what must hold after.
//!
//! ```text
//! --- before          SQL that makes the database, with rows
//! --- desired         the schema, as given to --schema
//! --- flags           arguments of push, one line (default: --yes)
//! --- exit            the exit code (default: 0)
//! --- says            texts that must be printed, one per line
//! --- holds           queries that must be true after the push, one per line
//! --- hung            what no longer hangs on what (-), and what does now (+), as tests/harness/hung.sql lists it
//! --- since           the oldest server it is for
//! --- dump            why the dumps may differ
//! --- back            arguments of the push back (default: every consent, and the renames turned round)
//! --- one way         why nothing is pushed back
//! ```
//!
//! After exit 0 the database must dump like a fresh one made from `desired`, and a second push, which compares the same
//! things, must say "no changes". After any other exit the database must dump as it did before.
//!
//! Then `before` is pushed to the fresh database, and what comes of it must dump as the database did before.

use crate::back;
use crate::harness::{Cluster, Database, Outcome, hbm_db};
use crate::pushed::{answers, difference, hung, unordered};
use std::collections::{BTreeSet, HashMap};

/// The exit code of a question without an answer.
const QUESTION: i32 = 2;

/// A file of `cases/push`, of `cases/kinds` or beside the rules of a kind.
pub(crate) struct Case {
    parts: HashMap<String, String>,
}

impl Case {
    /// Reads one.
    pub(crate) fn read(text: &str) -> Self {
        let mut parts: HashMap<String, String> = HashMap::new();
        let mut part = String::new();
        for line in text.lines() {
            match line.strip_prefix("--- ") {
                Some(name) => {
                    name.trim().clone_into(&mut part);
                    parts.entry(part.clone()).or_default();
                }
                None => *parts.entry(part.clone()).or_default() += &format!("{line}\n"),
            }
        }
        let known = [
            "", "before", "desired", "flags", "exit", "says", "holds", "hung", "since", "dump", "back",
            "one way",
        ];
        for name in parts.keys() {
            assert!(known.contains(&name.as_str()), "a case has no part called {name}");
        }
        Self { parts }
    }

    fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", |text| text.trim())
    }

    /// `--- since` names the oldest server a case is for.
    fn skips(&self, major: u32) -> bool {
        self.part("since").parse::<u32>().is_ok_and(|since| major < since)
    }

    /// Runs it.
    pub(crate) fn check(&self, cluster: &'static Cluster) -> Result<(), String> {
        let major = cluster.major();
        if self.skips(major) {
            return Ok(());
        }
        let flags: Vec<&str> = match self.part("flags") {
            "" => vec!["--yes"],
            flags => words(flags),
        };
        let database = Database::new(cluster);
        database.sql(self.part("before"));
        let began = unordered(&database.schema());
        let before = self.parts.get("hung").map(|_| hung(&database));
        let pushed = self.check_push(&database, &flags)?;
        if let Some(before) = before {
            self.check_hung(&before, &hung(&database))?;
        }
        // `ONE_WAY=1` leaves out all ways back, which take as long again.
        if !self.part("one way").is_empty() || std::env::var_os("ONE_WAY").is_some() {
            return Ok(());
        }
        // What was refused renamed nothing.
        let renames = if pushed.is_some() { flags.as_slice() } else { &[] };
        let fresh = pushed.unwrap_or_else(|| self.made(cluster));
        self.check_way_back(&fresh, &flags, renames, &began)
            .map_err(|problem| format!("the way back: {problem}"))
    }

    /// Makes the database what a part says.
    fn push(&self, part: &str, flags: &[&str], database: &Database) -> Outcome {
        let file = format!("{part}.sql");
        let mut arguments = vec!["push", "--schema", &file];
        arguments.extend(flags);
        hbm_db(&arguments).file(&file, self.part(part)).on(database).outcome()
    }

    /// An empty database in which what is desired is made; where that is not one batch, as psql does it.
    fn made(&self, cluster: &'static Cluster) -> Database {
        let fresh = Database::new(cluster);
        let script = format!("set search_path = public; {}", self.part("desired"));
        if fresh.cluster.try_sql(&fresh.name, &script).is_ok() {
            return fresh;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("desired.sql");
        std::fs::write(&file, self.part("desired")).expect("a file");
        let mut psql = fresh.cluster.client("psql", &fresh.name);
        let out = psql.args(["-qX", "-f"]).arg(&file).output().expect("psql starts");
        assert!(out.status.success(), "psql: {}", String::from_utf8_lossy(&out.stderr));
        fresh
    }

    /// Pushes, and looks at what came of it. Gives the fresh database that it was compared with.
    fn check_push(&self, database: &Database, flags: &[&str]) -> Result<Option<Database>, String> {
        let expected: i32 = self.part("exit").parse().unwrap_or(0);
        let before = if expected == 0 { String::new() } else { database.contents() };
        let outcome = self.push("desired", flags, database);
        let shown = format!("{}\n{}", outcome.stdout, outcome.stderr);
        if outcome.code != expected {
            return Err(format!("exit {} instead of {expected}\n{shown}", outcome.code));
        }
        for text in self.part("says").lines() {
            if !shown.contains(text) {
                return Err(format!("did not say {text:?}\n{shown}"));
            }
        }
        for query in self.part("holds").lines() {
            let answer = database.sql(query);
            if answer != "t" {
                return Err(format!("does not hold: {query} ({answer})\n{shown}"));
            }
        }
        if expected != 0 {
            let after = database.contents();
            return if after == before {
                Ok(None)
            } else {
                Err(format!("the database was changed\n{before}\n{after}"))
            };
        }
        let fresh = self.made(database.cluster);
        let (schema, wanted) = (ordered(&database.schema()), ordered(&fresh.schema()));
        if schema != wanted && self.part("dump").is_empty() {
            return Err(format!("the schema is not as desired\nis: {schema}\nwanted: {wanted}\n{shown}"));
        }
        let again = self.push("desired", &compared(flags), database);
        if again.code != 0 || !again.stdout.contains("no changes") {
            return Err(format!("a second push: {}\n{}", again.stdout, again.stderr));
        }
        Ok(Some(fresh))
    }

    /// Nothing else than what the case says hangs otherwise.
    fn check_hung(&self, before: &str, after: &str) -> Result<(), String> {
        let changed = changes(before, after);
        if changed == self.part("hung") { Ok(()) } else { Err(format!("hangs otherwise:\n{changed}")) }
    }

    /// Pushes `before` to a database, which must dump as it did before then.
    fn check_way_back(
        &self,
        database: &Database,
        flags: &[&str],
        renames: &[&str],
        began: &str,
    ) -> Result<(), String> {
        let compared = back::compared(compared(flags));
        let mut given: Vec<String> = compared.iter().map(|flag| (*flag).to_owned()).collect();
        given.extend(match self.part("back") {
            "" => back::flags(renames),
            own => words(own).into_iter().map(str::to_owned).collect(),
        });
        let push = |given: &[String]| {
            let flags: Vec<&str> = given.iter().map(String::as_str).collect();
            self.push("before", &flags, database)
        };
        let mut outcome = push(&given);
        if outcome.code == QUESTION {
            given.extend(answers(&outcome.stderr));
            outcome = push(&given);
        }
        let shown = format!("{}\n{}", outcome.stdout, outcome.stderr);
        if outcome.code != 0 {
            return Err(format!("exit {}\n{shown}", outcome.code));
        }
        let schema = back::without_what_stays(&unordered(&database.schema()), began);
        if schema != began {
            return Err(format!("the schema is not as before\n{}\n{shown}", difference(&schema, began)));
        }
        let again = self.push("before", &compared, database);
        if again.code != 0 || !again.stdout.contains("no changes") {
            return Err(format!("a second push: {}\n{}", again.stdout, again.stderr));
        }
        Ok(())
    }
}

/// The lines of two lists that only the first (-) or the second (+) has, in their order.
fn changes(before: &str, after: &str) -> String {
    let (before, after): (BTreeSet<&str>, BTreeSet<&str>) =
        (before.lines().collect(), after.lines().collect());
    let changed = before.symmetric_difference(&after);
    let signed = changed.map(|line| format!("{} {line}", if before.contains(line) { '-' } else { '+' }));
    signed.collect::<Vec<_>>().join("\n")
}

/// The flags of a second push: those that say what is compared, and no consent.
fn compared<'a>(flags: &[&'a str]) -> Vec<&'a str> {
    let mut kept = vec!["--yes"];
    let mut flags = flags.iter().copied();
    while let Some(flag) = flags.next() {
        match flag {
            "--owners" | "--all-schemas" => kept.push(flag),
            "--privileges" | "--schemas" => {
                kept.push(flag);
                kept.extend(flags.next());
            }
            _ => {}
        }
    }
    kept
}

/// A dump with the privileges of each object in the order of the alphabet: PostgreSQL has them in that of their coming.
fn ordered(dump: &str) -> String {
    let is_privilege = |line: &str| {
        ["GRANT ", "REVOKE ", "ALTER DEFAULT PRIVILEGES "].iter().any(|start| line.starts_with(start))
    };
    let mut lines: Vec<&str> = dump.lines().collect();
    for together in lines.chunk_by_mut(|one, other| is_privilege(one) && is_privilege(other)) {
        together.sort_unstable();
    }
    lines.join("\n")
}

/// The words of a line as a shell reads them, with single quotes as the only ones.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (word, tail) = match rest.strip_prefix('\'') {
            Some(quoted) => quoted.split_once('\'').expect("a closed quote"),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word);
        rest = tail.trim_start();
    }
    words
}
