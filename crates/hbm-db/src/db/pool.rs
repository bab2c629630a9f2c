//! Connections to the one database there is.
//!
//! No session is held between requests with a transaction open: whoever wants to change the schema meanwhile can.

use super::{ReadOnly, Rows, Session, Target};
use crate::error::{Error, Exit, Result};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::sync::{Semaphore, SemaphorePermit};

/// A session that was not used for so long is asked whether it is still there.
const FRESH: Duration = Duration::from_secs(1);
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);

/// The connections. Whoever asks when all of them are lent waits for a turn.
pub(crate) struct Pool {
    target: Rc<Target>,
    permits: Semaphore,
    idle: RefCell<Vec<(Session, Instant)>>,
}

/// A session for one request. It goes back only where the request comes to its end: otherwise it is closed, and the server
/// ends what runs in it.
pub(crate) struct Lent<'a> {
    pub(crate) session: Session,
    pool: &'a Pool,
    turn: SemaphorePermit<'a>,
}

impl Pool {
    /// A pool of so many connections at most; none is made before it is needed.
    pub(crate) fn new(target: Rc<Target>, most: usize) -> Self {
        Self { target, permits: Semaphore::new(most), idle: RefCell::default() }
    }

    pub(crate) fn target(&self) -> &Rc<Target> {
        &self.target
    }

    /// A session, when it is this request's turn.
    pub(crate) async fn lend(&self) -> Result<Lent<'_>> {
        let turn = tokio::time::timeout(PATIENCE, self.permits.acquire()).await;
        let permit = match turn {
            Ok(Ok(permit)) => permit,
            Ok(Err(_)) => return Err(Error::bug("the pool is closed")),
            Err(_) => {
                return Err(Error::failed("all connections are busy")
                    .hint("wait for what runs in the console, or cancel it"));
            }
        };
        let session = self.session().await?;
        Ok(Lent { session, pool: self, turn: permit })
    }

    async fn session(&self) -> Result<Session> {
        loop {
            let idle = self.idle.borrow_mut().pop();
            let Some((mut session, since)) = idle else {
                return self.target.connect_again().await;
            };
            if since.elapsed() < FRESH || session.execute("select 1").await.is_ok() {
                return Ok(session);
            }
        }
    }

    /// Reads in a transaction of its own, which is rolled back.
    pub(crate) async fn read<T>(
        &self,
        timeout: Duration,
        mut work: impl AsyncFnMut(&mut ReadOnly<'_>) -> Result<T>,
    ) -> Result<T> {
        let once = async || {
            let mut lent = self.lend().await?;
            let mut reading = ReadOnly::begin(&mut lent.session, timeout).await?;
            let done = work(&mut reading).await;
            let ended = reading.end().await;
            if ended.is_ok() {
                lent.give_back();
            }
            let done = done?;
            ended.map(|()| done)
        };
        again_if_lost(once).await
    }

    /// The same in one message: see [`ReadOnly::glance`].
    pub(crate) async fn glance(
        &self,
        timeout: Duration,
        queries: (&str, &str),
    ) -> Result<(Option<String>, Result<Rows>)> {
        let once = async || {
            let mut lent = self.lend().await?;
            let seen = ReadOnly::glance(&mut lent.session, timeout, queries).await?;
            lent.give_back();
            Ok(seen)
        };
        again_if_lost(once).await
    }

    /// Gives a session that came from elsewhere to the pool.
    pub(crate) fn keep(&self, session: Session) {
        self.idle.borrow_mut().push((session, Instant::now()));
    }

    pub(crate) async fn close(&self) {
        let idle = self.idle.take();
        for (session, _) in idle {
            // Where it does not listen any more, the end of the process is as good.
            let _ = tokio::time::timeout(Duration::from_secs(1), session.close()).await;
        }
    }
}

/// Reads once more where the connection was lost since somebody last used it, as when the server was started again.
async fn again_if_lost<T>(mut read: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    // admin_shutdown, crash_shutdown
    let ended = |error: &Error| matches!(error.sqlstate(), Some("57P01" | "57P02"));
    match read().await {
        Err(error) if error.exit() == Exit::Unreachable || ended(&error) => read().await,
        done => done,
    }
}

impl<'a> Lent<'a> {
    /// The session itself, and the turn that it goes with.
    pub(crate) fn take(self) -> (Session, SemaphorePermit<'a>) {
        (self.session, self.turn)
    }

    /// Nothing is open in it.
    pub(crate) fn give_back(self) {
        self.pool.keep(self.session);
    }
}
