//! Tables, columns and references, and where they stand in the picture.

use super::super::Handler;
use super::PAGE;
use crate::error::Result;
use crate::inspect::Diagram;
use crate::render::{Picture, picture};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Answer {
    #[serde(flatten)]
    diagram: Diagram,
    picture: Picture,
}

pub(super) async fn read(handler: &Handler) -> Result<Answer> {
    let diagram = handler.pool.read(PAGE, async |reading| Diagram::read(reading, &[]).await).await?;
    Ok(Answer { picture: picture(&diagram), diagram })
}
