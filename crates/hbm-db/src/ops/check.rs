//! Whether entities, migrations and the live database say the same.

use super::Project;
use super::generate::workbench;
use crate::advice::{Advice, Operation};
use crate::app::FILES;
use crate::catalog::Catalog;
use crate::db::{Reading, Session, Target};
use crate::desired::{Desired, Scope};
use crate::error::Result;
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
    let history = Desired::of_migrations(app.name(), &files.list).within(desired.scope.clone());
    let (mut migrations, mut session) = read(&history, session, &target, project).await?;
    let scope = &desired.scope;
    scope.refuse_nowhere_at_hand([&entities, &migrations], (app.written_in(), !alone), &mut session).await?;
    // A schema that the migrations make, and no file speaks of, stays.
    let mut beside_migrations = entities.clone();
    scope.speak_of(&mut beside_migrations, &migrations.as_made(), &BTreeSet::new());
    let mut check = Check {
        comparisons: vec![Compared::of(
            ("migrations", &migrations.as_made()),
            (app.written_in(), &beside_migrations),
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
        // Each is compared in the schemas that it manages, as what changes the database does.
        let by_migrations = scope.live_beside(&mut migrations, &mut session).await?;
        let by_entities = match migrations.namespaces() == entities.namespaces() {
            true => by_migrations.clone(),
            false => scope.live_beside(&mut entities, &mut session).await?,
        };
        let ledger = Ledger::read(&mut session).await?;
        let mut status = MigrationStatus::of(&files, &ledger);
        status.findings.extend(OtherLedger::findings(&mut session, &files, &ledger).await?);
        ledger.not_known().for_each(|what| project.listener.warn(what));
        let is_made;
        (is_made, session) = is_made_already(
            (project, &target),
            session,
            (&by_migrations, &migrations, &desired.scope),
            &status,
            &files,
        )
        .await?;
        let written = (app.written_in(), &by_entities, &entities);
        check.add_live((&by_migrations, &migrations), written, status, is_made);
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
    let made = Desired::of_migrations(&files.app, &ran).within(scope.clone());
    let made = made.catalog(session, target, Reading::Scratch).await;
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
        (by_migrations, migrations): (&Catalog, &Catalog),
        (written_in, by_entities, entities): (&'static str, &Catalog, &Catalog),
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
        let compared = |live, other, remedy| Compared::of(("the database", live), other, remedy);
        let by_migrations = compared(by_migrations, ("migrations", migrations), to_migrations.clone());
        self.next = match last {
            Some(last) if !ran_elsewhere && is_made => {
                Operation::MigrateBaseline.with(last).then(": the database has what they make")
            }
            _ => to_migrations,
        };
        // Without any, everything that the database has would be a difference.
        let is_as_migrated = by_migrations.differences.is_empty();
        if status.ledger || !status.migrations.is_empty() {
            self.comparisons.push(by_migrations);
        }
        self.comparisons.push(compared(by_entities, (written_in, entities), Operation::Push.advised()));
        // Where the database is what the migrations make, either side may be the later one.
        let is_in_step = last.is_none() && status.findings.is_empty() && !status.migrations.is_empty();
        if is_in_step && written_in == FILES && is_as_migrated {
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
