//! Asks probes, one after the other.

use super::diagnosis::{Diagnosis, Figure, Finding, Hidden};
use super::probe::{Limits, Probe};
use crate::db::{Patience, Session};
use crate::error::Result;
use crate::introspect::of_major;
use crate::progress::Progress;
use serde::Deserialize;
use std::cmp::Reverse;
use std::time::{Duration, Instant};

/// How long a probe may take. It waits for no lock: whatever holds one that long is in the way of all others, too.
const PATIENCE: Patience = Patience { statement: Duration::from_secs(10), lock: Duration::from_millis(100) };

/// One row of an answer.
#[derive(Debug, Deserialize)]
struct Answer {
    object: Option<String>,
    figure: Option<f64>,
    shown: Option<String>,
    detail: Option<String>,
    mend: Option<String>,
    hidden: Option<String>,
}

/// Asks these probes, each in a read-only transaction of its own that is rolled back.
///
/// # Errors
/// Where the connection is lost. What the server refuses is in the diagnosis, as hidden.
pub(crate) async fn diagnose(
    session: &mut Session,
    probes: &[&'static Probe],
    limits: Limits,
    progress: &dyn Progress,
) -> Result<Diagnosis> {
    let start = Instant::now();
    let (mut findings, mut hidden, mut figures) = (Vec::new(), Vec::new(), Vec::new());
    let major = session.server.version / 10_000;
    progress.expect(probes.len());
    for probe in probes {
        progress.step(probe.name);
        let query = of_major(probe.query, major);
        let answers: Vec<Answer> = match session.read_alone(&query, PATIENCE).await {
            Ok(answers) => answers,
            // A probe that failed is no reason to leave the others out, and says nothing good.
            Err(error) if error.sqlstate().is_some() => {
                hidden.push(Hidden { probe: probe.name, what: error.in_one_line() });
                continue;
            }
            Err(error) => return Err(error),
        };
        for answer in answers {
            if let Some(what) = answer.hidden {
                hidden.push(Hidden { probe: probe.name, what });
                continue;
            }
            let Some(figure) = answer.figure else { continue };
            figures.push(Figure { probe: probe.name, object: answer.object.clone(), figure });
            findings.extend(finding(probe, &limits, figure, answer));
        }
    }
    // Those of one severity stay in the order of probes, and of their answers.
    findings.sort_by_key(|finding| Reverse(finding.severity));
    let server = &session.server;
    Ok(Diagnosis {
        database: server.database.clone(),
        server: server.version_text.clone(),
        role: server.user.clone(),
        findings,
        hidden,
        probes: probes.iter().map(|probe| probe.name).collect(),
        milliseconds: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
        figures,
        limits,
    })
}

/// None where the figure is below the thresholds.
fn finding(probe: &Probe, limits: &Limits, figure: f64, answer: Answer) -> Option<Finding> {
    Some(Finding {
        probe: probe.name,
        title: probe.title,
        severity: limits.severity(probe, figure)?,
        object: answer.object,
        figure,
        unit: probe.unit,
        shown: answer.shown.unwrap_or_else(|| figure.to_string()),
        detail: answer.detail,
        why: probe.why,
        mend: answer.mend,
        manual: probe.manual,
    })
}
