//! What is in the database besides tables and views, and the statements that would make one of it.

use super::super::Handler;
use crate::error::{Error, Result};
use crate::inspect::{Object, Objects};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Asked {
    /// Its kind and its name.
    object: String,
}

pub(super) async fn list(handler: &Handler) -> Result<Objects> {
    let mut lent = handler.pool.lend().await?;
    let objects = Objects::read(&mut lent.session).await?;
    lent.give_back();
    Ok(objects)
}

pub(super) async fn read(handler: &Handler, asked: &Asked) -> Result<Object> {
    let mut lent = handler.pool.lend().await?;
    let object = Object::find(&mut lent.session, &asked.object).await?;
    lent.give_back();
    object.ok_or_else(|| Error::usage(format!("there is no {}", asked.object)))
}
