//! Figures in the text format 0.0.4 of Prometheus. What is not known is left out.

use super::report::Checkup;
use crate::migrate::{MigrationStatus, State};

/// What there is to show.
pub(super) struct Scrape<'a> {
    pub(super) checkup: &'a Checkup,
    pub(super) pool_max: u32,
    pub(super) migrations: Option<&'a MigrationStatus>,
    pub(super) differences: Option<usize>,
}

impl Scrape<'_> {
    pub(super) fn text(&self) -> String {
        let facts = self.checkup.found.as_ref().ok();
        let mut out = String::new();
        let mut one = |name: &str, help: &str, value: Option<u64>| {
            if let Some(value) = value {
                family(&mut out, name, help, &[(String::new(), value)]);
            }
        };
        one("up", "Whether the database answers.", Some(facts.is_some().into()));
        one("size_bytes", "Size of the database.", facts.and_then(|facts| facts.bytes));
        one("connections", "Sessions of the server.", facts.map(|facts| facts.active.into()));
        one("connections_max", "Sessions the server allows.", facts.map(|facts| facts.max.into()));
        one("pool_max", "Size of the pool of the application.", Some(self.pool_max.into()));
        if let Some(status) = self.migrations {
            let states = [
                ("applied", State::Applied),
                ("pending", State::Pending),
                ("interrupted", State::Interrupted),
                ("unknown", State::Unknown),
            ];
            let counts = states
                .map(|(name, state)| (format!("{{state=\"{name}\"}}"), status.names(state).count() as u64));
            family(&mut out, "migrations", "Migrations that have a file, by their state.", &counts);
            let findings = [(String::new(), status.findings.len() as u64)];
            family(&mut out, "migration_findings", "What does not fit between files and ledger.", &findings);
        }
        if let Some(differences) = self.differences {
            let samples = [(String::new(), differences as u64)];
            family(&mut out, "schema_differences", "Statements from the schema to the entities.", &samples);
        }
        out
    }
}

fn family(out: &mut String, name: &str, help: &str, samples: &[(String, u64)]) {
    *out += &format!("# HELP hbm_db_{name} {help}\n# TYPE hbm_db_{name} gauge\n");
    for (labels, value) in samples {
        *out += &format!("hbm_db_{name}{labels} {value}\n");
    }
}
