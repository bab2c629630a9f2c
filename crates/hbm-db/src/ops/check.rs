//! Whether entities, migrations and the live database say the same.

use super::Project;
use super::generate::workbench;
use crate::advice::{Advice, Operation};
use crate::app::FILES;
use crate::catalog::Catalog;
use crate::db::{Reading, Session, Target};
use crate::desired::{Desired, Scope};
use crate::error::Result;
use crate::introspect;
use crate::migrate::{
    Finding, Ledger, Migration, MigrationStatus, Migrations, OtherLedger, State, by_line_ends, differences,
};
use crate::ownership::Intent;
use serde::Serialize;
use std::collections::BTreeSet;

/// How entities, migrations and the database differ.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// Each with each.
    pub comparisons: Vec<Compared>,
    /// Migrations that were not applied to the database.
    pub pending: Vec<String>,
    /// Migrations of which this role may not know whether they were applied.
    pub unknown: Vec<String>,
    /// What does not fit between files and ledger.
    pub findings: Vec<Finding>,
    /// What is to be done about the pending ones.
    #[serde(skip)]
    pub next: Advice,
}

/// Two of them.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// The one.
    pub one: &'static str,
    /// The other.
    pub other: &'static str,
    /// What would have to be done to `one` for it to be like `other`.
    pub differences: Vec<String>,
    /// How many of these are the ends of lines alone.
    pub by_line_ends: usize,
    /// What does it.
    pub remedy: Advice,
}

impl Check {
    /// Whether nothing differs.
    pub fn is_clean(&self) -> bool {
        self.comparisons.iter().all(|one| one.differences.is_empty())
            && self.pending.is_empty()
            && self.unknown.is_empty()
            && self.findings.is_empty()
    }
}

/// Compares entities, migrations and the live database, each with each; changes nothing. Where no database is named, entities
/// and migrations are compared alone.
///
/// # Errors
/// Those of reading any of them.
pub async fn check(project: &Project) -> Result<Check> {
    let app = project.app()?;
    let files = Migrations::find(app)?;
    let alone = project.has_no_database()?;
    let (target, mut session) = if alone { workbench(project).await? } else { project.open().await? };
    if !alone {
        project.own(("check", Intent::Compare), &mut session, &target).await?;
    }
    let progress = project.begin("comparing");
    let desired = Desired::of_app(app)?;
    let (mut entities, session) = read(&desired, session, &target, project).await?;
    let history = Desired::of_migrations(app.name(), &files.list);
    let (mut migrations, mut session) = read(&history, session, &target, project).await?;
    desired.scope.speak_of(&mut entities, &migrations.as_made(), &BTreeSet::new());
    let mut check = Check {
        comparisons: vec![Compared::of(
            ("migrations", &migrations.as_made()),
            (app.written_in(), &entities),
            match files.list.is_empty() {
                true => Advice::to("there are no migrations yet: ").run(Operation::Generate, "create_schema"),
                false => Operation::Generate.with("NAME"),
            },
        )],
        pending: Vec::new(),
        unknown: Vec::new(),
        findings: Vec::new(),
        next: Advice::default(),
    };
    if alone {
        project
            .listener
            .say(&format!("no database is named: only {} and migrations are compared", app.written_in()));
    } else {
        let all = migrations.namespaces().into_iter().chain(entities.namespaces());
        let all = project.with_declared(all.collect(), &mut session).await?;
        let live = introspect::read(&mut session, &all).await?;
        [&mut migrations, &mut entities]
            .into_iter()
            .for_each(|side| desired.scope.speak_of(side, &live, &BTreeSet::new()));
        let ledger = Ledger::read(&mut session).await?;
        let mut status = MigrationStatus::of(&files, &ledger);
        status.findings.extend(OtherLedger::findings(&mut session, &files, &ledger).await?);
        ledger.not_known().for_each(|what| project.listener.warn(what));
        let is_made;
        (is_made, session) = is_made_already(
            (project, &target),
            session,
            (&live, &migrations, &desired.scope),
            &status,
            &files,
        )
        .await?;
        check.add_live(&live, &migrations, (app.written_in(), &entities), status, is_made);
    }
    drop(progress);
    session.close().await;
    Ok(check)
}

