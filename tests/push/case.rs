//! A case is a database before, a schema it is to have, and what must hold after.
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

use crate::harness::{Cluster, Database, Outcome, hbm_db};
use std::collections::HashMap;

/// A file of `cases/push`.
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
                Some(name) => part = name.trim().to_owned(),
                None => *parts.entry(part.clone()).or_default() += &format!("{line}\n"),
            }
        }
        let known = ["", "before", "desired", "flags", "exit", "says", "holds", "since", "dump"];
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
        if self.skips(cluster.major()) {
            return Ok(());
        }
        let flags: Vec<&str> = match self.part("flags") {
            "" => vec!["--yes"],
            flags => flags.split_whitespace().collect(),
        };
        let database = Database::new(cluster);
        database.sql(self.part("before"));
        self.check_push(&database, &flags)
    }

    fn push(&self, flags: &[&str], database: &Database) -> Outcome {
        let mut arguments = vec!["push", "--schema", "desired.sql"];
        arguments.extend(flags);
        hbm_db(&arguments).file("desired.sql", self.part("desired")).on(database).outcome()
    }

    /// Pushes, and looks at what came of it.
    fn check_push(&self, database: &Database, flags: &[&str]) -> Result<(), String> {
        let expected: i32 = self.part("exit").parse().unwrap_or(0);
        let before = if expected == 0 { String::new() } else { database.contents() };
        let outcome = self.push(flags, database);
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
        let fresh = Database::new(database.cluster);
        fresh.sql(&format!("set search_path = public; {}", self.part("desired")));
        let (schema, wanted) = (database.schema(), fresh.schema());
        if schema != wanted && self.part("dump").is_empty() {
            return Err(format!("the schema is not as desired\nis: {schema}\nwanted: {wanted}\n{shown}"));
        }
        let again = self.push(&["--yes"], database);
        if again.code != 0 || !again.stdout.contains("no changes") {
            return Err(format!("a second push: {}\n{}", again.stdout, again.stderr));
        }
        Ok(())
    }
}
