//! Recorded catalogs are planned without a server.
//!
//! Each push case of `tests/cases/push` has two files in `recorded/`: the catalogs that a push reads, and the plan.
//! `HBM_DB_RECORD=1 cargo test --lib recorded` writes the plans; the catalogs are written by the push cases.

use super::{decided, propose, question};
use crate::catalog::{Catalog, Kind};
use crate::diff::{Change, Rename, compare};
use crate::plan::{Consent, For, Statement};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a push read, and which of its flags plan.
#[derive(Deserialize)]
struct Recording {
    server: u32,
    renames: Vec<String>,
    accepted: Vec<String>,
    live: Catalog,
    desired: Catalog,
}

/// The recordings by the names of their cases.
fn recordings() -> Vec<(PathBuf, Recording)> {
    let mut files = files("json");
    files.sort();
    // A folder that is not found, or half of it, would prove nothing.
    assert!(files.len() >= 100, "only {} recordings were found", files.len());
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file).expect("a recording");
        let recording = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{} is no recording: {error}", file.display()));
        (file, recording)
    };
    files.into_iter().map(read).collect()
}

fn files(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/proposal/recorded");
    let paths = fs::read_dir(folder).expect("recordings").map(|entry| entry.expect("a file").path());
    paths.filter(|path| path.extension().is_some_and(|own| own == extension)).collect()
}

#[test]
fn recorded_catalogs_lead_to_the_recorded_plans() {
    let recordings = recordings();
    let mut different = Vec::new();
    for (file, recording) in &recordings {
        let (plan, file) = (recording.planned(), file.with_extension("sql"));
        if std::env::var_os("HBM_DB_RECORD").is_some() {
            fs::write(&file, &plan).expect("a plan");
        }
        let recorded = fs::read_to_string(&file).unwrap_or_default();
        if plan != recorded {
            different.push(format!("{}\n{}", file.display(), difference(&recorded, &plan)));
        }
    }
    assert!(
        different.is_empty(),
        "{} of {} plans are not as recorded; where they are right, HBM_DB_RECORD=1 cargo test --lib recorded\n\n{}",
        different.len(),
        recordings.len(),
        different.join("\n")
    );
    assert_eq!(files("sql").len(), recordings.len(), "a plan without catalogs");
}

#[test]
fn what_is_as_desired_needs_no_plan() {
    for (file, recording) in recordings() {
        let desired = &recording.desired;
        for live in [desired.clone(), desired.as_made()] {
            let changes = compare(&live, desired);
            assert!(changes.is_empty(), "{}: {changes:?}", file.display());
        }
    }
}

/// A rule that no recording reaches could be changed without a test that fails.
#[test]
fn recordings_reach_every_rule() {
    let mut reached = BTreeSet::new();
    for (_, recording) in recordings() {
        let (live, renames) = recording.renamed();
        reached.extend(renames.iter().chain(&compare(&live, &recording.desired)).map(reach));
    }
    let all = [Kind::Enum, Kind::Sequence, Kind::Table, Kind::Column, Kind::Constraint, Kind::Index];
    let expected = all.iter().flat_map(|kind| {
        ["create", "drop", "alter", "rename"].map(|change| format!("{change} {}", kind.word()))
    });
    let missing: Vec<String> =
        expected.chain(["create schema".to_owned()]).filter(|reach| !reached.contains(reach)).collect();
    assert!(missing.is_empty(), "no recording has: {}", missing.join(", "));
}

fn reach(change: &Change) -> String {
    let what = match change {
        Change::Create { .. } => "create",
        Change::Drop { .. } => "drop",
        Change::Alter { .. } => "alter",
        Change::Rename { .. } => "rename",
    };
    format!("{what} {}", change.id().kind().word())
}

impl Recording {
    fn renames(&self) -> Vec<Rename> {
        self.renames.iter().map(|rename| rename.parse().expect("a rename")).collect()
    }

    /// The live catalog with all renames done that are possible.
    fn renamed(&self) -> (Catalog, Vec<Change>) {
        let mut live = self.live.clone();
        let done = crate::diff::apply_renames(&mut live, &self.desired, &self.renames());
        (live, done.unwrap_or_default())
    }

    /// The plan as text, as a push makes it before it counts what would be lost.
    fn planned(&self) -> String {
        let made_for = For {
            database: "recorded".into(),
            server_version: self.server * 10_000,
            before: self.live.fingerprint(),
        };
        let (plan, mut questions) = match propose(&made_for, &self.live, &self.desired, &self.renames()) {
            Ok((plan, _, found)) => (plan, found.likely),
            Err(error) => return format!("-- refused: {}\n", error.message()),
        };
        let accepted: Vec<Consent> =
            self.accepted.iter().map(|consent| consent.parse().expect("a consent")).collect();
        questions.retain(|candidate| !decided(candidate, &accepted));
        let mut parts: Vec<String> =
            questions.iter().map(|candidate| format!("-- question: {}\n", question(candidate))).collect();
        parts.extend(plan.unmodeled.iter().map(|object| format!("-- left as it is: {object}\n")));
        parts.extend(plan.undeliverable.iter().map(|object| format!("-- not created: {object}\n")));
        if plan.is_empty() {
            parts.push("-- no changes\n".into());
        }
        parts.extend(plan.statements.iter().map(statement_text));
        parts.join("\n")
    }
}

/// All that a statement says of itself.
fn statement_text(statement: &Statement) -> String {
    let mut text = format!("-- {}\n-- lock: {:?}\n", statement.summary, statement.lock);
    for hazard in &statement.hazards {
        let tables: Vec<String> = hazard.tables.iter().map(ToString::to_string).collect();
        text += &format!("-- hazard: {hazard}, counts {} in [{}]\n", hazard.unit, tables.join(", "));
        text += &format!("--   {}\n", hazard.probe.as_deref().unwrap_or(&hazard.unit));
    }
    text + &statement.sql + ";\n"
}

/// The lines between the first and the last that differ.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let head = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let signed = |sign: char, lines: &[&str]| -> String {
        lines.iter().map(|line| format!("  {sign} {line}\n")).collect()
    };
    signed('-', &old[..old.len() - tail]) + &signed('+', &new[..new.len() - tail])
}
