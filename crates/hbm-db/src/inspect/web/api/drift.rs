//! What `push` would do.

use super::super::Desk;
use crate::db::Reading;
use crate::desired::Desired;
use crate::error::{Error, Result};
use crate::proposal::Proposal;
use crate::render::PlanReport;

pub(super) async fn read(desk: &Desk) -> Result<PlanReport> {
    let app = desk.settings.app.as_ref().ok_or_else(|| {
        Error::usage("this build has no application, so there are no entities to compare the schema with")
    })?;
    let lent = desk.pool.lend().await?;
    let (session, turn) = lent.take();
    let desired = Desired::of_app(app);
    // Nothing is created on the server: who looks changes nothing.
    let made = Proposal::make(session, desk.pool.target(), &desired, &[], &[], Reading::Elsewhere).await;
    let (proposal, mut session) = made?;
    let proposal = proposal.measured(&mut session).await?;
    desk.pool.keep(session);
    drop(turn);
    Ok(proposal.report())
}
