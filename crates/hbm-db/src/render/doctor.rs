//! What probes found, for people and for Nagios.

use super::visible::line;
use super::{Report, table};
use crate::advice::Program;
use crate::counted::counted;
use crate::doctor::{Diagnosis, Finding, Probe, Severity, State, probes};
use serde::Serialize;

impl Report for Diagnosis {
    fn text(&self, _: &Program) -> String {
        let mut out: String = self.groups().map(group).collect();
        let blind = self.blind();
        if !blind.is_empty() {
            out += "NOT SEEN, and not taken for good\n";
            for hidden in &self.hidden {
                out += &format!("  {}: {}\n", hidden.probe, line(&hidden.what));
            }
            out.push('\n');
        }
        let counts = [
            counted(self.count(Severity::Critical), "critical finding"),
            counted(self.count(Severity::Warning), "warning"),
            format!("{} for information", self.count(Severity::Info)),
        ];
        let blind = match blind.len() {
            0 => String::new(),
            count => format!(", of which {count} did not see all"),
        };
        out + &format!("{}; {} asked{blind}\n", counts.join(", "), counted(self.probes.len(), "probe"))
    }
}

/// A probe gives at most a hundred rows, of which some say what is hidden: where it found so many, there may be more.
const MANY: usize = 97;

/// How many more there are than the one that is shown.
pub(super) fn others(more: usize) -> String {
    match more {
        0 => String::new(),
        more if more + 1 >= MANY => format!(" and at least {more} more"),
        more => format!(" and {more} more"),
    }
}

/// What one probe found, under one heading.
fn group(findings: &[Finding]) -> String {
    let Some(first) = findings.first() else { return String::new() };
    let count = match findings.len() {
        1 => String::new(),
        count if count >= MANY => format!("{count} or more of "),
        count => format!("{count} of "),
    };
    let mut out = format!("{:8}  {} ({count}{})\n", word(first.severity), first.title, first.probe);
    out += &format!("  {}\n  {}\n", first.why, first.manual);
    for finding in findings {
        out += &format!("  - {}\n", told(finding));
        if let Some(mend) = &finding.mend {
            out += &format!("      {};\n", line(mend));
        }
    }
    out + "\n"
}

/// A severity as a heading has it.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "CRITICAL",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}

/// Object, figure and detail.
fn told(finding: &Finding) -> String {
    let figure = match &finding.detail {
        Some(detail) => format!("{}; {detail}", finding.shown),
        None => finding.shown.clone(),
    };
    line(&named(finding, &figure))
}

/// Object and figure.
pub(super) fn short(finding: &Finding) -> String {
    line(&named(finding, &finding.shown))
}

fn named(finding: &Finding, figure: &str) -> String {
    match &finding.object {
        Some(object) => format!("{object}: {figure}"),
        None => figure.to_owned(),
    }
}

/// How many findings a line of Nagios names.
const NAMED: usize = 3;

/// One line for Nagios and whatever reads its plugins (Monitoring Plugins Development Guidelines): the state, the worst of each
/// probe, and behind a bar the greatest figure of each, with its thresholds.
pub(crate) fn nagios(diagnosis: &Diagnosis, state: State) -> String {
    let summary = diagnosis.summary(usize::MAX);
    let mut words: Vec<String> = summary
        .worst
        .iter()
        .take(NAMED)
        .map(|worst| format!("{} {}{}", worst.finding.probe, short(&worst.finding), others(worst.more)))
        .collect();
    if let Some(more) = summary.worst.len().checked_sub(NAMED).filter(|more| *more > 0) {
        words.push(counted(more, "more probe"));
    }
    if words.is_empty() {
        words.push(format!("nothing found by {}", counted(diagnosis.probes.len(), "probe")));
    }
    if !summary.not_seen.is_empty() {
        words.push(format!("not seen: {}", summary.not_seen.join(", ")));
    }
    // What stands behind a bar is performance data.
    let words = words.join("; ").replace('|', "/");
    let counts =
        [("critical", summary.critical), ("warning", summary.warnings), ("not_seen", summary.not_seen.len())];
    let counts = counts.map(|(name, count)| format!("{name}={count}"));
    let greatest = diagnosis.greatest();
    let figures =
        probes().iter().filter_map(|probe| Some(figure(diagnosis, probe, *greatest.get(probe.name)?)));
    let data: Vec<String> = counts.into_iter().chain(figures).collect();
    format!("HBM-DB {}: {words} | {}\n", state.name(), data.join(" "))
}

/// `label=value[unit];warning;critical`
fn figure(diagnosis: &Diagnosis, probe: &Probe, figure: f64) -> String {
    let unit = match probe.unit.name() {
        "percent" => "%",
        "seconds" => "s",
        "bytes" => "B",
        _ => "",
    };
    // Three places are enough for any of them, and hide no difference.
    let shown = |figure: f64| format!("{}", (figure * 1000.0).round() / 1000.0);
    let (warning, critical) = diagnosis.thresholds(probe);
    let bound = |limit: Option<f64>| limit.map(shown).unwrap_or_default();
    format!("{}={}{unit};{};{}", probe.name, shown(figure), bound(warning), bound(critical))
        .trim_end_matches(';')
        .to_owned()
}

/// The probes there are.
#[derive(Serialize)]
pub(crate) struct ProbeList {
    /// By name.
    pub(crate) probes: &'static [Probe],
}

impl Report for ProbeList {
    fn text(&self, _: &Program) -> String {
        let bound = |limit: Option<f64>| limit.map_or("-".into(), |limit| limit.to_string());
        let rows = self.probes.iter().map(|probe| {
            let (name, title) = (probe.name.to_owned(), probe.title.to_owned());
            vec![name, bound(probe.warning), bound(probe.critical), probe.unit.name().into(), title]
        });
        table(&["probe", "#warning", "#critical", "unit", "what it finds"], rows)
    }
}
