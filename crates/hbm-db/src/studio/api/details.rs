//! What a table has besides columns, constraints and indexes.

use super::super::Handler;
use super::PAGE;
use super::table::Asked;
use crate::error::Result;
use crate::inspect::{Details, Known};

pub(super) async fn read(handler: &Handler, asked: &Asked) -> Result<Details> {
    let relation = handler
        .pool
        .read(PAGE, async |reading| Ok(Known::read(reading).await?.find(&asked.table)?.clone()))
        .await?;
    let mut lent = handler.pool.lend().await?;
    let details = Details::read(&mut lent.session, &relation).await?;
    lent.give_back();
    Ok(details)
}
