//! The state of a database, for people.

use super::doctor::{others, short, word};
use super::{Report, bytes, table};
use crate::advice::{Operation, Program};
use crate::counted::counted;
use crate::doctor::{Summary, Worst};
use crate::migrate::{MigrationStatus, State};
use crate::status::{LoadState, SchemaState, SeedState, Status};

impl Report for Status {
    fn text(&self, program: &Program) -> String {
        let server = &self.server;
        let role = if server.standby { "standby" } else { "primary" };
        let marker = match &self.marker {
            None if self.marker_hidden => "hidden from this role".to_owned(),
            None => "not marked".to_owned(),
            Some(marker) => marker.to_string(),
        };
        let schema = match &self.schema {
            SchemaState::InStep => "in step".to_owned(),
            SchemaState::Differs { differences } => {
                let shows = program.command(Operation::Diff, "");
                format!("{} ({shows} shows them)", counted(*differences, "difference"))
            }
            SchemaState::NotCompared => "not compared".to_owned(),
            SchemaState::Unknown { reason } => format!("unknown: {reason}"),
        };
        let facts = [
            ("server", format!("PostgreSQL {}, {role}", server.version_text)),
            ("database", server.database.clone()),
            ("user", server.user.clone()),
            ("size", self.size.map_or("hidden from this role".into(), bytes)),
            ("connections", format!("{} of {}", self.connections.used, self.connections.max)),
            ("environment", environment(self)),
            ("marker", marker),
            (
                "app",
                self.app
                    .clone()
                    .unwrap_or_else(|| "none that is known; --app NAME compares it with one".into()),
            ),
            ("schema", schema),
            (
                "migrations",
                self.migrations.as_ref().map_or("not compared".into(), |status| migrations(status, program)),
            ),
            ("seeds", seeds(&self.seeds)),
        ];
        let mut out = doctor(&self.doctor, program);
        for (name, value) in facts.into_iter().filter(|(_, value)| !value.is_empty()) {
            out += &format!("{name:12} {value}\n");
        }
        if !self.tables.is_empty() {
            let rows = self.tables.iter().map(|one| {
                let rows = one.estimated_rows.map_or("?".into(), |rows| rows.to_string());
                vec![one.name.clone(), rows, one.size.map_or("locked".into(), bytes)]
            });
            out += &format!("\n{}", table(&["table", "#rows (estimated)", "#size"], rows));
        }
        if self.extension_tables > 0 {
            let more = counted(self.extension_tables, "table");
            out += &format!("\n{more} of extensions not shown");
        }
        out
    }
}

/// What is worst, and the command that says more.
fn doctor(found: &Summary, program: &Program) -> String {
    let mut out = String::new();
    for Worst { finding, more } in &found.worst {
        let more = others(*more);
        out += &format!("{:12} {}: {}{more}\n", word(finding.severity), finding.title, short(finding));
    }
    let mut counts = vec![counted(found.critical, "critical finding"), counted(found.warnings, "warning")];
    if !found.not_seen.is_empty() {
        counts.push(format!("{} did not see all", counted(found.not_seen.len(), "probe")));
    }
    let shows = program.command(Operation::Doctor, "");
    out + &format!("{:12} {} ({shows} says more)\n\n", "doctor", counts.join(", "))
}

/// The environment that somebody chose, and what protects besides the database; nothing where neither is.
fn environment(status: &Status) -> String {
    let parts = [status.environment.as_deref(), status.protected_by.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn migrations(status: &MigrationStatus, program: &Program) -> String {
    if !status.ledger && status.names(State::Unknown).next().is_none() {
        return format!("{} known, no ledger in the database", status.names(State::Pending).count());
    }
    let mut text = status.counts();
    if !status.findings.is_empty() {
        let what: Vec<String> = status.findings.iter().map(ToString::to_string).collect();
        let shows = program.command(Operation::MigrateStatus, "");
        text += &format!("; {} ({shows})", what.join("; "));
    }
    text
}

fn seeds(sets: &[SeedState]) -> String {
    if sets.is_empty() {
        return "none".into();
    }
    let texts: Vec<String> = sets
        .iter()
        .map(|seed| match (&seed.loaded_at, seed.changed) {
            (None, _) if seed.state == LoadState::Unknown => format!("{} unknown", seed.set),
            (None, _) => format!("{} not loaded", seed.set),
            (Some(at), true) => format!("{} loaded {at}, changed since", seed.set),
            (Some(at), false) => format!("{} loaded {at}", seed.set),
        })
        .collect();
    texts.join("; ")
}
