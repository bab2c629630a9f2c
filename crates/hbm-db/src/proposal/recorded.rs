//! Recorded catalogs are planned without a server.
//!
//! Each push case of `tests/cases/push` has two files in `recorded/`: the catalogs that a push reads, and the plan.
//! `HBM_DB_RECORD=1 cargo test --lib recorded` writes the plans; the catalogs are written by the push cases.

use super::{decided, possible, propose, question};
use crate::catalog::Catalog;
use crate::plan::{Compared, Consent, For, Rename, Renamed, Statement, Terms, compare, left_to_do};
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
            let changes = left_to_do(&recording.made_for(), &live, desired);
            assert!(changes.is_empty(), "{}: {changes:?}", file.display());
        }
    }
}

/// A rule that no recording reaches could be changed without a test that fails.
#[test]
fn recordings_reach_what_is_of_tables() {
    let mut reached = BTreeSet::new();
    for (_, recording) in recordings() {
        let made_for = recording.made_for();
        let found = compare(&recording.live, &recording.desired, &made_for.goes());
        for (verb, ids) in [("create", found.missing), ("drop", found.unwanted), ("alter", found.other)] {
            reached.extend(ids.iter().map(|id| format!("{verb} {}", id.kind())));
        }
    }
    let kinds = ["enum type", "sequence", "column", "default", "constraint", "foreign key", "index"];
    let expected =
        kinds.iter().flat_map(|kind| ["create", "drop", "alter"].map(|verb| format!("{verb} {kind}")));
    let missing: Vec<String> = expected.filter(|reach| !reached.contains(reach)).collect();
    assert!(missing.is_empty(), "no recording has: {}", missing.join(", "));
}

impl Recording {
    fn renames(&self) -> Vec<Rename> {
        self.renames.iter().map(|rename| rename.parse().expect("a rename")).collect()
    }

    fn made_for(&self) -> For {
        let privileges = Compared::Named(Terms::roles_named(&self.desired));
        For {
            database: "recorded".into(),
            before: self.live.fingerprint(),
            terms: Terms { privileges, ..Terms::default() },
            whole: false,
            ..For::anywhere(self.server * 10_000)
        }
    }

    /// The plan as text, as a push makes it before it counts what would be lost. What is renamed is not planned: PostgreSQL
    /// says what it is afterwards.
    fn planned(&self) -> String {
        let renames = match possible(&self.live, &self.desired, &self.renames()) {
            Ok(renames) => renames,
            Err(error) => return format!("-- refused: {}\n", error.message()),
        };
        if !renames.steps.is_empty() {
            return renames.statements.iter().map(statement_text).collect();
        }
        let proposed = propose(&self.made_for(), &self.live, &self.desired, &Renamed::default());
        let (plan, mut questions) = match proposed {
            Ok((plan, found)) => (plan, found.likely),
            Err(error) => return format!("-- refused: {}\n", error.message()),
        };
        let accepted: Vec<Consent> =
            self.accepted.iter().map(|consent| consent.parse().expect("a consent")).collect();
        questions.retain(|candidate| !decided(candidate, &accepted));
        let mut parts: Vec<String> =
            questions.iter().map(|candidate| format!("-- question: {}\n", question(candidate))).collect();
        parts.extend(plan.left.iter().map(|object| format!("-- left as it is: {object}\n")));
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
