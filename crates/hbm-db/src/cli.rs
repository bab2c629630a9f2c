//! The command line as typed, and how it is run.

mod log;
mod meant;

use crate::advice::{Operation, Program};
use crate::app::App;
use crate::commands::{Command, Context, GlobalArgs};
use crate::doctor::State;
use crate::error::{Error, Exit};
use crate::signal;
use crate::ui::{Format, Ui, Verbosity, usage};
use clap::{CommandFactory, FromArgMatches, Parser};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tracing::{Instrument, debug_span};

/// The db:* scripts of a PostgreSQL application.
///
/// Without DATABASE_URL, --url or libpq's variables (PGHOST, PGSERVICE …) it works on a PostgreSQL of its own, with its data
/// in .hbm-db/.
#[derive(Debug, Parser)]
#[command(name = "hbm-db", version, max_term_width = 110, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done or nothing to do, 1 failed, 2 wrong usage or a question without an answer, \
3 --check found a difference, 4 refused, 5 no connection, 70 a bug, 130 interrupted."
)]
struct Cli {
    #[command(flatten)]
    global: GlobalArgs,
    #[command(subcommand)]
    command: Command,
}

/// The form that arguments ask for which cannot be read.
fn format_wanted() -> Format {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let is_named = |form: &str| {
        arguments.iter().any(|one| one.to_str() == Some(&format!("--format={form}")))
            || arguments.windows(2).any(|two| two[0] == "--format" && two[1] == *form)
    };
    if is_named("json") {
        Format::Json
    } else if is_named("nagios") && arguments.iter().any(|one| one == "doctor") {
        Format::Nagios
    } else {
        Format::Table
    }
}

/// The exit code of an error: a plugin of Nagios does not know the state then, whatever the error is.
fn exit_of(error: Exit, format: Format) -> Exit {
    if format == Format::Nagios { State::Unknown.exit() } else { error }
}

/// Refuses forms that a command does not have.
fn refuse_format(format: Format, cli: &Cli, command: &str) -> Result<(), Error> {
    if !format.is_for_monitoring() || cli.command.is_for_monitoring() {
        return Ok(());
    }
    let form = if format == Format::Nagios { "nagios" } else { "prometheus" };
    Err(Error::usage(format!("{command} has no --format {form}: it has table and json"))
        .hint(Operation::Doctor.with(format!("--format {form}")).then(" has it")))
}

/// The command line of a program of this name, which its help and its examples have.
fn program(name: &str) -> clap::Command {
    let command = Cli::command();
    match name {
        OURS => command,
        name => renamed(command, name).name(name.to_owned()).version(concat!(
            "(hbm-db ",
            env!("CARGO_PKG_VERSION"),
            ")"
        )),
    }
}

/// What this program is called where it is no other's.
const OURS: &str = "hbm-db";

/// The same with another name of the program in its texts. Names of files stay.
fn renamed(command: clap::Command, name: &str) -> clap::Command {
    let text = |text: Option<&clap::builder::StyledStr>| {
        text.map(|text| text.to_string().replace("hbm-db ", &format!("{name} ")))
    };
    let texts = [text(command.get_about()), text(command.get_long_about()), text(command.get_after_help())];
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let [about, long_about, after_help] = texts;
    let mut command = command;
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(about) = long_about {
        command = command.long_about(about);
    }
    if let Some(help) = after_help {
        command = command.after_help(help);
    }
    names
        .into_iter()
        .fold(command, |command, inner| command.mut_subcommand(inner, |inner| renamed(inner, name)))
}

/// The command line, and the name of its command.
fn read(program: clap::Command) -> Result<(Cli, String), clap::Error> {
    let matches = program.try_get_matches()?;
    let command = matches.subcommand_name().unwrap_or_default().to_owned();
    Ok((Cli::from_arg_matches(&matches)?, command))
}

/// Runs the command line of these applications; the first is the default of `--app`.
pub fn run(apps: Vec<App>) -> ExitCode {
    let name = program_name();
    let (cli, command) = match read(program(&name)) {
        Ok(read) => read,
        Err(error) => {
            let format = format_wanted();
            usage(&error, format, meant::command(&error, &name));
            return if error.use_stderr() { exit_of(Exit::Usage, format).into() } else { Exit::Done.into() };
        }
    };
    let verbosity = match (cli.global.quiet, cli.global.verbose) {
        (true, _) => Verbosity::Quiet,
        (false, _) => Verbosity::Normal,
    };
    // Where it is not the default, the commands of hints have to name it.
    let app = cli.global.app.clone().filter(|name| apps.first().is_some_and(|first| first.name() != name));
    let named = Program { name: name.clone(), app };
    let format = cli.global.format;
    let refused = refuse_format(format, &cli, &command);
    let ui =
        Ui::new(if refused.is_ok() { format } else { Format::Table }, verbosity, cli.global.no_input, named);
    if let Err(error) = refused {
        ui.error(&error);
        return error.exit().into();
    }
    if let Err(error) = log::begin(cli.global.verbose) {
        ui.warn(error);
    }
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            ui.error(&Error::failed("cannot start").because(error));
            return Exit::Failed.into();
        }
    };
    let done = runtime.block_on(async {
        let context = Context::new(&ui, &cli.global, apps, program(&name), cli.command.reads_project())?;
        let (serves, span) = (cli.command.serves(), debug_span!("command", name = command));
        let done = tokio::select! {
            done = cli.command.run(&context).instrument(span) => done,
            _ = signal::interrupted(), if !serves => Err(Error::new(
                Exit::Interrupted,
                "interrupted; what was not committed is rolled back by the server",
            )),
        };
        context.project.tell_notes();
        done
    });
    // A blocked thread must not keep an interrupted command alive.
    runtime.shutdown_background();
    match done {
        Ok(exit) => exit.into(),
        Err(error) => {
            ui.error(&error);
            exit_of(error.exit(), format).into()
        }
    }
}

/// What this program was started as.
fn program_name() -> String {
    let started = std::env::args_os().next().map(PathBuf::from);
    let name = started.as_deref().and_then(Path::file_stem).map(|name| name.to_string_lossy().into_owned());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| Program::default().name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_that_is_advised_is_a_command() {
        let mut program = Cli::command();
        program.build();
        for operation in Operation::ALL {
            let mut command = &program;
            for word in operation.verb().split(' ') {
                command = command.find_subcommand(word).unwrap_or_else(|| panic!("{}", operation.verb()));
            }
        }
    }
}
