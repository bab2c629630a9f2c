//! How many statements the schema is away from the entities; known without creating anything on the server.

use super::Probe;
use crate::catalog::Catalog;
use crate::db::{Reading, Target};
use crate::desired::Desired;
use crate::error::{Error, Result};
use crate::proposal::Proposal;
use crate::said::Said;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::task::{JoinHandle, spawn_local};

/// It is counted again when somebody asks after this time.
const PERIOD: Duration = Duration::from_secs(60);

/// A count that is older says nothing.
const STALE: Duration = Duration::from_secs(5 * 60);

/// Counts beside the answers: reading the entities takes longer than an answer may.
pub(super) struct Drift {
    probe: Rc<Probe>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    counting: Option<JoinHandle<()>>,
    counted: Option<(Instant, Option<usize>)>,
    /// What the entities say, to a server of this version.
    wanted: Option<(u32, Catalog)>,
}

impl Drift {
    pub(super) fn new(probe: Rc<Probe>) -> Self {
        Self { probe, state: RefCell::default() }
    }

    /// The last count; none where it is not known.
    pub(super) fn differences(self: &Rc<Self>) -> Option<usize> {
        if self.probe.applications.known().is_empty() {
            return None;
        }
        let mut state = self.state.borrow_mut();
        let busy = state.counting.as_ref().is_some_and(|counting| !counting.is_finished());
        if !busy && state.counted.is_none_or(|(at, _)| at.elapsed() >= PERIOD) {
            let drift = self.clone();
            state.counting = Some(spawn_local(async move { drift.count_again().await }));
        }
        state.counted.filter(|(at, _)| at.elapsed() < STALE).and_then(|(_, differences)| differences)
    }

    async fn count_again(&self) {
        let counted = tokio::time::timeout(PERIOD, self.count()).await;
        let counted = counted.unwrap_or_else(|_| Err(Error::failed("it takes too long")));
        let differences = counted.unwrap_or_else(|error| {
            tracing::debug!("the schema was not compared: {error}");
            None
        });
        self.state.borrow_mut().counted = Some((Instant::now(), differences));
    }

    /// Over a connection of its own, which ends with it.
    async fn count(&self) -> Result<Option<usize>> {
        let mut session = self.probe.pool.target().connect().await?;
        let Some(app) = self.probe.app(&mut session).await? else {
            session.close().await;
            return Ok(None);
        };
        let desired = Desired::of_app(&app)?;
        let version = session.server.version;
        let kept = self.state.borrow_mut().wanted.take().filter(|(of, _)| *of == version);
        let wanted = match kept {
            Some((_, wanted)) => wanted,
            None => {
                let (wanted, again) =
                    desired.catalog(session, self.probe.pool.target(), Reading::Elsewhere).await?;
                session = again;
                wanted
            }
        };
        self.state.borrow_mut().wanted = Some((version, wanted.clone()));
        let mut wanted = wanted;
        let live = desired.scope.live_beside(&mut wanted, &mut session).await?;
        let source = (desired.source.as_str(), desired.renames.as_slice());
        let target: &Target = self.probe.pool.target();
        let way = (session, target, Reading::Elsewhere);
        let (proposal, session) = Proposal::between(way, live, wanted, source, Said::default()).await?;
        session.close().await;
        Ok(Some(proposal.plan.statements.len()))
    }
}
