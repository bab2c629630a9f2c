//! What a page can ask for: one name, one file.

mod activity;
mod cell;
mod change;
mod commit;
mod completion;
mod count;
mod ddl;
mod details;
mod doctor;
mod drift;
mod erd;
mod explain;
mod export;
mod filter;
mod objects;
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

use super::Handler;
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
pub(super) async fn call(handler: &Rc<Handler>, name: &str, body: &[u8]) -> Result<Response<Reply>> {
    match name {
        "overview" => answered(&overview::read(handler).await?),
        "table" => answered(&table::read(handler, &asked(body)?).await?),
        "rows" => answered(&rows::read(handler, &asked(body)?).await?),
        "count" => answered(&count::read(handler, &asked(body)?).await?),
        "cell" => answered(&cell::read(handler, &asked(body)?).await?),
        "export" => export::start(handler, asked(body)?).await,
        "preview" => answered(&commit::preview(handler, &asked(body)?).await?),
        "commit" => match &*commit::commit(handler, asked(body)?).await? {
            Ok(outcome) => answered(outcome),
            Err(error) => Ok(respond::error(error, &handler.settings.program)),
        },
        "split" => answered(&split::read(&asked(body)?)?),
        "sql" => answered(&sql::run(handler, &asked(body)?).await?),
        "cancel" => answered(&sql::cancel(handler, &asked(body)?).await?),
        "explain" => answered(&explain::read(handler, &asked(body)?).await?),
        "completion" => answered(&completion::read(handler).await?),
        "erd" => answered(&erd::read(handler).await?),
        "details" => answered(&details::read(handler, &asked(body)?).await?),
        "objects" => answered(&objects::list(handler).await?),
        "object" => answered(&objects::read(handler, &asked(body)?).await?),
        "ddl" => answered(&ddl::read(handler, &asked(body)?).await?),
        "doctor" => answered(&doctor::read(handler).await?),
        "drift" => answered(&drift::read(handler).await?),
        "activity" => answered(&activity::read(handler).await?),
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
