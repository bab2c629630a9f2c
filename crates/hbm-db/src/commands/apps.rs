//! `apps`: what this program knows. Needs no database.

use super::Context;
use crate::advice::Program;
use crate::app::App;
use crate::error::{Exit, Result};
use crate::migrate::Migrations;
use crate::render::{Report, table};
use serde::Serialize;

/// List the applications, with their tables, migrations and seed sets; needs no database
///
/// The first is the one that is meant where --app is not given.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db apps\n  hbm-db apps --format json")]
pub(crate) struct Args {}

#[derive(Serialize)]
struct Apps<'a> {
    apps: Vec<Figures<'a>>,
}

#[derive(Serialize)]
struct Figures<'a> {
    name: &'a str,
    /// Whether it is meant where none is named.
    default: bool,
    /// None where files of SQL say it.
    tables: Option<usize>,
    /// None where they cannot be read.
    migrations: Option<usize>,
    /// None where they cannot be read.
    seed_sets: Option<Vec<String>>,
    cleanups: Vec<&'a str>,
    archives: Vec<&'a str>,
}

impl Report for Apps<'_> {
    fn text(&self, _: &Program) -> String {
        if self.apps.is_empty() {
            return "this build has no application".into();
        }
        let number = |count: Option<usize>| count.map_or("?".into(), |count| count.to_string());
        let rows = self.apps.iter().map(|app| {
            vec![
                app.name.to_owned(),
                number(app.tables),
                number(app.migrations),
                number(app.seed_sets.as_ref().map(Vec::len)),
                app.cleanups.len().to_string(),
                app.archives.len().to_string(),
                if app.default { "the default of --app".into() } else { String::new() },
            ]
        });
        table(&["app", "#tables", "#migrations", "#seed sets", "#cleanups", "#archives", ""], rows)
    }
}

impl<'a> Figures<'a> {
    fn of(app: &'a App, default: bool, context: &Context<'_>) -> Self {
        let migrations = Migrations::find(app).map(|found| found.list.len());
        let seeds = crate::seed::read(app)
            .map(|seeds| seeds.sets().into_iter().map(str::to_owned).collect::<Vec<_>>());
        let failures = [migrations.as_ref().err(), seeds.as_ref().err()];
        for error in failures.into_iter().flatten() {
            context.ui.warn(format!("{}: {}", app.name(), error.in_one_line()));
        }
        Self {
            name: app.name(),
            default,
            tables: (!app.is_of_files()).then(|| app.tables().len()),
            migrations: migrations.ok(),
            seed_sets: seeds.ok(),
            cleanups: app.cleanups().iter().map(|cleanup| cleanup.name.as_str()).collect(),
            archives: app.archives().iter().map(|archive| archive.name.as_str()).collect(),
        }
    }
}

pub(super) fn run(_: &Args, context: &Context<'_>) -> Result<Exit> {
    // A wrong --app is wrong for this command, too; a right one chooses.
    let only =
        context.project.applications.is_named().then(|| context.project.app()).transpose()?.map(App::name);
    let apps = context
        .project
        .applications
        .known()
        .iter()
        .enumerate()
        .filter(|(_, app)| only.is_none_or(|name| app.name() == name))
        .map(|(at, app)| Figures::of(app, at == 0, context))
        .collect();
    context.ui.report(&Apps { apps })?;
    Ok(Exit::Done)
}
