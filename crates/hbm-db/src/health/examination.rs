//! What the probes of `doctor` measure, for `/metrics`.

use super::Probe;
use crate::doctor::{Limits, diagnose, metrics, probes};
use crate::error::{Error, Result};
use crate::progress::Silent;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::task::{JoinHandle, spawn_local};

/// It is measured again when somebody asks after this time.
const PERIOD: Duration = Duration::from_secs(60);

/// Figures that are older say nothing.
const STALE: Duration = Duration::from_secs(5 * 60);

/// Measures beside the answers: all probes may take longer than an answer may.
pub(super) struct Examination {
    probe: Rc<Probe>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    asking: Option<JoinHandle<()>>,
    asked: Option<(Instant, Option<String>)>,
}

impl Examination {
    pub(super) fn new(probe: Rc<Probe>) -> Self {
        Self { probe, state: RefCell::default() }
    }

    /// The last figures, as Prometheus reads them; none where they are not known.
    pub(super) fn figures(self: &Rc<Self>) -> Option<String> {
        let mut state = self.state.borrow_mut();
        let busy = state.asking.as_ref().is_some_and(|asking| !asking.is_finished());
        if !busy && state.asked.as_ref().is_none_or(|(at, _)| at.elapsed() >= PERIOD) {
            let examination = self.clone();
            state.asking = Some(spawn_local(async move { examination.ask_again().await }));
        }
        let (at, figures) = state.asked.as_ref()?;
        figures.clone().filter(|_| at.elapsed() < STALE)
    }

    async fn ask_again(&self) {
        let asked = tokio::time::timeout(PERIOD, self.ask()).await;
        let asked = asked.unwrap_or_else(|_| Err(Error::failed("it takes too long")));
        let figures = asked.map_err(|error| tracing::debug!("doctor was not asked: {error}")).ok();
        self.state.borrow_mut().asked = Some((Instant::now(), figures));
    }

    /// Over a connection of its own, which ends with it.
    async fn ask(&self) -> Result<String> {
        let mut session = self.probe.pool.target().connect().await?;
        let all: Vec<_> = probes().iter().collect();
        let diagnosis = diagnose(&mut session, &all, Limits::default(), &Silent).await?;
        session.close().await;
        Ok(metrics(&diagnosis))
    }
}
