//! What `push` would do.

use super::super::Handler;
use crate::db::Reading;
use crate::desired::Desired;
use crate::error::{Error, Result};
use crate::proposal::{PlanReport, Proposal};
use crate::said::Said;

pub(super) async fn read(handler: &Handler) -> Result<PlanReport> {
    let app = handler.settings.app.as_ref().ok_or_else(|| {
        Error::usage("the database is of no application that is known here, so there is no schema to compare it with: start the studio with --app NAME")
    })?;
    let lent = handler.pool.lend().await?;
    let (session, turn) = lent.take();
    let desired = Desired::of_app(app)?;
    // Nothing is created on the server: who looks changes nothing.
    let made =
        Proposal::make(session, handler.pool.target(), &desired, Said::default(), Reading::Elsewhere).await;
    let (proposal, mut session) = made?;
    let proposal = proposal.measured(&mut session).await?;
    handler.pool.keep(session);
    drop(turn);
    Ok(proposal.report())
}
