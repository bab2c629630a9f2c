//! Runs a program with databases of its own.

use super::{TestSource, outlives, schemas};
use crate::error::{Error, Exit, Result};
use crate::ops::Project;
use crate::testdb::{Closed, Hash, Instance, Manager, Origin, Service, keeper, serve_tests};
use rustix::process::{Pid, Signal, kill_process};
use std::io::IsTerminal;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus};
use std::rc::Rc;
use tokio::signal::unix::{Signal as Signals, SignalKind, signal};
use tokio::sync::oneshot;
use tokio::task::LocalSet;

/// What keeps tests apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Isolation {
    /// Each has a database.
    #[default]
    Database,
    /// Each has a schema of the database that is named, which all of them share.
    Schema,
}

/// What is run, and with what.
#[derive(Clone, Debug, Default)]
pub struct Exec {
    /// What is in the databases.
    pub source: TestSource,
    /// How many are kept ready.
    pub size: usize,
    /// Whether they are on a server of this run alone, which is gone afterwards.
    pub ephemeral: bool,
    /// What keeps tests apart.
    pub isolation: Isolation,
    /// Whether the databases of a program that failed stay.
    pub keep_failed: bool,
    /// The program and its arguments.
    pub command: Vec<String>,
}

/// Runs a program with `DATABASE_URL`, a database of its own, and `HBM_DB_TESTDB_URL`, where its tests have more of them. What was
/// made is dropped afterwards, but for the template.
///
/// # Errors
/// Those of making the template; exit 2 where the program does not start. The exit code is the program's.
pub async fn exec(project: &Project, options: &Exec) -> Result<Exit> {
    let local = Rc::new(LocalSet::new());
    local.run_until(run(project, options, local.clone())).await
}

async fn run(project: &Project, options: &Exec, local: Rc<LocalSet>) -> Result<Exit> {
    if options.keep_failed && (options.ephemeral || project.settings.url.is_none()) {
        return Err(outlives("--keep-failed"));
    }
    let target = match options.ephemeral {
        true => project.ephemeral_target().await?,
        false => project.target().await?,
    };
    if !options.ephemeral {
        options.source.allow(project, &target).await?;
    }
    let (keeper, hash, origin) = match options.isolation {
        Isolation::Database => {
            let mut keeper = keeper(&target).await?;
            let swept = Instance::sweep(&mut keeper, &target, None).await?;
            swept.left.iter().for_each(|why| project.listener.warn(why));
            let (template, _) = options.source.template(project, &target, &mut keeper).await?;
            (keeper, template.hash.clone(), Origin::Template(template))
        }
        Isolation::Schema => schemas(project, &target, &options.source).await?,
    };
    let target = Rc::new(target);
    let manager = Manager::new(target.clone(), keeper, local);
    manager.add(origin);
    let ran = with_databases(&manager, hash, options).await;
    let failed = !matches!(ran, Ok(Exit::Done | Exit::OfProgram(0)));
    let closed = tokio::select! {
        closed = manager.close(options.keep_failed && failed) => closed,
        // Somebody does not want to wait.
        stopped = next_signal() => stopped.and(Err(Error::failed("a signal ended the cleaning up"))),
    };
    match closed {
        Ok(Closed { kept, left }) => {
            for database in kept {
                project.listener.say(&format!("kept: {}", target.given(&database).url));
            }
            left.iter().for_each(|why| project.listener.warn(why));
        }
        // What the program did counts; the next run drops what is left.
        Err(error) => project.listener.warn(&format!(
            "not everything was dropped, and the next run tries again: {}",
            error.in_one_line()
        )),
    }
    ran
}

/// Waits for a signal that asks to end.
async fn next_signal() -> Result<()> {
    let (mut terminate, mut hangup, mut interrupt) = signals()?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// Those that ask to end.
fn signals() -> Result<(Signals, Signals, Signals)> {
    let unknown = |error: std::io::Error| Error::failed("signals cannot be listened to").because(error);
    Ok((
        signal(SignalKind::terminate()).map_err(unknown)?,
        signal(SignalKind::hangup()).map_err(unknown)?,
        signal(SignalKind::interrupt()).map_err(unknown)?,
    ))
}

async fn with_databases(manager: &Rc<Manager>, hash: Hash, options: &Exec) -> Result<Exit> {
    let shared = manager.take_for_program(&hash).await?;
    let keeps = options.keep_failed.then_some(("HBM_DB_KEEP_FAILED", "1"));
    let service = Service::listen(manager.clone(), hash).await?;
    let url = service.url();
    let [program, arguments @ ..] = options.command.as_slice() else {
        return Err(Error::usage("there is no program to run").hint("write it behind --, as: -- npm test"));
    };
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env("DATABASE_URL", &shared.url)
        .env("INTEGRESQL_CLIENT_BASE_URL", format!("{url}/api"))
        .env("HBM_DB_TESTDB_URL", &url)
        .envs(keeps);
    // Where they name the database, they would lead to another one than DATABASE_URL.
    for name in ["DB_NAME", "PGDATABASE"].into_iter().filter(|name| std::env::var_os(name).is_some()) {
        command.env(name, &shared.database);
    }
    let mut child = command.spawn().map_err(|error| {
        Error::usage(format!("{program} does not start"))
            .because(error)
            .hint("name a program that is on PATH, or by its path")
    })?;
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let (ended, end) = oneshot::channel();
    std::thread::spawn(move || ended.send(child.wait()));
    manager.keep_ready(options.size);
    let (stop, stopped) = oneshot::channel::<()>();
    let ((), status) = tokio::join!(serve_tests(service, async { drop(stopped.await) }), async {
        let status = until_end(end, pid).await;
        drop(stop);
        status
    });
    Ok(Exit::OfProgram(code(status?)))
}

/// Waits for the program, and passes on the signals that it does not get from the terminal.
async fn until_end(
    mut end: oneshot::Receiver<std::io::Result<ExitStatus>>,
    pid: Option<Pid>,
) -> Result<ExitStatus> {
    let (mut terminate, mut hangup, mut interrupt) = signals()?;
    let has_terminal = std::io::stdin().is_terminal();
    loop {
        let signal = tokio::select! {
            status = &mut end => {
                let lost = || Error::bug("nobody waits for the program any more");
                let status = status.map_err(|_| lost())?;
                return status.map_err(|error| lost().because(error));
            }
            _ = terminate.recv() => Signal::TERM,
            _ = hangup.recv() => Signal::HUP,
            _ = interrupt.recv() => match has_terminal {
                true => continue,
                false => Signal::INT,
            },
        };
        if let Some(pid) = pid {
            // Where it is gone, its end is on the way.
            let _ = kill_process(pid, signal);
        }
    }
}

/// Its exit code, as a shell has it.
fn code(status: ExitStatus) -> u8 {
    let signal = || status.signal().map_or(1, |signal| 128 + signal);
    u8::try_from(status.code().unwrap_or_else(signal)).unwrap_or(1)
}
