//! What was found.

use super::probe::{Limits, Probe, Unit};
use crate::error::Exit;
use serde::Serialize;
use std::collections::BTreeMap;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It is good to know.
    Info,
    /// It is to be looked at.
    Warning,
    /// It is to be mended now.
    Critical,
}

/// Something that is wrong, or good to know.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The probe that found it.
    pub probe: &'static str,
    /// What the probe finds.
    pub title: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about, as SQL names it; none for the server.
    pub object: Option<String>,
    /// What was measured.
    pub figure: f64,
    /// What the figure counts.
    pub unit: Unit,
    /// The figure for people.
    pub shown: String,
    /// One more fact.
    pub detail: Option<String>,
    /// Why it matters.
    pub why: &'static str,
    /// The statements that mend it; none where none does.
    pub mend: Option<String>,
    /// The page of PostgreSQL's manual.
    pub manual: &'static str,
}

/// Something that could not be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hidden {
    /// The probe that looked for it.
    pub probe: &'static str,
    /// What, and what would show it.
    pub what: String,
}

/// What was measured, also where it is below the thresholds.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The probe that measured it.
    pub probe: &'static str,
    /// What it is of; none for the server.
    pub object: Option<String>,
    /// The figure.
    pub figure: f64,
}

/// What probes found.
#[derive(Clone, Debug, Serialize)]
pub struct Diagnosis {
    /// The database.
    pub database: String,
    /// The version of the server.
    pub server: String,
    /// The role that asked.
    pub role: String,
    /// What is wrong, the worst first; those of one severity by probe.
    pub findings: Vec<Finding>,
    /// What could not be seen.
    pub hidden: Vec<Hidden>,
    /// The probes that were asked.
    pub probes: Vec<&'static str>,
    /// How long it took.
    pub milliseconds: u64,
    /// Everything that was measured.
    #[serde(skip)]
    pub figures: Vec<Figure>,
    /// The thresholds that it was compared with.
    #[serde(skip)]
    pub limits: Limits,
}

/// The state of a server, as monitoring knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is to be looked at.
    Ok,
    /// Something is to be looked at.
    Warning,
    /// Something is to be mended now.
    Critical,
    /// It could not be seen.
    Unknown,
}

impl State {
    /// What plugins of Nagios call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// The exit code of a plugin of Nagios.
    pub fn exit(self) -> Exit {
        Exit::OfPlugin(match self {
            Self::Ok => 0,
            Self::Warning => 1,
            Self::Critical => 2,
            Self::Unknown => 3,
        })
    }
}

impl Diagnosis {
    /// How many findings have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The probes that did not see all.
    pub fn blind(&self) -> Vec<&'static str> {
        let mut blind: Vec<&str> = self.hidden.iter().map(|hidden| hidden.probe).collect();
        blind.dedup();
        blind
    }

    /// The state of what was asked. Where somebody asked for these probes by name, one that did not see all leaves it unknown.
    pub fn state(&self, by_name: bool) -> State {
        match self.findings.iter().map(|finding| finding.severity).max() {
            Some(Severity::Critical) => State::Critical,
            Some(Severity::Warning) => State::Warning,
            _ if by_name && !self.hidden.is_empty() => State::Unknown,
            _ => State::Ok,
        }
    }

    /// The findings of one probe and severity together, the worst first.
    pub fn groups(&self) -> impl Iterator<Item = &[Finding]> {
        self.findings.chunk_by(|one, next| (one.severity, one.probe) == (next.severity, next.probe))
    }

    /// The greatest figure of each probe that has one.
    pub(crate) fn greatest(&self) -> BTreeMap<&'static str, f64> {
        let mut greatest = BTreeMap::new();
        for one in &self.figures {
            let figure = greatest.entry(one.probe).or_insert(one.figure);
            *figure = one.figure.max(*figure);
        }
        greatest
    }

    /// The thresholds of a probe: for a warning, and for what is critical.
    pub(crate) fn thresholds(&self, probe: &Probe) -> (Option<f64>, Option<f64>) {
        self.limits.of(probe)
    }

    /// In short: how much was found, and so many kinds of it.
    pub fn summary(&self, most: usize) -> Summary {
        let severe = self.groups().filter(|group| group.iter().all(|one| one.severity > Severity::Info));
        let worst = severe.take(most).filter_map(|group| {
            let (first, others) = group.split_first()?;
            Some(Worst { finding: first.clone(), more: others.len() })
        });
        Summary {
            critical: self.count(Severity::Critical),
            warnings: self.count(Severity::Warning),
            not_seen: self.blind(),
            worst: worst.collect(),
        }
    }
}

/// A diagnosis in short.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// How many findings are critical.
    pub critical: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// The probes that did not see all.
    pub not_seen: Vec<&'static str>,
    /// The worst: one of each probe.
    pub worst: Vec<Worst>,
}

/// The worst finding of a probe.
#[derive(Clone, Debug, Serialize)]
pub struct Worst {
    /// It.
    #[serde(flatten)]
    pub finding: Finding,
    /// How many more there are of the same severity.
    pub more: usize,
}
