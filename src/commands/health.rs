//! `health`: whether the database answers, once or over HTTP.

use super::Context;
use crate::error::{Error, Exit, Result};
use crate::health::{Audience, Checkup, Desk, HEALTH, Hosts, METRICS, Probe, Token, serve};
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::pin::pin;
use std::rc::Rc;
use tokio::net::TcpListener;

/// Say whether the database answers, within 2 s; with --listen, as GET /api/health/db and GET /metrics
///
/// Exit code 0 healthy, 5 unreachable. With --listen it runs until a signal ends it: 200 healthy, 503 unreachable, 500
/// an internal error. Who sends the token of HBM_DB_HEALTH_TOKEN (Authorization: Bearer …) is told the cause as well.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db health --format json\n  hbm-db health --listen 127.0.0.1:3000\n  curl http://127.0.0.1:3000/api/health/db"
)]
pub(crate) struct Args {
    /// Answer over HTTP at this address and port; port 0 is a free one.
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    listen: Option<SocketAddr>,
}

impl Args {
    /// Whether it runs until a signal ends it.
    pub(super) fn serves(&self) -> bool {
        self.listen.is_some()
    }
}

fn address(text: &str) -> std::result::Result<SocketAddr, String> {
    let port = text.strip_prefix("localhost:").map(|port| format!("127.0.0.1:{port}"));
    let address = port.as_deref().unwrap_or(text);
    address.parse().map_err(|_| "expected an address with a port, like 127.0.0.1:3000 or [::1]:3000".into())
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    match args.listen {
        None => once(context).await,
        Some(address) => listen(address, context).await,
    }
}

async fn once(context: &Context<'_>) -> Result<Exit> {
    let checkup = match context.target().await {
        Ok(target) => {
            let probe = Probe::new(target, None, context.ui.quiet());
            let checkup = probe.look().await;
            probe.close().await;
            drop(probe);
            Rc::into_inner(checkup).ok_or_else(|| Error::bug("somebody else holds the checkup"))?
        }
        Err(error) if error.exit() == Exit::Unreachable => Checkup::failed(error),
        Err(error) => return Err(error),
    };
    context.ui.report(&checkup.report(context.settings.max_connections, Audience::Trusted))?;
    checkup.found.map(|_| Exit::Done)
}

async fn listen(address: SocketAddr, context: &Context<'_>) -> Result<Exit> {
    let listener = TcpListener::bind(address).await.map_err(|error| taken(address, error))?;
    let address = listener.local_addr().map_err(|error| taken(address, error))?;
    let mut stop = pin!(crate::interrupted());
    let target = tokio::select! {
        biased;
        () = &mut stop => return Ok(Exit::Done),
        target = context.target() => target?,
    };
    let hosts = Hosts::of(address.ip());
    if hosts == Hosts::Any {
        context.ui.warn(format!(
            "whoever reaches {address} can read the name of the database, its user and its size"
        ));
    }
    // A wrong name was refused with the target; a build may have none.
    let probe = Rc::new(Probe::new(target, context.app().ok().cloned(), context.ui.clone()));
    let token = context.env.get("HBM_DB_HEALTH_TOKEN").map(|token| Token::new(&token.value));
    let desk = Desk::new(probe, hosts, token, context.settings.max_connections);
    context.ui.say(format!("listening: http://{address}{HEALTH} and {METRICS}"));
    serve(listener, desk, stop).await;
    Ok(Exit::Done)
}

fn taken(address: SocketAddr, error: std::io::Error) -> Error {
    let hint = match error.kind() {
        ErrorKind::AddrInUse => "another program has the port: name another one, or port 0 for a free one",
        ErrorKind::PermissionDenied => "ports below 1024 are for root: name another one",
        _ => "name an address of this machine, as 127.0.0.1",
    };
    Error::failed(format!("cannot listen at {address}")).because(error).hint(hint)
}
