//! Figures in the text format 0.0.4 of Prometheus.

use super::diagnosis::{Diagnosis, Severity};
use super::probe::{Probe, Unit};
use super::probes::probes;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Every figure of a diagnosis, with a family of its own for each probe that was asked.
pub(crate) fn metrics(diagnosis: &Diagnosis) -> String {
    let severities =
        [(Severity::Critical, "critical"), (Severity::Warning, "warning"), (Severity::Info, "info")];
    let counts = severities
        .map(|(severity, name)| (format!("{{severity=\"{name}\"}}"), diagnosis.count(severity).to_string()));
    let mut out = family("findings", "Findings, by their severity.", counts);
    let asked = || probes().iter().filter(|probe| diagnosis.probes.contains(&probe.name));
    let blind = diagnosis.blind();
    let worst = asked().filter_map(|probe| {
        let findings = diagnosis.findings.iter().filter(|finding| finding.probe == probe.name);
        let severity = match findings.map(|finding| finding.severity).max() {
            Some(Severity::Critical) => 2,
            Some(Severity::Warning) => 1,
            // What was not seen is not taken for good.
            _ if blind.contains(&probe.name) => return None,
            _ => 0,
        };
        Some((of_probe(probe.name), severity.to_string()))
    });
    out += &family(
        "severity",
        "The worst that a probe found: 0 nothing, 1 a warning, 2 critical. Left out where it found nothing and did not see all.",
        worst,
    );
    let hidden =
        asked().map(|probe| (of_probe(probe.name), u8::from(blind.contains(&probe.name)).to_string()));
    out += &family("hidden", "Whether a probe did not see all.", hidden);
    for probe in asked() {
        out += &family(&name(probe), &format!("{}.", probe.title), figures(diagnosis, probe));
    }
    out
}

/// The figures of a probe by object: of those that have one name, the greatest.
fn figures(diagnosis: &Diagnosis, probe: &Probe) -> BTreeMap<String, String> {
    let mut greatest: BTreeMap<String, f64> = BTreeMap::new();
    for one in diagnosis.figures.iter().filter(|one| one.probe == probe.name) {
        let labels = one.object.as_deref().map(|object| format!("{{object=\"{}\"}}", escaped(object)));
        let figure = greatest.entry(labels.unwrap_or_default()).or_insert(one.figure);
        *figure = one.figure.max(*figure);
    }
    greatest.into_iter().map(|(labels, figure)| (labels, figure.to_string())).collect()
}

/// What the family of a probe is called after `hbm_db_doctor_`: with its unit, as is the custom.
fn name(probe: &Probe) -> String {
    match probe.unit {
        Unit::Count => probe.name.to_owned(),
        unit => format!("{}_{}", probe.name, unit.name()),
    }
}

fn of_probe(name: &str) -> String {
    format!("{{probe=\"{name}\"}}")
}

fn family(name: &str, help: &str, samples: impl IntoIterator<Item = (String, String)>) -> String {
    let mut out = format!("# HELP hbm_db_doctor_{name} {help}\n# TYPE hbm_db_doctor_{name} gauge\n");
    for (labels, value) in samples {
        // Writing to a text cannot fail.
        let _ = writeln!(out, "hbm_db_doctor_{name}{labels} {value}");
    }
    out
}

/// The value of a label.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}
