//! `completions`: what a shell needs to complete the command line.

use super::Context;
use crate::error::{Exit, Result};
use clap_complete::Shell;

/// Print the completion script of a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db completions bash > ~/.local/share/bash-completion/completions/hbm-db"
)]
pub(crate) struct Args {
    /// The shell.
    shell: Shell,
}

pub(super) fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let mut script = Vec::new();
    let mut program = context.program.clone();
    let name = program.get_name().to_owned();
    clap_complete::generate(args.shell, &mut program, name, &mut script);
    context.ui.data(&script)?;
    Ok(Exit::Done)
}
