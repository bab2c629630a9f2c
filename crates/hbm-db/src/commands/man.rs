//! `man`: the manual page.

use super::Context;
use crate::advice::Operation;
use crate::error::{Error, Exit, Result};

/// Print the manual page, of all commands or of one
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db man push | man -l -")]
pub(crate) struct Args {
    /// The command; the overview if not given.
    command: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let mut all = context.program.clone();
    all.build();
    let page = match &args.command {
        None => all,
        Some(name) => all.find_subcommand(name).cloned().ok_or_else(|| {
            Error::usage(format!("there is no command {name}"))
                .hint(Operation::Help.advised().then(" lists them"))
        })?,
    };
    let mut out = Vec::new();
    clap_mangen::Man::new(page)
        .render(&mut out)
        .map_err(|error| Error::failed("cannot write the manual page").because(error))?;
    context.ui.data(&out)?;
    Ok(Exit::Done)
}
