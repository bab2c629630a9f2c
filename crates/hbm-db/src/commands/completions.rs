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
    clap_complete::generate(args.shell, &mut context.program.clone(), "hbm-db", &mut script);
    context.ui.data(&script)?;
    Ok(Exit::Done)
}
