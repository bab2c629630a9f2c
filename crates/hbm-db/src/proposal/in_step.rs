//! Comparisons that found nothing to do, kept between runs: while both sides are as they were, the next one finds nothing either.

use super::{PlanReport, Proposal};
use crate::cache;
use crate::catalog::{Fingerprint, Ident};
use crate::db::{Reading, Session};
use crate::desired::Desired;
use crate::error::Result;
use crate::introspect::{self, State};
use crate::plan::Plan;
use crate::said::Said;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A comparison before it is made.
#[derive(Debug)]
pub(crate) struct InStep {
    file: Option<PathBuf>,
    compared: Fingerprint,
    state: Option<State>,
}

/// What is kept: no definition of anything.
#[derive(Serialize, Deserialize)]
struct Kept {
    compared: Fingerprint,
    state: State,
    plan: Plan,
    unmanaged: BTreeSet<Ident>,
}

impl InStep {
    /// Looks which state the database is in.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub(crate) async fn look(
        session: &mut Session,
        desired: &Desired,
        said: &Said,
        reading: Reading,
    ) -> Result<Self> {
        let state = introspect::state(session).await?;
        let who = format!("{}\n{}\n{}", session.server.database, session.server.user, desired.source);
        let key = desired.cache_key(session).await?;
        let how = format!(
            "{who}\n{key}\n{reading:?}\n{:?}\n{:?}\n{:?}\n{said:?}",
            desired.scope, desired.renames, desired.privileges
        );
        // There are 4 096 files at the most: of two comparisons with one file, the later has it.
        let number = Fingerprint::of_text(&who).to_string().split_off(61);
        Ok(Self {
            file: cache::file(&format!("in-step-{number}")),
            compared: Fingerprint::of_text(&how),
            state,
        })
    }

    /// The report of the same comparison, where one was kept and neither side was changed since.
    pub(crate) fn report(&self, desired: &Desired) -> Option<PlanReport> {
        let text = cache::read(self.file.as_deref()?).ok()??;
        let kept: Kept = serde_json::from_str(&text).ok()?;
        let is_same = self.state.as_ref() == Some(&kept.state) && self.compared == kept.compared;
        is_same.then(|| PlanReport {
            source: desired.source.clone(),
            changes: 0,
            questions: Vec::new(),
            unlikely_renames: 0,
            unmanaged: kept.unmanaged,
            plan: kept.plan,
        })
    }

    /// The state that was looked at, where it is still that of the database: whatever was read since was read in it.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub(crate) async fn unchanged(&self, session: &mut Session) -> Result<Option<State>> {
        match &self.state {
            Some(state) => Ok(introspect::state(session).await?.filter(|now| now == state)),
            None => Ok(None),
        }
    }

    /// Keeps a proposal that was made since, where it has nothing to do.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub(crate) async fn keep(&self, session: &mut Session, proposal: &Proposal) -> Result<()> {
        let is_clean = proposal.plan.is_empty()
            && proposal.questions.is_empty()
            && proposal.unlikely == 0
            && proposal.desired.unprinted.is_none();
        if is_clean && let Some(state) = self.unchanged(session).await? {
            let kept = Kept {
                compared: self.compared.clone(),
                state,
                plan: proposal.plan.clone(),
                unmanaged: proposal.unmanaged.clone(),
            };
            if let Ok(text) = serde_json::to_vec(&kept) {
                cache::write(self.file.as_deref(), &text);
            }
        }
        Ok(())
    }
}
