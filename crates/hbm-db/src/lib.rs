//! hbm-db: the `db:*` scripts of a PostgreSQL application, as a library that makes a command line of its own for
//! any SeaORM 2 project.
//!
//! ```no_run
//! use hbm_db::App;
//!
//! fn main() -> std::process::ExitCode {
//!     hbm_db::run(vec![App::new("bookshop")])
//! }
//! ```
//!
//! The modules are the pipeline: [`introspect`] reads a database into a [`catalog`], [`plan`] compares two and turns the
//! differences into statements, [`apply`] runs them, [`seed`] loads rows.

mod app;
pub mod apply;
mod backup;
mod cache;
mod cleanup;
mod cli;
mod commands;
pub mod config;
pub mod db;
mod desired;
pub mod error;
mod file;
mod grants;
mod health;
mod http;
pub mod inspect;
pub mod introspect;
pub mod migrate;
mod ownership;
mod proposal;
pub mod render;
pub mod seed;
pub mod status;
mod ui;

pub use app::{App, EntityDef};
pub use cleanup::{Cleaned, Cleanup, Deleted};
pub use db::Reading;
pub use desired::Desired;
pub use grants::{Grant, Grants, On, Privilege, Verb};
pub use hbm_db_catalog as catalog;
pub use hbm_db_plan as plan;
pub use ui::{Format, Progress, Ui, Verbosity};

use clap::{CommandFactory, Parser};
use cli::Cli;
use commands::Context;
use error::{Error, Exit};
use std::process::ExitCode;

/// The form that arguments ask for which cannot be read.
fn format_wanted() -> Format {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let json = arguments.iter().any(|one| one == "--format=json")
        || arguments.windows(2).any(|two| two[0] == "--format" && two[1] == "json");
    if json { Format::Json } else { Format::Table }
}

/// Runs the command line of these applications; the first is the default of `--app`.
pub fn run(apps: Vec<App>) -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            ui::usage(&error, format_wanted());
            return if error.use_stderr() { Exit::Usage.into() } else { Exit::Done.into() };
        }
    };
    let verbosity = match (cli.global.quiet, cli.global.verbose) {
        (true, _) => Verbosity::Quiet,
        (false, 0) => Verbosity::Normal,
        (false, _) => Verbosity::Verbose,
    };
    let ui = Ui::new(cli.global.format, verbosity, cli.global.no_input);
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            ui.error(&Error::failed("cannot start").because(error));
            return Exit::Failed.into();
        }
    };
    // Where it is not the default, the commands of hints have to name it.
    let app = cli.global.app.clone().filter(|name| apps.first().is_some_and(|first| first.name() != name));
    let done = runtime.block_on(async {
        let context = Context::new(&ui, &cli.global, apps)?;
        let serves = cli.command.serves();
        let done = tokio::select! {
            done = cli.command.run(&context) => done,
            _ = interrupted(), if !serves => Err(Error::new(
                Exit::Interrupted,
                "interrupted; what was not committed is rolled back by the server",
            )),
        };
        context.tell_notes();
        done
    });
    // A blocked thread must not keep an interrupted command alive.
    runtime.shutdown_background();
    match done {
        Ok(exit) => exit.into(),
        Err(error) => {
            let program = Cli::command();
            let commands: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
            let error = match &app {
                Some(app) => error.for_app(app, &commands),
                None => error,
            };
            ui.error(&error);
            error.exit().into()
        }
    }
}

/// Ends with the first signal that asks the process to end.
pub(crate) async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let (Ok(mut terminate), Ok(mut hangup)) =
            (signal(SignalKind::terminate()), signal(SignalKind::hangup()))
        {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
