//! Recordings: the catalogs that a push plans with, kept as files that the library plans again without a server.
//!
//! `HBM_DB_RECORD=1 cargo test --test push` writes `<case>.json`, one object a line;
//! `HBM_DB_RECORD=1 cargo test --lib recorded` plans them and writes `<case>.sql`. Without the variable each case
//! compares what it reads and what it plans with both.

use crate::harness::Database;
use hbm_db::catalog::{Catalog, Ident};
use hbm_db::config::DbUrl;
use hbm_db::db::Target;
use hbm_db::introspect;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The server that cases are recorded on, unless they are for newer ones: expressions are printed by it.
pub(crate) const SERVER: u32 = 15;

/// What the push of one case reads.
pub(crate) struct Recording<'a> {
    case: &'a str,
    flags: &'a [&'a str],
    server: u32,
    /// Of this case alone, so that the one elaborated schema in it is the one that was planned with.
    cache: tempfile::TempDir,
    live: Catalog,
}

impl<'a> Recording<'a> {
    /// Reads the live catalog before the push. `plan` makes the plan with a folder as its cache, and does nothing.
    pub(crate) fn begin(
        (case, server): (&'a str, u32),
        flags: &'a [&'a str],
        database: &Database,
        plan: impl Fn(&Path),
    ) -> Result<Self, String> {
        let cache = tempfile::tempdir().expect("a folder");
        // A push reads the namespaces of the desired state. They are known before it runs where they were recorded.
        let wanted = if records() {
            plan(cache.path());
            elaborated(cache.path())
        } else {
            recorded_desired(case)?
        };
        let live = read(database, &wanted.unwrap_or_default().namespaces())?;
        Ok(Self { case, flags, server, cache, live })
    }

    /// The cache that the push is to use.
    pub(crate) fn cache(&self) -> String {
        self.cache.path().display().to_string()
    }

    /// Compares what the push read, and the plan that it showed, with what is recorded; or records what it read.
    pub(crate) fn end(self, shown: &str) -> Result<(), String> {
        let (json_file, sql_file) = (file(self.case, "json"), file(self.case, "sql"));
        let Some(desired) = elaborated(self.cache.path()) else {
            return match json_file.exists() {
                true => Err(format!("{} is a recording of SQL that does not run", json_file.display())),
                false => Ok(()),
            };
        };
        let text = self.text(&desired);
        if records() {
            fs::write(&json_file, text).expect("a recording");
            return Ok(());
        }
        let case = self.case;
        let again = format!(
            "HBM_DB_RECORD=1 cargo test --test push {case} && HBM_DB_RECORD=1 cargo test --lib recorded"
        );
        let recorded = fs::read_to_string(&json_file).unwrap_or_default();
        if text != recorded {
            let difference = difference(&recorded, &text);
            return Err(format!("the recorded catalogs are out of date; {again}\n{difference}"));
        }
        let planned = fs::read_to_string(&sql_file).unwrap_or_default();
        // A push that is refused before it has a plan shows none.
        if !shown.is_empty() && statements(shown) != statements(&planned) {
            return Err(format!(
                "the recorded plan is not the plan of the push; {again}\n{planned}\n{shown}"
            ));
        }
        Ok(())
    }

    /// The recording as JSON, with an object of a catalog in each line.
    fn text(&self, desired: &Catalog) -> String {
        let given = |flag: &str| -> Vec<&str> {
            self.flags.windows(2).filter(|pair| pair[0] == flag).map(|pair| pair[1]).collect()
        };
        format!(
            "{{\n\"server\": {},\n\"renames\": {},\n\"accepted\": {},\n\"live\": {},\n\"desired\": {}\n}}\n",
            self.server,
            json!(given("--rename")),
            json!(given("--accept")),
            catalog_text(&self.live),
            catalog_text(desired)
        )
    }
}

/// Every recording has a case, or the case was renamed.
pub(crate) fn each_has_a_case(cases: &[String]) -> Result<(), String> {
    for entry in fs::read_dir(folder()).expect("recordings") {
        let path = entry.expect("a recording").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if !cases.iter().any(|case| *case == name) {
            return Err(format!("{} has no case in tests/cases/push", path.display()));
        }
    }
    Ok(())
}

fn records() -> bool {
    std::env::var_os("HBM_DB_RECORD").is_some()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/hbm-db/src/proposal/recorded")
}

fn file(case: &str, extension: &str) -> PathBuf {
    folder().join(format!("{case}.{extension}"))
}

/// The catalog of the desired state, as the push keeps it.
fn elaborated(cache: &Path) -> Option<Catalog> {
    let mut kept = fs::read_dir(cache.join("hbm-db")).ok()?.map(|entry| entry.expect("a file").path());
    let text = fs::read_to_string(kept.next()?).expect("text");
    assert!(kept.next().is_none(), "more than one schema was elaborated");
    Some(serde_json::from_str(&text).expect("a catalog"))
}

fn recorded_desired(case: &str) -> Result<Option<Catalog>, String> {
    let Ok(text) = fs::read_to_string(file(case, "json")) else { return Ok(None) };
    let mut recorded: Value = serde_json::from_str(&text).map_err(|error| format!("{case}.json: {error}"))?;
    let desired = serde_json::from_value(recorded["desired"].take());
    desired.map(Some).map_err(|error| format!("{case}.json: {error}"))
}

fn read(database: &Database, namespaces: &BTreeSet<Ident>) -> Result<Catalog, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let read = runtime.block_on(async {
        let mut session = Target::remote(DbUrl::parse(&database.socket_url())?).connect().await?;
        let read = introspect::read(&mut session, namespaces).await;
        session.close().await;
        read
    });
    read.map_err(|error| error.to_string())
}

fn catalog_text(catalog: &Catalog) -> String {
    let mut catalog = serde_json::to_value(catalog).expect("JSON");
    leave_out_null(&mut catalog);
    let parts = catalog.as_object().expect("a catalog").iter().map(|(name, list)| {
        let Some(list) = list.as_array() else { return format!("\"{name}\": {list}") };
        let lines: Vec<String> = list.iter().map(Value::to_string).collect();
        match lines.is_empty() {
            true => format!("\"{name}\": []"),
            false => format!("\"{name}\": [\n{}\n]", lines.join(",\n")),
        }
    });
    format!("{{\n{}\n}}", parts.collect::<Vec<_>>().join(",\n"))
}

/// What is not there is read as null.
fn leave_out_null(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(leave_out_null);
        }
        Value::Array(items) => items.iter_mut().for_each(leave_out_null),
        _ => {}
    }
}

/// The SQL of a plan, without what is said about it: how many rows are lost is not recorded.
fn statements(plan: &str) -> Vec<&str> {
    let is_said = |line: &&str| line.is_empty() || line.starts_with("--") || *line == "no changes";
    plan.lines().filter(|line| !is_said(line)).collect()
}

/// The lines that are in one text only.
fn difference(old: &str, new: &str) -> String {
    let only = |sign: char, one: &str, other: &str| -> String {
        let lines = one.lines().filter(|line| !other.lines().any(|theirs| theirs == *line));
        lines.map(|line| format!("{sign} {line}\n")).collect()
    };
    only('-', old, new) + &only('+', new, old)
}
