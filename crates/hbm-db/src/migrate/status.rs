//! Files × ledger → what was applied, what is pending, and what does not fit. Pure.

use super::finding::Finding;
use super::{Aside, Holds, Ledger, Migration, Migrations};
use hbm_db_migration_file::Squashed;
use serde::Serialize;
use std::collections::HashSet;

/// The migrations of an application against the ledger of a database.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MigrationStatus {
    /// The application.
    pub app: String,
    /// Where the files are.
    pub place: String,
    /// Whether the database has a ledger this role may read.
    pub ledger: bool,
    /// Every migration that has a file, in the order of the names.
    pub migrations: Vec<Standing>,
    /// What does not fit.
    pub findings: Vec<Finding>,
}

/// Where a migration stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// The migration.
    pub name: String,
    /// Whether it was applied.
    pub state: State,
    /// When; none where it was not.
    pub applied_at: Option<String>,
    /// How long it took; none where another tool ran it, or nothing ran.
    pub milliseconds: Option<f64>,
    /// The role that ran it; none where another tool ran it.
    pub role: Option<String>,
    /// The version of hbm-db that ran it.
    pub tool_version: Option<String>,
}

/// Whether a migration was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It was.
    Applied,
    /// It was not.
    Pending,
    /// It was begun, or begun to be undone, and has not finished.
    Interrupted,
    /// The ledger is there, and this role may not read it.
    Unknown,
}

impl MigrationStatus {
    /// Compares.
    pub fn of(files: &Migrations, ledger: &Ledger) -> Self {
        let interrupted = ledger.interrupted(&files.app).map(|record| record.name.as_str());
        let mut status = Self {
            app: files.app.clone(),
            place: files.place(),
            ledger: ledger.found,
            migrations: files.list.iter().map(|one| standing(&files.app, one, ledger, interrupted)).collect(),
            findings: Vec::new(),
        };
        let squashes: Vec<Squash<'_>> = files.list.iter().filter_map(Squash::of).collect();
        status.findings = findings(files, ledger, &status, &squashes);
        status
    }

    /// How many there are of each state, in words; what cannot be otherwise is left out.
    pub fn counts(&self) -> String {
        let count = |state| self.names(state).count();
        let mut text = format!("{} applied, {} pending", count(State::Applied), count(State::Pending));
        for (state, word) in [(State::Interrupted, "interrupted"), (State::Unknown, "unknown")] {
            match count(state) {
                0 => {}
                some => text += &format!(", {some} {word}"),
            }
        }
        text
    }

    /// The names of those in a state.
    pub fn names(&self, state: State) -> impl Iterator<Item = &str> {
        self.migrations.iter().filter(move |one| one.state == state).map(|one| one.name.as_str())
    }

    /// Adds the files that cannot be run, applied or not.
    pub fn read_all(&mut self, files: &Migrations) {
        let applied: Vec<&Migration> = files
            .list
            .iter()
            .zip(&self.migrations)
            .filter(|(_, standing)| standing.state == State::Applied)
            .map(|(migration, _)| migration)
            .collect();
        self.findings.extend(applied.into_iter().flat_map(|migration| unreadable(migration, false)));
    }

    /// What keeps `up` from running.
    pub fn in_the_way(&self, out_of_order: bool) -> Vec<&Finding> {
        self.findings
            .iter()
            .filter(|finding| match finding {
                Finding::Interrupted { undoing, lost, .. } => *undoing || *lost,
                Finding::OutOfOrder { .. } => !out_of_order,
                Finding::Unreadable { pending, .. } => *pending,
                Finding::LeftBehind { .. } => false,
                Finding::Unlisted { instead, .. } => !instead.is_empty(),
                _ => true,
            })
            .collect()
    }
}

fn standing(app: &str, migration: &Migration, ledger: &Ledger, interrupted: Option<&str>) -> Standing {
    let applied = ledger.applied(&migration.name).filter(|_| ledger.has(app, migration));
    let record = ledger.record(app, &migration.name);
    Standing {
        name: migration.name.clone(),
        state: match (interrupted == Some(&migration.name), applied) {
            (true, _) => State::Interrupted,
            // What is repeated is run again when it has changed.
            (false, Some(_))
                if migration.repeated
                    && record.is_some_and(|record| record.checksum != migration.checksum) =>
            {
                State::Pending
            }
            (false, Some(_)) => State::Applied,
            (false, None) if ledger.hidden => State::Unknown,
            (false, None) => State::Pending,
        },
        applied_at: applied.map(|row| row.shown.clone()),
        milliseconds: record.and_then(|record| record.milliseconds),
        role: record.map(|record| record.role.clone()),
        tool_version: record.map(|record| record.tool_version.clone()),
    }
}

/// A migration that took the place of several.
struct Squash<'a> {
    name: &'a str,
    squashed: Vec<Squashed>,
}

impl<'a> Squash<'a> {
    fn of(migration: &'a Migration) -> Option<Self> {
        let squashed = migration.squashed();
        (!squashed.is_empty()).then_some(Self { name: &migration.name, squashed })
    }

    /// Whether a checksum is that of the file this one took the place of.
    fn knows(&self, name: &str, checksum: &str) -> bool {
        self.squashed.iter().any(|one| one.name == name && one.checksum == checksum)
    }
}

