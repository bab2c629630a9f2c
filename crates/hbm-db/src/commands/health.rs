//! `health`: whether the database answers, once or over HTTP.

use super::Context;
use crate::db::Pool;
use crate::error::{Error, Exit, Result};
use crate::health::{Audience, Checkup, DEADLINE, HEALTH, Handler, METRICS, Probe, Token};
use crate::http::{Hosts, Limits, bind, serve};
use crate::ownership::Applications;
use crate::progress::Silent;
use hyper::Request;
use hyper::body::Incoming;
use std::net::SocketAddr;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

/// How long a client may take for its question, and for its answer.
const PATIENCE: Duration = Duration::from_secs(5);

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
    let checkup = match context.project.target().await {
        Ok(target) => {
            let pool = Rc::new(Pool::new(Rc::new(target), 1));
            let probe = Probe::new(pool.clone(), Applications::default(), Rc::new(Silent));
            let checkup = probe.look().await;
            pool.close().await;
            drop(probe);
            Rc::into_inner(checkup).ok_or_else(|| Error::bug("somebody else holds the checkup"))?
        }
        Err(error) if error.exit() == Exit::Unreachable => Checkup::failed(error),
        Err(error) => return Err(error),
    };
    context.ui.report(&checkup.report(context.project.settings.max_connections, Audience::Trusted))?;
    checkup.found.map(|_| Exit::Done)
}

async fn listen(address: SocketAddr, context: &Context<'_>) -> Result<Exit> {
    let (listener, address) = bind(address).await?;
    let mut stop = pin!(crate::signal::interrupted());
    let target = tokio::select! {
        biased;
        () = &mut stop => return Ok(Exit::Done),
        target = context.project.target() => target?,
    };
    let hosts = Hosts::of(address, Hosts::Any);
    if hosts == Hosts::Any {
        context.ui.warn(format!(
            "whoever reaches {address} can read the name of the database, its user and its size, and what doctor finds"
        ));
    }
    // A wrong name was refused with the target; a build may have none.
    let pool = Rc::new(Pool::new(Rc::new(target), 1));
    let probe =
        Rc::new(Probe::new(pool.clone(), context.project.applications.clone(), Rc::new(context.ui.clone())));
    let limits = Limits {
        connections: 64,
        headers: PATIENCE,
        stalled: PATIENCE,
        keep_alive: false,
        conversation: Some(PATIENCE + DEADLINE + PATIENCE),
        shutdown: PATIENCE,
    };
    let token = context.project.env.get("HBM_DB_HEALTH_TOKEN").map(|token| Token::new(&token.value));
    let handler = Handler::new(probe, hosts, token, context.project.settings.max_connections);
    context.ui.say(format!("listening: http://{address}{HEALTH} and {METRICS}"));
    let answer = async move |request: Request<Incoming>| handler.answer(&request.into_parts().0).await;
    serve(listener, limits, answer, stop).await;
    pool.close().await;
    Ok(Exit::Done)
}
