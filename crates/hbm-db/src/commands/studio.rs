//! `studio`: the database in a browser.

use super::Context;
use crate::app::App;
use crate::db::{Guard, Pool, Session};
use crate::error::{Error, Exit, Result};
use crate::health::{self, Probe, Token};
use crate::http::{Hosts, Limits, bind, serve};
use crate::ops::note_pooler;
use crate::progress::Silent;
use crate::studio::{Access, Handler, Keys, Launch, LaunchToken, Mode, Settings};
use hyper::Request;
use hyper::body::Incoming;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;
use tokio::net::TcpListener;

/// The port, where it is free: what a browser keeps, as the history of the console, belongs to it.
const PORT: u16 = 7432;
/// Questions that wait for the database at the same time; more of them wait for their turn.
const CONNECTIONS: usize = 4;

const LIMITS: Limits = Limits {
    connections: 256,
    headers: Duration::from_secs(30),
    stalled: Duration::from_secs(45),
    keep_alive: true,
    conversation: None,
    shutdown: Duration::from_secs(2),
};

/// Show the database in a browser: tables, rows, schema, a console; reads only, unless --write
///
/// It is served from inside this program to this machine alone, and loads nothing from elsewhere. The address it prints
/// opens it once; the browser that was opened with it stays in.
#[derive(Debug, clap::Args)]
#[group(skip)]
#[command(
    after_help = "Example:\n  hbm-db studio\n  hbm-db studio --port 5555 --no-open\n  hbm-db studio --write"
)]
pub(crate) struct Args {
    /// Listen at this port; 7432 if not given, or a free one where that is taken.
    #[arg(long, value_name = "PORT", value_parser = port)]
    port: Option<u16>,
    /// Listen at this address, for other machines; 127.0.0.1 if not given.
    #[arg(long, value_name = "ADDRESS", value_parser = host)]
    host: Option<IpAddr>,
    /// Open no browser.
    #[arg(long)]
    no_open: bool,
    /// Let rows be changed, and the console run what is given.
    #[arg(long)]
    write: bool,
    /// The name of the database, as consent to --write where it is protected.
    #[arg(long, value_name = "NAME")]
    confirm_database: Option<String>,
}

impl Args {
    /// One of them that was given.
    pub(super) fn given(&self) -> Option<&'static str> {
        let given = [
            (self.port.is_some(), "--port"),
            (self.host.is_some(), "--host"),
            (self.no_open, "--no-open"),
            (self.write, "--write"),
            (self.confirm_database.is_some(), "--confirm-database"),
        ];
        given.into_iter().find(|(given, _)| *given).map(|(_, flag)| flag)
    }
}

fn port(text: &str) -> std::result::Result<u16, String> {
    text.parse().map_err(|_| "expected a number from 0 to 65535; 0 is a free port".into())
}

fn host(text: &str) -> std::result::Result<IpAddr, String> {
    let address = if text == "localhost" { "127.0.0.1" } else { text };
    address
        .parse()
        .map_err(|_| "expected an address of this machine, like 127.0.0.1, or 0.0.0.0 for all of them".into())
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let (listener, address) = listen(args).await?;
    let mut stop = pin!(crate::signal::interrupted());
    let (pool, app) = tokio::select! {
        biased;
        () = &mut stop => return Ok(Exit::Done),
        opened = open(args, context) => opened?,
    };
    let access = Access::of(address);
    if access.are_wide() {
        context.ui.warn(format!(
            "other machines reach {address}, and nothing on the way is encrypted: whoever listens there can read along"
        ));
    }
    let settings = Settings {
        mode: if args.write { Mode::Write } else { Mode::ReadOnly },
        confirmed: args.confirm_database.is_some(),
        app,
        program: context.ui.program().clone(),
    };
    let (keys, token) = Keys::new(address.port())?;
    let url = url(address, &token);
    tell(settings.mode, &url, context);
    let launch = if args.no_open { None } else { Launch::open(&url, address.port()) };
    // A connection that is never busy for long, where more than one is to be had.
    let target = pool.target();
    let beside = Rc::new(Pool::new(target.clone(), 1));
    let health = health(beside.clone(), address, context);
    let handler = Rc::new(Handler::new(settings, (pool.clone(), beside.clone()), access, keys, health));
    let answer = async move |request: Request<Incoming>| handler.answer(request).await;
    serve(listener, LIMITS, answer, stop).await;
    drop(launch);
    pool.close().await;
    beside.close().await;
    Ok(Exit::Done)
}

async fn listen(args: &Args) -> Result<(TcpListener, SocketAddr)> {
    let at = |port| SocketAddr::new(args.host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)), port);
    match args.port {
        Some(port) => bind(at(port)).await,
        None => match bind(at(PORT)).await {
            Err(_) => bind(at(0)).await,
            bound => bound,
        },
    }
}

/// A pool, and the application that the database is of.
async fn open(args: &Args, context: &Context<'_>) -> Result<(Rc<Pool>, Option<App>)> {
    let pool = Rc::new(Pool::new(Rc::new(context.project.target().await?), CONNECTIONS));
    // What is wrong with the database is said before anything else.
    let mut lent = pool.lend().await?;
    note_pooler(&lent.session);
    let guard = Guard::read(&mut lent.session).await?;
    if args.write {
        lent.session.need_session("studio --write")?;
        consent(&guard, &lent.session, args, context)?;
        guard.allow_writing(
            "studio --write",
            &lent.session,
            pool.target(),
            args.confirm_database.is_some(),
        )?;
    }
    let app = context.project.applications.of(&guard, &mut lent.session, pool.target()).await?.cloned();
    lent.give_back();
    Ok((pool, app))
}

fn health(pool: Rc<Pool>, address: SocketAddr, context: &Context<'_>) -> health::Handler {
    let probe = Rc::new(Probe::new(pool, context.project.applications.clone(), Rc::new(Silent)));
    let token = context.project.env.get("HBM_DB_HEALTH_TOKEN").map(|token| Token::new(&token.value));
    health::Handler::new(
        probe,
        Hosts::of(address, Hosts::Addresses),
        token,
        context.project.settings.max_connections,
    )
}

/// Rows of a protected database are changed only by who names it.
fn consent(guard: &Guard, session: &Session, args: &Args, context: &Context<'_>) -> Result<()> {
    let database = &session.server.database;
    if let Some(name) = &args.confirm_database
        && name != database
    {
        return Err(Error::refused(format!("--confirm-database says {name}, and this is {database}"))
            .hint("check the URL: this is probably not the database you mean"));
    }
    if args.confirm_database.is_some() {
        return Ok(());
    }
    guard.allow_unprotected("studio --write", session, &context.project.settings).map_err(|error| {
        error
            .without_hints()
            .hint("leave out --write to look at it")
            .hint(format!("if its rows are to be changed, name it: --confirm-database {database}"))
    })
}

fn tell(mode: Mode, url: &str, context: &Context<'_>) {
    let ui = context.ui;
    ui.say(match mode {
        Mode::ReadOnly => "reads only; --write lets rows be changed",
        Mode::Write => "rows can be changed",
    });
    ui.announce(format!("studio: {url}"));
    ui.say("the address opens it once; Ctrl+C ends it");
}

/// The token is behind the #, which browsers keep to themselves.
fn url(address: SocketAddr, token: &LaunchToken) -> String {
    let shown = match address.ip() {
        ip if ip.is_unspecified() => SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), address.port()),
        _ => address,
    };
    format!("http://{shown}/#token={}", token.as_str())
}
