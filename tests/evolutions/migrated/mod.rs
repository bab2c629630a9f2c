//! Random schemas with rows, each changed at random: `generate` writes the migration, and it leads there, back, and there
//! again, with the rows that nothing touched.
//!
//! Databases are what takes time, so several evolutions share one and are a test together; where that fails, each of them
//! is tried alone.

mod build;
mod columns;
mod evolution;
mod rows;
mod rules;
mod schema;
mod script;
mod tables;
mod values;
mod world;

use crate::harness::{Cluster, Database, hbm_db};
use crate::pushed::{difference, unordered};
use evolution::{Evolution, Kept, Side};
use std::fs;
use std::path::Path;

/// How many share a database.
pub(super) const TOGETHER: usize = 10;
/// More of them say no more to a reader.
const SHOWN: usize = 3;

/// Draws evolutions, and takes them through their migrations.
pub(super) fn go_up_and_down_and_up_again(group: &[u64], cluster: &'static Cluster) -> Result<(), String> {
    let (fresh, cache) = (Database::new(cluster), tempfile::tempdir().expect("a folder"));
    let failed = problems(&fresh, group, cache.path());
    let shown: Vec<&str> = failed.iter().take(SHOWN).map(String::as_str).collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("{} problems:\n{}", failed.len(), shown.join("\n\n")))
    }
}

/// What goes wrong with evolutions, told by as few of them as possible.
fn problems(fresh: &Database, seeds: &[u64], cache: &Path) -> Vec<String> {
    let run = |seeds: &[u64]| Case::new(fresh, seeds, cache).run();
    let Err(problem) = run(seeds) else { return Vec::new() };
    let alone: Vec<String> = match seeds {
        [_] => Vec::new(),
        _ => seeds.iter().filter_map(|seed| run(&[*seed]).err()).collect(),
    };
    if alone.is_empty() { vec![problem] } else { alone }
}

/// What migrating up has to lead to.
struct After {
    schema: String,
    rows: String,
}

/// Evolutions in one database.
struct Case<'a> {
    evolutions: Vec<Evolution>,
    database: Database,
    /// One of its own, to see what SQL makes there.
    fresh: &'a Database,
    folder: tempfile::TempDir,
    /// Elaborated schemas: of this test, so that none comes from another program.
    cache: &'a Path,
}

impl<'a> Case<'a> {
    fn new(fresh: &'a Database, seeds: &[u64], cache: &'a Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("migration/src/hbm")).expect("a folder");
        let evolutions = seeds.iter().map(|seed| Evolution::new(*seed)).collect();
        Self { evolutions, database: Database::new(fresh.cluster), fresh, folder, cache }
    }

    fn run(&self) -> Result<(), String> {
        self.check().map_err(|problem| {
            let seeds: Vec<u64> = self.evolutions.iter().map(|evolution| evolution.seed).collect();
            let told: String = self.evolutions.iter().map(Evolution::told).collect();
            format!("EVOLUTION={seeds:?}: {problem}\n\n{told}{}", self.migration())
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
        self.file("a.sql", &self.all(|one| one.before.script()));
        self.file("b.sql", &self.all(|one| one.after().script()));
        self.hbm_db(&["generate", "create_schema", "--schema", "a.sql"])?;
        self.hbm_db(&["migrate", "up"])?;
        self.sql(&self.all(Evolution::insert))?;
        let first = unordered(&self.database.schema());
        let held = |kept: Kept| self.query(|one| one.held(Side::Before, kept));
        let both =
            self.sql(&format!("{} union all select '--' union all {}", held(Kept::Back), held(Kept::Up)))?;
        let (first_rows, kept_rows) = both.split_once("\n--\n").expect("two answers");
        let wanted = After { schema: self.fresh_schema()?, rows: kept_rows.to_owned() };
        let mut generate = vec!["generate", "change", "--schema", "b.sql"];
        generate.extend(["--accept", "drop_column", "--accept", "drop_table"]);
        let renames: Vec<String> = self.evolutions.iter().flat_map(Evolution::renames).collect();
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
        for loss in ["drop_column", "drop_table", "change_type", "drop_sequence", "restart_sequence"] {
            down.extend(["--accept", loss]);
        }
        self.hbm_db(&down)?;
        same("the schema after the way down", &unordered(&self.database.schema()), &first)?;
        same("the rows after the way down", &self.sql(&held(Kept::Back))?, first_rows)?;
        self.goes_up(&wanted)
    }

    fn goes_up(&self, wanted: &After) -> Result<(), String> {
        self.hbm_db(&["migrate", "up"])?;
        same("the schema after the way up", &unordered(&self.database.schema()), &wanted.schema)?;
        let held = self.query(|one| one.held(Side::After, Kept::Up));
        same("the rows after the way up", &self.sql(&held)?, &wanted.rows)
    }

    /// The SQL of all evolutions.
    fn all(&self, of: impl Fn(&Evolution) -> String) -> String {
        self.evolutions.iter().map(of).collect()
    }

    /// A query for all evolutions.
    fn query(&self, of: impl Fn(&Evolution) -> String) -> String {
        self.evolutions.iter().map(of).collect::<Vec<_>>().join(" union all\n")
    }

    /// The schema of a database where only the SQL of the schema after ran.
    fn fresh_schema(&self) -> Result<String, String> {
        let fresh = self.fresh;
        // Emptied before: a new database costs more.
        let sql = format!("{}{}", include_str!("empty.sql"), self.all(|one| one.after().script()));
        fresh.cluster.try_sql(&fresh.name, &sql).map_err(|error| format!("b.sql: {error}"))?;
        Ok(unordered(&fresh.schema()))
    }

    fn file(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
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