fn findings(
    files: &Migrations,
    ledger: &Ledger,
    status: &MigrationStatus,
    squashes: &[Squash<'_>],
) -> Vec<Finding> {
    let app = &files.app;
    let mut found = Vec::new();
    if let Some(record) = ledger.interrupted(app) {
        found.push(Finding::Interrupted {
            name: record.name.clone(),
            reached: record.reached,
            statements: record.statements,
            running: record.running,
            undoing: record.undoing,
            lost: files.list.iter().all(|one| one.name != record.name),
        });
    }
    for migration in &files.list {
        let Some(record) = ledger.record(app, &migration.name) else { continue };
        let known = squashes.iter().any(|squash| squash.knows(&record.name, &record.checksum));
        if record.checksum != migration.checksum && !known && !migration.repeated {
            found.push(Finding::Edited { name: record.name.clone(), path: migration.shown().to_owned() });
        }
    }
    found.extend(files.list.iter().filter_map(|one| {
        let by = ledger.taken(app, one)?.to_owned();
        Some(Finding::Taken { name: one.name.clone(), by })
    }));
    found.extend(files.left.iter().map(|aside| left(aside, &files.app, ledger)));
    let unplaced: Vec<String> = found
        .iter()
        .filter_map(|one| match one {
            Finding::Unplaced { name, .. } => Some(name.clone()),
            _ => None,
        })
        .collect();
    found.extend(
        without_file(files, ledger, squashes)
            .into_iter()
            .filter(|one| !matches!(one, Finding::Missing { name } if unplaced.contains(name))),
    );
    found.extend(files.foreign.iter().cloned().map(Finding::OtherForm));
    found.extend(files.unlisted.iter().cloned());
    // One that was begun counts: it will be applied before what is pending. What is repeated comes after all of them.
    let once =
        || status.migrations.iter().zip(&files.list).filter(|(_, file)| !file.repeated).map(|(one, _)| one);
    let is_applied = |one: &Standing| one.applied_at.is_some() || one.state == State::Interrupted;
    let before: Vec<&Standing> = once().collect();
    let end = before.iter().rposition(|one| is_applied(one)).unwrap_or(0);
    let last = before.get(end).map(|one| one.name.as_str()).unwrap_or_default();
    for name in before[..end].iter().filter(|one| one.state == State::Pending).map(|one| one.name.as_str()) {
        let renamed = found.iter().any(|one| {
            matches!(one, Finding::Renamed { to: other, .. } | Finding::Taken { name: other, .. } if other == name)
        });
        if !renamed {
            found.push(Finding::OutOfOrder { name: name.into(), after: last.into(), form: files.form });
        }
    }
    for squash in squashes.iter().filter(|squash| ledger.applied(squash.name).is_none()) {
        let (there, missing): (Vec<_>, Vec<_>) =
            squash.squashed.iter().partition(|one| ledger.applied(&one.name).is_some());
        if !there.is_empty() {
            found.push(Finding::PartlySquashed {
                name: squash.name.to_owned(),
                missing: missing.into_iter().map(|one| one.name.clone()).collect(),
            });
        }
    }
    // What was applied is not run again: `validate` reads it all the same.
    let open = files.list.iter().zip(&status.migrations).filter(|(_, one)| one.state != State::Applied);
    found.extend(open.flat_map(|(migration, one)| unreadable(migration, one.state == State::Pending)));
    found
}

/// What a broken run left: a migration that is in the ledger has only not been put in its place.
fn left(aside: &Aside, app: &str, ledger: &Ledger) -> Finding {
    let place = aside.folder.display().to_string();
    match &aside.holds {
        Holds::Written { name, checksum: Some(checksum) }
            if ledger.record(app, name).is_some_and(|record| record.checksum == *checksum) =>
        {
            Finding::Unplaced { name: name.clone(), place }
        }
        Holds::Written { .. } => Finding::LeftBehind {
            place,
            what: "a migration that was being written, and is no part of the history",
        },
        Holds::Squashed { replaced: false, .. } => Finding::LeftBehind {
            place,
            what: "where a squash that was broken off has put migrations, which still count",
        },
        Holds::Squashed { names, .. } if names.is_empty() => {
            Finding::LeftBehind { place, what: "an empty folder of a squash that was broken off" }
        }
        Holds::Squashed { replaced: true, .. } => {
            Finding::LeftBehind { place, what: "what a squash has replaced, and did not come to remove" }
        }
    }
}

/// Rows of the ledger that no file answers for. What belongs to another application is its own matter.
fn without_file(files: &Migrations, ledger: &Ledger, squashes: &[Squash<'_>]) -> Vec<Finding> {
    let names: HashSet<&str> = files.names().into_iter().collect();
    let is_squashed =
        |name: &str| squashes.iter().any(|squash| squash.squashed.iter().any(|one| one.name == name));
    let missing = ledger.applied.iter().map(|row| &row.name).filter(|name| {
        !names.contains(name.as_str()) && !is_squashed(name) && !ledger.is_of_another(&files.app, name)
    });
    missing
        .map(|name| {
            let checksum = ledger.record(&files.app, name).map(|record| &record.checksum);
            let same = files
                .list
                .iter()
                .find(|one| ledger.applied(&one.name).is_none() && Some(&one.checksum) == checksum);
            match same {
                Some(new) => Finding::Renamed { from: name.clone(), to: new.name.clone() },
                None => Finding::Missing { name: name.clone() },
            }
        })
        .collect()
}

fn unreadable(migration: &Migration, pending: bool) -> Vec<Finding> {
    migration
        .files()
        .filter_map(|file| {
            let refusal = file.read().err()?;
            Some(Finding::Unreadable {
                place: format!("{}:{}:{}", file.path, refusal.line, refusal.column),
                what: refusal.what,
                advice: refusal.advice.to_owned(),
                pending,
            })
        })
        .collect()
}
