//! Sessions, what they run, and which waits for which; and the end of a query, or of a session.

use super::Project;
use super::consent::allow_undoing;
use crate::activity::{Act, Activity, Signalled, find, send};
use crate::db::{LockTimeout, Session, Target};
use crate::error::{Error, Result};
use std::time::Duration;

/// What is done to which session.
#[derive(Clone, Debug)]
pub struct EndSession {
    /// The process id of its backend.
    pub pid: i32,
    /// What is done.
    pub act: Act,
    /// Whether it was said that it is to be done; otherwise the listener is asked.
    pub yes: bool,
    /// The database's name, for a protected one.
    pub confirm_database: Option<String>,
}

/// No table is read but the marker, which somebody may have locked.
const PATIENCE: LockTimeout = LockTimeout(Duration::from_secs(3));

/// A look at the sessions of a server, again and again.
pub struct Watch {
    _target: Target,
    session: Session,
}

impl Watch {
    /// Connects.
    ///
    /// # Errors
    /// Exit 5 without a connection.
    pub async fn open(project: &Project) -> Result<Self> {
        let (target, session) = project.open_waiting(PATIENCE).await?;
        Ok(Self { _target: target, session })
    }

    /// Looks.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn look(&mut self) -> Result<Activity> {
        Activity::read(&mut self.session).await
    }

    /// Disconnects.
    pub async fn close(self) {
        self.session.close().await;
    }
}

/// Looks once.
///
/// # Errors
/// Whatever the server answers.
pub async fn activity(project: &Project) -> Result<Activity> {
    let mut watch = Watch::open(project).await?;
    let activity = watch.look().await?;
    watch.close().await;
    Ok(activity)
}

/// Cancels the query of a session, or ends the session, and waits until that has happened.
///
/// # Errors
/// Exit 1 where it cannot be done, or has not happened in time; exit 2 where nobody said that it is to be done; exit 4 for
/// our own session, a process of the server, a session of another database, and a protected database that is not named.
pub async fn end_session(project: &Project, options: &EndSession) -> Result<Signalled> {
    let (_target, mut session) = project.open_waiting(PATIENCE).await?;
    let found = find(&mut session, options.pid, options.act).await?;
    let operation = match options.act {
        Act::Cancel => "activity --cancel",
        Act::Terminate => "activity --terminate",
    };
    allow_undoing(operation, options.confirm_database.as_deref(), &mut session, project).await?;
    if !options.yes {
        let question = match options.act {
            Act::Cancel => format!("Cancel the query of {found}?"),
            Act::Terminate => format!("End the session {found}? Its transaction is rolled back."),
        };
        match project.listener.confirm(&question)? {
            Some(true) => {}
            Some(false) => return Err(Error::refused("nothing was done")),
            None => {
                return Err(Error::usage("nobody said that it is to be done")
                    .detail(found.to_string())
                    .hint("if it is this one, say so: --yes"));
            }
        }
    }
    let done = send(&mut session, &found, options.act).await?;
    session.close().await;
    Ok(done)
}
