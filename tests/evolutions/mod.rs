//! 200 random schemas with rows, each changed at random: `generate` writes the migration, and it leads there, back,
//! and there again, with the rows that nothing touched.
//!
//! `EVOLUTION=17 cargo test --test integration evolutions` runs one of them, `EVOLUTION=200..400` runs others.

mod build;
mod columns;
mod dump;
mod evolution;
mod random;
mod rows;
mod rules;
mod schema;
mod script;
mod values;
mod world;

use crate::harness::{Database, hbm_db, server};
use dump::{difference, unordered};
use evolution::Evolution;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

const CASES: u64 = 200;
/// More of them say no more to a reader.
const SHOWN: usize = 3;

#[test]
fn every_evolution_goes_up_and_down_and_up_again() {
    let cluster = server!();
    let (first, end) = seeds();
    let cache = tempfile::tempdir().expect("a folder");
    let next = AtomicU64::new(first);
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let fresh = Database::new(cluster);
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= end {
                        break;
                    }
                    if let Err(problem) = Case::new(&fresh, seed, cache.path()).run() {
                        failed.lock().expect("a list").push((seed, problem));
                    }
                }
            });
        }
    });
    let mut failed = failed.into_inner().expect("a list");
    failed.sort();
    let seeds: Vec<u64> = failed.iter().map(|(seed, _)| *seed).collect();
    let shown: Vec<&str> = failed.iter().take(SHOWN).map(|(_, problem)| problem.as_str()).collect();
    assert!(failed.is_empty(), "{} cases failed, EVOLUTION={seeds:?}\n{}", seeds.len(), shown.join("\n\n"));
}

/// The first seed to run, and the one after the last.
fn seeds() -> (u64, u64) {
    let number = |text: &str| text.parse::<u64>().expect("EVOLUTION=17 or EVOLUTION=200..400");
    match std::env::var("EVOLUTION").ok() {
        None => (0, CASES),
        Some(text) => match text.split_once("..") {
            Some((first, end)) => (number(first), number(end)),
            None => (number(&text), number(&text) + 1),
        },
    }
}

/// What migrating up has to lead to.
struct After {
    schema: String,
    rows: String,
}

struct Case<'a> {
    seed: u64,
    evolution: Evolution,
    database: Database,
    /// One of its own, to see what SQL makes there.
    fresh: &'a Database,
    folder: tempfile::TempDir,
    /// Elaborated schemas: of this run, so that none comes from another program.
    cache: &'a Path,
}

impl<'a> Case<'a> {
    fn new(fresh: &'a Database, seed: u64, cache: &'a Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("migration/src/hbm")).expect("a folder");
        Self {
            seed,
            evolution: Evolution::new(seed),
            database: Database::new(fresh.cluster),
            fresh,
            folder,
            cache,
        }
    }

    fn run(&self) -> Result<(), String> {
        self.check().map_err(|problem| {
            let evolution = &self.evolution;
            format!(
                "EVOLUTION={}: {problem}\n\n-- before\n{}{}\n-- after: {}\n{}\n-- renames: {}\n{}",
                self.seed,
                evolution.before.script(),
                rows::insert(&evolution.before, &evolution.before_rows, &evolution.world.counts),
                evolution.log.join(", "),
                evolution.after().script(),
                evolution.renames().join(" "),
                self.migration(),
            )
        })
    }

    fn migration(&self) -> String {
        let folder = self.folder.path().join("migration/src/hbm");
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut folders =
            entries.map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with("change"));
        let Some(path) = folders.next() else { return String::new() };
        let read =
            |file: &str| format!("-- {file}\n{}\n", fs::read_to_string(path.join(file)).unwrap_or_default());
        read("up.sql") + &read("down.sql")
    }

    fn check(&self) -> Result<(), String> {
        let evolution = &self.evolution;
        let (before, after) = (&evolution.before, evolution.after());
        fs::write(self.folder.path().join("a.sql"), before.script()).expect("a file");
        fs::write(self.folder.path().join("b.sql"), after.script()).expect("a file");
        self.hbm_db(&["generate", "create_schema", "--schema", "a.sql"])?;
        self.hbm_db(&["migrate", "up"])?;
        self.sql(&rows::insert(before, &evolution.before_rows, &evolution.world.counts))?;
        let first = unordered(&self.database.schema());
        let held = |going_up: bool| {
            rows::held(before, |table| {
                evolution.after().table(table.id).map(|_| evolution.kept(table, going_up))
            })
        };
        let both = self.sql(&format!("{} union all select '--' union all {}", held(false), held(true)))?;
        let (first_rows, kept_rows) = both.split_once("\n--\n").expect("two answers");
        let wanted = After { schema: self.fresh_schema()?, rows: kept_rows.to_owned() };
        let mut generate = vec!["generate", "change", "--schema", "b.sql"];
        generate.extend(["--accept", "drop_column", "--accept", "drop_table"]);
        let renames = evolution.renames();
        generate.extend(renames.iter().flat_map(|rename| ["--rename", rename]));
        let changed = !self.hbm_db(&generate)?.contains("nothing to generate");
        self.goes_up(&wanted)?;
        let again = self.hbm_db(&["generate", "again", "--schema", "b.sql"])?;
        if !again.contains("nothing to generate") {
            return Err(format!("a second generate: {again}"));
        }
        // Edits may take each other back.
        if !changed {
            return Ok(());
        }
        let mut down = vec!["migrate", "down"];
        down.extend(["--accept", "drop_column", "--accept", "drop_table", "--accept", "change_type"]);
        self.hbm_db(&down)?;
        same("the schema after the way down", &unordered(&self.database.schema()), &first)?;
        same("the rows after the way down", &self.sql(&held(false))?, first_rows)?;
        self.goes_up(&wanted)
    }

    fn goes_up(&self, wanted: &After) -> Result<(), String> {
        let evolution = &self.evolution;
        let held = rows::held(evolution.after(), |table| {
            evolution.before.table(table.id).map(|table| evolution.kept(table, true))
        });
        self.hbm_db(&["migrate", "up"])?;
        same("the schema after the way up", &unordered(&self.database.schema()), &wanted.schema)?;
        same("the rows after the way up", &self.sql(&held)?, &wanted.rows)
    }

    /// The schema of a database where only the SQL of the schema after ran.
    fn fresh_schema(&self) -> Result<String, String> {
        let fresh = self.fresh;
        // Emptied before: a new database costs more.
        let sql = format!("{}{}", include_str!("empty.sql"), self.evolution.after().script());
        fresh.cluster.try_sql(&fresh.name, &sql).map_err(|error| format!("b.sql: {error}"))?;
        Ok(unordered(&fresh.schema()))
    }

    fn sql(&self, sql: &str) -> Result<String, String> {
        self.database.cluster.try_sql(&self.database.name, sql).map_err(|error| format!("{error}\n{sql}"))
    }

    /// Runs a command, and gives what it prints.
    fn hbm_db(&self, arguments: &[&str]) -> Result<String, String> {
        let cache = self.cache.display().to_string();
        let run =
            hbm_db(arguments).env("XDG_CACHE_HOME", &cache).on(&self.database).within(self.folder.path());
        let outcome = run.outcome();
        match outcome.code {
            0 => Ok(outcome.stdout),
            code => Err(format!("{arguments:?}: exit {code}\n{}\n{}", outcome.stdout, outcome.stderr)),
        }
    }
}

fn same(what: &str, is: &str, wanted: &str) -> Result<(), String> {
    if is == wanted { Ok(()) } else { Err(format!("{what}:\n{}", difference(is, wanted))) }
}
