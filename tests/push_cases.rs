//! Every file of `cases/push` is a database before, a schema it is to have, and what must hold after.
//!
//! ```text
//! --- before          SQL that makes the database, with rows
//! --- desired         the schema, as given to --schema
//! --- flags           arguments of push, one line (default: --yes)
//! --- exit            the exit code (default: 0)
//! --- says            texts that must be printed, one per line
//! --- holds           queries that must be true after the push, one per line
//! --- since           the oldest server it is for
//! --- dump            why the dumps may differ
//! ```
//!
//! After exit 0 the database must dump like a fresh one made from `desired`, and a second push must say
//! "no changes". After any other exit the database must dump as it did before.

use crate::harness::{Database, hbm_db, server};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn every_case_converges_or_changes_nothing() {
    let cluster = server!();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/push");
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("cases").map(|entry| entry.expect("a case").path()).collect();
    files.sort();
    assert!(files.len() > 40, "only {} cases were found", files.len());
    // Cases are small and wait for the server, so several run at once.
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                    let case = Case::read(&fs::read_to_string(file).expect("a case"));
                    if case.skips(cluster.major()) {
                        continue;
                    }
                    if let Err(problem) = case.check(cluster) {
                        failed.lock().expect("a list").push(format!("{name}: {problem}"));
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("a list");
    assert!(failed.is_empty(), "{} of {} cases failed:\n{}", failed.len(), files.len(), failed.join("\n\n"));
}

struct Case(HashMap<String, String>);

impl Case {
    fn read(text: &str) -> Self {
        let mut parts: HashMap<String, String> = HashMap::new();
        let mut part = String::new();
        for line in text.lines() {
            match line.strip_prefix("--- ") {
                Some(name) => part = name.trim().to_owned(),
                None => *parts.entry(part.clone()).or_default() += &format!("{line}\n"),
            }
        }
        let known = ["", "before", "desired", "flags", "exit", "says", "holds", "since", "dump"];
        for name in parts.keys() {
            assert!(known.contains(&name.as_str()), "a case has no part called {name}");
        }
        Self(parts)
    }

    fn part(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text.trim())
    }

    /// `--- since` names the oldest server a case is for.
    fn skips(&self, major: u32) -> bool {
        self.part("since").parse::<u32>().is_ok_and(|since| major < since)
    }

    fn check(&self, cluster: &'static crate::harness::Cluster) -> Result<(), String> {
        let database = Database::new(cluster);
        let fresh = Database::new(cluster);
        database.sql(self.part("before"));
        let before = database.contents();
        let push = |flags: &[&str]| {
            let mut arguments = vec!["push", "--schema", "desired.sql"];
            arguments.extend(flags);
            hbm_db(&arguments).file("desired.sql", self.part("desired")).on(&database).outcome()
        };
        let flags: Vec<&str> = match self.part("flags") {
            "" => vec!["--yes"],
            flags => flags.split_whitespace().collect(),
        };
        let expected: i32 = self.part("exit").parse().unwrap_or(0);
        let outcome = push(&flags);
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
                Ok(())
            } else {
                Err(format!("the database was changed\n{before}\n{after}"))
            };
        }
        fresh.sql(&format!("set search_path = public; {}", self.part("desired")));
        let (schema, wanted) = (database.schema(), fresh.schema());
        if schema != wanted && self.part("dump").is_empty() {
            return Err(format!("the schema is not as desired\nis: {schema}\nwanted: {wanted}\n{shown}"));
        }
        let again = push(&["--yes"]);
        if again.code != 0 || !again.stdout.contains("no changes") {
            return Err(format!("a second push: {}\n{}", again.stdout, again.stderr));
        }
        Ok(())
    }
}
