//! Who is connected, what runs, who waits for whom.

use super::super::Handler;
use crate::error::Result;
use serde_json::{Value, json};
use std::time::Duration;

const LOOK: Duration = Duration::from_secs(5);

pub(super) async fn read(handler: &Handler) -> Result<Value> {
    // Also while all others wait for a lock: that is when somebody looks here.
    handler
        .beside
        .read(LOOK, async |reading| {
            let sessions: Vec<Value> = reading.read(include_str!("sql/activity.sql")).await?;
            let locks: Vec<Value> = reading.read(include_str!("sql/locks.sql")).await?;
            Ok(json!({ "sessions": sessions, "locks": locks }))
        })
        .await
}
