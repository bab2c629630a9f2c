//! What is wrong with the database and its server.

use super::super::Handler;
use crate::doctor::{Diagnosis, Limits, diagnose, probes};
use crate::error::Result;
use crate::progress::Silent;

pub(super) async fn read(handler: &Handler) -> Result<Diagnosis> {
    // Also while all others wait for a lock: that is when somebody looks here.
    let mut lent = handler.beside.lend().await?;
    let all: Vec<_> = probes().iter().collect();
    let diagnosis = diagnose(&mut lent.session, &all, Limits::default(), &Silent).await?;
    lent.give_back();
    Ok(diagnosis)
}
