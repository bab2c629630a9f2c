//! Where we are: server, database, what it is for, and its tables.

use super::super::{Handler, Mode};
use super::PAGE;
use crate::db::{Guard, Marker, Server};
use crate::error::Result;
use crate::inspect::{Listed, Tables};
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
pub(super) struct Overview {
    server: Server,
    mode: Mode,
    embedded: bool,
    app: Option<String>,
    marker: Option<Marker>,
    marker_hidden: bool,
    /// Powers of the role that no read-only transaction takes away.
    powers: Vec<String>,
    tables: Vec<Listed>,
    /// How many tables and views belong to extensions, and are not among them.
    of_extensions: usize,
}

#[derive(Deserialize)]
struct Power {
    name: String,
}

pub(super) async fn read(handler: &Handler) -> Result<Overview> {
    let mut lent = handler.pool.lend().await?;
    let guard = Guard::read(&mut lent.session).await?;
    let server = lent.session.server.clone();
    lent.give_back();
    let (tables, powers) = handler
        .pool
        .read(PAGE, async |reading| {
            let powers: Vec<Power> = reading.read(include_str!("sql/powers.sql")).await?;
            Ok((Tables::read(reading).await?, powers))
        })
        .await?;
    Ok(Overview {
        server,
        mode: handler.settings.mode,
        embedded: handler.pool.target().is_embedded(),
        app: handler.settings.app.as_ref().map(|app| app.name().to_owned()),
        marker: guard.marker,
        marker_hidden: guard.hidden,
        powers: powers.into_iter().map(|power| power.name).collect(),
        of_extensions: tables.of_extensions,
        tables: tables.tables,
    })
}
