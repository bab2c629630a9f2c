//! `check`: entities = migrations = live database?

use super::Context;
use crate::advice::{Advice, Operation, Program};
use crate::catalog::Catalog;
use crate::db::{Reading, Session, Target};
use crate::desired::Desired;
use crate::error::{Exit, Result};
use crate::introspect;
use crate::migrate::{Finding, Ledger, MigrationStatus, Migrations, State, differences};
use crate::ops::workbench;
use crate::ownership::Intent;
use crate::render::{Report, findings};
use serde::Serialize;

/// Compare entities, migrations and the live database, each with each; changes nothing
///
/// Ends with exit code 3 if there is any difference, a migration is pending, or files and ledger do not fit. Where no
/// database is named, entities and migrations are compared alone.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db check        # in CI\n  hbm-db check --format json")]
pub(crate) struct Args {}

#[derive(Serialize)]
struct Check {
    comparisons: Vec<Comparison>,
    /// Migrations that were not applied to the database.
    pending: Vec<String>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Comparison {
    one: &'static str,
    other: &'static str,
    /// What would have to be done to `one` for it to be like `other`.
    differences: Vec<String>,
    /// The command that does it.
    remedy: Advice,
}

impl Check {
    fn is_clean(&self) -> bool {
        self.comparisons.iter().all(|one| one.differences.is_empty())
            && self.pending.is_empty()
            && self.findings.is_empty()
    }
}

impl Report for Check {
    fn text(&self, program: &Program) -> String {
        let mut text = String::new();
        for Comparison { one, other, differences, remedy } in &self.comparisons {
            match differences.len() {
                0 => text += &format!("{one} = {other}\n"),
                count => {
                    text += &format!(
                        "{one} and {other} differ in {count}; for {one} to be like {other} ({}):\n",
                        program.text(remedy)
                    )
                }
            }
            for difference in differences {
                text += &format!("  {difference}\n");
            }
        }
        if !self.pending.is_empty() {
            text += &format!(
                "pending: {} ({})\n",
                self.pending.join(", "),
                program.command(Operation::MigrateUp, "")
            );
        }
        text + &findings(&self.findings, program)
    }
}

pub(super) async fn run(_: &Args, context: &Context<'_>) -> Result<Exit> {
    let app = context.project.app()?;
    let files = Migrations::find(app)?;
    let alone = context.project.has_no_database()?;
    let (target, mut session) =
        if alone { workbench(&context.project).await? } else { context.project.open().await? };
    if !alone {
        context.project.own(("check", Intent::Compare), &mut session, &target).await?;
    }
    let progress = context.project.begin("comparing");
    let (entities, session) = read(&Desired::of_app(app), session, &target, context).await?;
    let history = Desired::of_migrations(app.name(), &files.list);
    let (migrations, mut session) = read(&history, session, &target, context).await?;
    let mut check = Check {
        comparisons: vec![Comparison {
            one: "migrations",
            other: "entities",
            differences: differences(&migrations.as_made(), &entities),
            remedy: Operation::Generate.with("NAME"),
        }],
        pending: Vec::new(),
        findings: Vec::new(),
    };
    if alone {
        context.ui.say("no database is named: only entities and migrations are compared");
    } else {
        let all = migrations.namespaces().into_iter().chain(entities.namespaces()).collect();
        let live = introspect::read(&mut session, &all).await?;
        let status = MigrationStatus::of(&files, &Ledger::read(&mut session).await?);
        check.add_live(&live, &migrations, &entities, status);
    }
    drop(progress);
    session.close().await;
    context.ui.report(&check)?;
    Ok(if check.is_clean() { Exit::Done } else { Exit::Differs })
}

async fn read(
    desired: &Desired,
    session: Session,
    target: &Target,
    context: &Context<'_>,
) -> Result<(Catalog, Session)> {
    let read = desired.catalog(session, target, Reading::Scratch).await?;
    context.project.tell_notes();
    Ok(read)
}

impl Check {
    fn add_live(
        &mut self,
        live: &Catalog,
        migrations: &Catalog,
        entities: &Catalog,
        status: MigrationStatus,
    ) {
        let to_migrations = Operation::MigrateUp
            .advised()
            .then("; ")
            .run(Operation::DriftAdopt, "NAME")
            .then(" writes them as a migration instead");
        for (other, catalog, remedy) in
            [("migrations", migrations, to_migrations), ("entities", entities, Operation::Push.advised())]
        {
            let differences = differences(live, catalog);
            self.comparisons.push(Comparison { one: "the database", other, differences, remedy });
        }
        self.pending = status.names(State::Pending).map(str::to_owned).collect();
        self.findings = status.findings;
    }
}