/// Whether the database has what its pending migrations make, as after a push, and what was applied does not make that.
async fn is_made_already(
    (project, target): (&Project, &Target),
    session: Session,
    (live, migrations, scope): (&Catalog, &Catalog, &Scope),
    status: &MigrationStatus,
    files: &Migrations,
) -> Result<(bool, Session)> {
    let applied: BTreeSet<&str> = status.names(State::Applied).collect();
    let has_pending = status.names(State::Pending).next().is_some();
    if !has_pending || !differences(live, migrations).is_empty() {
        return Ok((false, session));
    }
    if applied.is_empty() {
        return Ok((true, session));
    }
    let ran: Vec<Migration> =
        files.list.iter().filter(|one| applied.contains(one.name.as_str())).cloned().collect();
    let made = Desired::of_migrations(&files.app, &ran).catalog(session, target, Reading::Scratch).await;
    project.tell_notes();
    match made {
        Ok((mut made, session)) => {
            scope.speak_of(&mut made, live, &BTreeSet::new());
            Ok((!differences(&made.as_made(), &migrations.as_made()).is_empty(), session))
        }
        // Out of their order they may not run.
        Err(_) => Ok((false, target.connect().await?)),
    }
}

async fn read(
    desired: &Desired,
    session: Session,
    target: &Target,
    project: &Project,
) -> Result<(Catalog, Session)> {
    let read = desired.catalog(session, target, Reading::Scratch).await?;
    project.tell_notes();
    Ok(read)
}

impl Check {
    fn add_live(
        &mut self,
        live: &Catalog,
        migrations: &Catalog,
        (written_in, entities): (&'static str, &Catalog),
        status: MigrationStatus,
        is_made: bool,
    ) {
        let last = status.names(State::Pending).last();
        let ran_elsewhere =
            status.findings.iter().any(|finding| matches!(finding, Finding::RanElsewhere { .. }));
        let to_migrations = match last {
            _ if ran_elsewhere => Operation::MigrateAdopt.advised(),
            Some(_) => Operation::MigrateUp.advised(),
            // It ran all of them, so somebody changed it by hand.
            None => Operation::DriftAdopt
                .with("NAME")
                .then(" takes its changes into a migration; ")
                .run(Operation::Push, "")
                .then(" changes it back"),
        };
        let compared = |other, remedy| Compared::of(("the database", live), other, remedy);
        let by_migrations = compared(("migrations", migrations), to_migrations.clone());
        self.next = match last {
            Some(last) if !ran_elsewhere && is_made => {
                Operation::MigrateBaseline.with(last).then(": the database has what they make")
            }
            _ => to_migrations,
        };
        // Without any, everything that the database has would be a difference.
        if status.ledger || !status.migrations.is_empty() {
            self.comparisons.push(by_migrations);
        }
        self.comparisons.push(compared((written_in, entities), Operation::Push.advised()));
        // Where the database is what the migrations make, either side may be the later one.
        let is_in_step = last.is_none() && status.findings.is_empty() && !status.migrations.is_empty();
        if is_in_step && written_in == FILES && differences(live, migrations).is_empty() {
            for one in self.comparisons.iter_mut().filter(|one| one.other == FILES) {
                let remedy = std::mem::take(&mut one.remedy);
                one.remedy = remedy.then("; where the files are behind: ").run(Operation::Pull, "");
            }
        }
        self.pending = status.names(State::Pending).map(str::to_owned).collect();
        self.unknown = status.names(State::Unknown).map(str::to_owned).collect();
        self.findings = status.findings;
    }
}

impl Compared {
    fn of(
        (one, this): (&'static str, &Catalog),
        (other, that): (&'static str, &Catalog),
        remedy: Advice,
    ) -> Self {
        let differences = differences(this, that);
        let by_line_ends = if differences.is_empty() { 0 } else { by_line_ends(this, that) };
        Self { one, other, differences, by_line_ends, remedy }
    }
}
