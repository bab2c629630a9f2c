//! `studio`: the database in a browser.

use super::Context;
use crate::db::{Guard, Session};
use crate::error::{Error, Exit, Result};
use crate::inspect::web::{Desk, Doors, Keys, LaunchToken, Mode, Pool, Settings, serve};
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::pin;
use tokio::net::TcpListener;

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
    /// Listen at this port; a free one if not given.
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Listen at this address, for other machines; 127.0.0.1 if not given.
    #[arg(long, value_name = "ADDRESS")]
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

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let address =
        SocketAddr::new(args.host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)), args.port.unwrap_or(0));
    let listener = TcpListener::bind(address).await.map_err(|error| taken(address, error))?;
    let address = listener.local_addr().map_err(|error| taken(address, error))?;
    let mut stop = pin!(crate::interrupted());
    let opened = tokio::select! {
        biased;
        () = &mut stop => return Ok(Exit::Done),
        opened = open(args, context) => opened?,
    };
    let (target, session) = opened;
    let pool = Pool::new(target, session).await?;
    let doors = Doors::of(address);
    if doors.are_wide() {
        context.ui.warn(format!(
            "other machines reach {address}, and nothing on the way is encrypted: whoever listens there can read along"
        ));
    }
    let mode = if args.write { Mode::Write } else { Mode::ReadOnly };
    let settings = Settings {
        address,
        mode,
        confirmed: args.confirm_database.is_some(),
        app: context.app().ok().cloned(),
    };
    let (keys, token) = Keys::new(address.port())?;
    tell(&settings, &token, context);
    if !args.no_open {
        browser::open(&url(address, &token));
    }
    let desk = Desk::new(settings, pool, doors, keys);
    serve(listener, desk, stop).await;
    Ok(Exit::Done)
}

async fn open(args: &Args, context: &Context<'_>) -> Result<(crate::db::Target, Session)> {
    let (target, mut session) = context.open().await?;
    if args.write {
        let guard = Guard::read(&mut session).await?;
        consent(&guard, &session, args, context)?;
    }
    Ok((target, session))
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
    guard.allow_unprotected("studio --write", session, &context.settings).map_err(|error| {
        error
            .without_hints()
            .hint("leave out --write to look at it")
            .hint(format!("if its rows are to be changed, name it: --confirm-database {database}"))
    })
}

fn tell(settings: &Settings, token: &LaunchToken, context: &Context<'_>) {
    let ui = context.ui;
    ui.say(match settings.mode {
        Mode::ReadOnly => "reads only; --write lets rows be changed",
        Mode::Write => "rows can be changed",
    });
    ui.say(format!("studio: {}", url(settings.address, token)));
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

fn taken(address: SocketAddr, error: std::io::Error) -> Error {
    let hint = match error.kind() {
        ErrorKind::AddrInUse => "another program has the port: name another one, or none for a free one",
        ErrorKind::PermissionDenied => "ports below 1024 are for root: name another one",
        _ => "name an address of this machine, as 127.0.0.1",
    };
    Error::failed(format!("cannot listen at {address}")).because(error).hint(hint)
}

/// The browser of the machine.
mod browser {
    use std::process::{Command, Stdio};

    /// Opens it, where there is a screen. Where that fails, the address was printed.
    pub(super) fn open(url: &str) {
        let Some(mut command) = command(url) else { return };
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let _ = quiet.spawn();
    }

    fn command(url: &str) -> Option<Command> {
        let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
            ("open", &[])
        } else if cfg!(windows) {
            ("rundll32", &["url.dll,FileProtocolHandler"])
        } else {
            let screen = ["DISPLAY", "WAYLAND_DISPLAY"];
            screen.iter().find(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))?;
            ("xdg-open", &[])
        };
        let mut command = Command::new(program);
        command.args(arguments).arg(url);
        Some(command)
    }
}
