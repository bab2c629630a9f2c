//! `doctor`: what is wrong with a database and its server. Reads only.

use super::Context;
use crate::doctor::{Limits, State, metrics, probes};
use crate::error::{Error, Exit, Result};
use crate::ops::{self, Diagnose};
use crate::render::{ProbeList, nagios};
use crate::ui::Format;

/// Say what is wrong with a database and its server, why it matters, and what mends it; reads only
///
/// It works on any PostgreSQL from 14 on, without an application, and with a role that may only read; a member of pg_monitor
/// sees more. What the role may not see is said. No probe waits for a lock.
///
/// Besides table and json there are two forms for monitoring. With --format nagios it is one line with performance data, and
/// the exit code is that of a plugin: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN, as for a server that cannot be reached. With
/// --format prometheus it is every figure, with HELP and TYPE.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db doctor\n  hbm-db doctor sequences invalid_indexes --check\n  hbm-db doctor connections --warning connections=60 --critical connections=80 --format nagios\n  hbm-db doctor --list"
)]
pub(crate) struct Args {
    /// Only these probes; all of them if none is given.
    #[arg(value_name = "PROBE")]
    probes: Vec<String>,
    /// From which figure on a finding of a probe is a warning: connections=60; again for another probe.
    #[arg(long, value_name = "PROBE=FIGURE", value_parser = threshold)]
    warning: Vec<(String, f64)>,
    /// From which figure on a finding of a probe is critical.
    #[arg(long, value_name = "PROBE=FIGURE", value_parser = threshold)]
    critical: Vec<(String, f64)>,
    /// End with exit code 3 where there is a warning or worse, or where a probe that is named did not see all.
    #[arg(long)]
    check: bool,
    /// List the probes, with units and thresholds, and ask none.
    #[arg(long, conflicts_with_all = ["probes", "warning", "critical", "check"])]
    list: bool,
}

fn threshold(text: &str) -> std::result::Result<(String, f64), String> {
    let read = || {
        let (probe, figure) = text.split_once('=')?;
        let figure: f64 = figure.parse().ok()?;
        figure.is_finite().then(|| (probe.to_owned(), figure))
    };
    read().ok_or_else(|| "expected a probe and a figure, like connections=60".to_owned())
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let ui = context.ui;
    if args.list {
        if ui.format().is_for_monitoring() {
            return Err(Error::usage("--list is a table, or json"));
        }
        ui.report(&ProbeList { probes: probes() })?;
        return Ok(Exit::Done);
    }
    let limits = Limits {
        warning: args.warning.iter().cloned().collect(),
        critical: args.critical.iter().cloned().collect(),
    };
    let options = Diagnose { probes: args.probes.clone(), limits };
    let diagnosis = ops::diagnose(&context.project, &options).await?;
    let state = diagnosis.state(!args.probes.is_empty());
    match ui.format() {
        Format::Table | Format::Json => ui.report(&diagnosis)?,
        Format::Prometheus => ui.data(metrics(&diagnosis).as_bytes())?,
        Format::Nagios => {
            ui.data(nagios(&diagnosis, state).as_bytes())?;
            return Ok(state.exit());
        }
    }
    Ok(if args.check && state != State::Ok { Exit::Differs } else { Exit::Done })
}
