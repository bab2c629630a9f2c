//! What is wrong with a database and its server. Reads only.

use super::Project;
use super::status::refuse_to_begin;
use crate::advice::{Advice, Operation};
use crate::doctor::{self, Diagnosis, Limits, Probe, probes};
use crate::error::{Error, Result};
use crate::near::nearest;

/// What is asked, and from which figures on the answers matter.
#[derive(Clone, Debug, Default)]
pub struct Diagnose {
    /// The probes, by name; all of them if none is given.
    pub probes: Vec<String>,
    /// Thresholds in place of those of the probes.
    pub limits: Limits,
}

/// Asks the probes of `doctor`.
///
/// # Errors
/// Exit 2 for a name that no probe has, or where no database is named; where the connection fails or is lost. What the role may
/// not see is in the diagnosis.
pub async fn diagnose(project: &Project, options: &Diagnose) -> Result<Diagnosis> {
    let chosen = options.choose()?;
    refuse_to_begin(project)?;
    let (_target, mut session) = project.open().await?;
    let progress = project.begin("looking");
    let diagnosis = doctor::diagnose(&mut session, &chosen, options.limits.clone(), &progress).await;
    drop(progress);
    let diagnosis = diagnosis?;
    session.close().await;
    Ok(diagnosis)
}

impl Diagnose {
    /// The probes that are named, or all; each threshold has to be of one of them.
    fn choose(&self) -> Result<Vec<&'static Probe>> {
        for name in &self.probes {
            known(name)?;
        }
        let is_asked = |name: &str| self.probes.is_empty() || self.probes.iter().any(|one| one == name);
        for (flag, limits) in [("--warning", &self.limits.warning), ("--critical", &self.limits.critical)] {
            for name in limits.keys() {
                known(name)?;
                if !is_asked(name) {
                    let asked = self.probes.join(", ");
                    return Err(Error::usage(format!(
                        "{flag} is for {name}, which is not asked: {asked} is"
                    ))
                    .hint(format!("name {name} as well, or leave the threshold out")));
                }
            }
        }
        Ok(probes().iter().filter(|probe| is_asked(probe.name)).collect())
    }
}

/// Whether there is a probe of this name; an error with the nearest.
fn known(name: &str) -> Result<()> {
    if probes().iter().any(|probe| probe.name == name) {
        return Ok(());
    }
    let near = nearest(name, probes().iter().map(|probe| probe.name));
    let error = near.iter().fold(Error::usage(format!("there is no probe {name}")), |error, near| {
        error.hint(Advice::to("did you mean ").run(Operation::Doctor, *near).then("?"))
    });
    Err(error.hint(Operation::Doctor.with("--list").then(" lists them")))
}
