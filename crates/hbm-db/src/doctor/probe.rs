//! One question about a database, and from which figures on its answers matter.

use super::diagnosis::Severity;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the figures of a probe count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Parts of a hundred.
    Percent,
    /// Seconds.
    Seconds,
    /// Bytes.
    Bytes,
    /// Objects.
    Count,
    /// A quotient.
    Ratio,
}

impl Unit {
    /// All of them.
    const ALL: [Self; 5] = [Self::Percent, Self::Seconds, Self::Bytes, Self::Count, Self::Ratio];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Seconds => "seconds",
            Self::Bytes => "bytes",
            Self::Count => "count",
            Self::Ratio => "ratio",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }
}

/// A question about a database.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Probe {
    /// The name of its folder.
    pub name: &'static str,
    /// What it finds.
    pub title: &'static str,
    /// What its figures count.
    pub unit: Unit,
    /// From which figure on a finding is a warning; none where it informs only.
    pub warning: Option<f64>,
    /// From which figure on a finding is critical; none where it never is.
    pub critical: Option<f64>,
    /// Why it matters.
    pub why: &'static str,
    /// The page of PostgreSQL's manual.
    pub manual: &'static str,
    /// The query, with the lines of all versions.
    #[serde(skip)]
    pub(super) query: &'static str,
}

impl Probe {
    /// A probe, from the files of its folder; none where a line is missing or cannot be read.
    pub(super) fn read(name: &'static str, about: &'static str, query: &'static str) -> Option<Self> {
        let line = |key: &str| about.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
        Some(Self {
            name,
            title: line("title")?,
            unit: Unit::named(line("unit")?)?,
            warning: threshold(line("warning")?)?,
            critical: threshold(line("critical")?)?,
            why: line("why")?,
            manual: line("manual")?,
            query,
        })
    }
}

/// A figure, or `none`, and its reason in parentheses.
fn threshold(text: &str) -> Option<Option<f64>> {
    match text.split(' ').next()? {
        "none" => Some(None),
        figure => figure.parse().ok().map(Some),
    }
}

/// Thresholds in place of those of the probes, by their names.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// From which figure on a finding is a warning.
    pub warning: BTreeMap<String, f64>,
    /// From which figure on a finding is critical.
    pub critical: BTreeMap<String, f64>,
}

impl Limits {
    /// The thresholds of a probe: for a warning, and for what is critical.
    pub(super) fn of(&self, probe: &Probe) -> (Option<f64>, Option<f64>) {
        let named = |limits: &BTreeMap<String, f64>| limits.get(probe.name).copied();
        (named(&self.warning).or(probe.warning), named(&self.critical).or(probe.critical))
    }

    /// How much a figure matters; none where it is below the thresholds.
    pub(super) fn severity(&self, probe: &Probe, figure: f64) -> Option<Severity> {
        match self.of(probe) {
            (None, None) => Some(Severity::Info),
            (_, Some(critical)) if figure >= critical => Some(Severity::Critical),
            (Some(warning), _) if figure >= warning => Some(Severity::Warning),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: &str = "title: Slots\nunit: bytes\nwarning: -10 (a reason)\ncritical: none\nwhy: It fills.\nmanual: https://x\n";

    #[test]
    fn a_folder_is_read() {
        let probe = Probe::read("slots", ABOUT, "select 1").expect("a probe");
        assert_eq!((probe.unit, probe.warning, probe.critical), (Unit::Bytes, Some(-10.0), None));
        for missing in ["title", "unit", "warning", "critical", "why", "manual"] {
            let without: String = ABOUT
                .lines()
                .filter(|line| !line.starts_with(missing))
                .map(|line| format!("{line}\n"))
                .collect();
            assert_eq!(Probe::read("slots", without.leak(), "select 1"), None, "{missing}");
        }
    }

    #[test]
    fn thresholds_of_others_stand_in_place_of_its_own() {
        let probe = Probe::read("slots", ABOUT, "select 1").expect("a probe");
        let own = Limits::default();
        assert_eq!(own.severity(&probe, -11.0), None);
        assert_eq!(own.severity(&probe, -10.0), Some(Severity::Warning));
        let named = |figure: f64| BTreeMap::from([("slots".to_owned(), figure)]);
        let others = Limits { warning: named(5.0), critical: named(7.0) };
        assert_eq!(others.severity(&probe, 4.0), None);
        assert_eq!(others.severity(&probe, 5.0), Some(Severity::Warning));
        assert_eq!(others.severity(&probe, 7.0), Some(Severity::Critical));
        let informs = Probe { warning: None, ..probe };
        assert_eq!(own.severity(&informs, 0.0), Some(Severity::Info));
    }
}
