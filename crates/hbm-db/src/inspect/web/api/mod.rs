//! What a page can ask for: one name, one file.

mod activity;
mod cell;
mod change;
mod commit;
mod completion;
mod count;
mod ddl;
mod drift;
mod erd;
mod explain;
mod export;
mod filter;
mod overview;
mod rows;
mod running;
mod seen;
mod split;
mod sql;
mod table;

pub(super) use commit::Commits;
pub(super) use running::Running;
pub(super) use seen::Seen;

use super::Desk;
use super::respond;
use crate::error::{Error, Result};
use crate::http::Reply;
use hyper::{Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::rc::Rc;
use std::time::Duration;

/// How long a page of rows may take.
const PAGE: Duration = Duration::from_secs(30);

/// Answers a request.
///
/// # Errors
/// Exit 2 for what is not asked as it should be; what the server answers.
pub(super) async fn call(desk: &Rc<Desk>, name: &str, body: &[u8]) -> Result<Response<Reply>> {
    match name {
        "overview" => answered(&overview::read(desk).await?),
        "table" => answered(&table::read(desk, &asked(body)?).await?),
        "rows" => answered(&rows::read(desk, &asked(body)?).await?),
        "count" => answered(&count::read(desk, &asked(body)?).await?),
        "cell" => answered(&cell::read(desk, &asked(body)?).await?),
        "export" => export::start(desk, asked(body)?).await,
        "preview" => answered(&commit::preview(desk, &asked(body)?).await?),
        "commit" => match &*commit::commit(desk, asked(body)?).await? {
            Ok(outcome) => answered(outcome),
            Err(error) => Ok(respond::error(error)),
        },
        "split" => answered(&split::read(&asked(body)?)?),
        "sql" => answered(&sql::run(desk, &asked(body)?).await?),
        "cancel" => answered(&sql::cancel(desk, &asked(body)?).await?),
        "explain" => answered(&explain::read(desk, &asked(body)?).await?),
        "completion" => answered(&completion::read(desk).await?),
        "erd" => answered(&erd::read(desk).await?),
        "ddl" => answered(&ddl::read(desk, &asked(body)?).await?),
        "drift" => answered(&drift::read(desk).await?),
        "activity" => answered(&activity::read(desk).await?),
        _ => Ok(respond::refuse(StatusCode::NOT_FOUND, "there is nothing here")),
    }
}

fn answered(value: &impl Serialize) -> Result<Response<Reply>> {
    Ok(respond::json(StatusCode::OK, value))
}

fn asked<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    serde_json::from_slice(body)
        .map_err(|error| Error::usage("the request does not have the shape it should have").because(error))
}
