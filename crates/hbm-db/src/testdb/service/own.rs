//! Databases of the project's template: `POST database`, and `DELETE` and `keep` for those who cannot keep a connection open.

use super::Answer;
use crate::http::Reply;
use crate::testdb::Manager;
use crate::testdb::name::Hash;
use hyper::body::Bytes;
use hyper::{Method, StatusCode};
use serde_json::json;
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::mpsc::channel;
use tokio::time::timeout;

/// How long an answer that goes on says nothing.
const SILENCE: Duration = Duration::from_secs(60);

pub(super) async fn answer(manager: &Rc<Manager>, hash: &Hash, method: &Method, path: &[&str]) -> Answer {
    let number = |text: &str| text.parse::<u64>().ok();
    match (method.as_str(), path) {
        ("POST", ["database"]) => take(manager, hash, true).await,
        // It is back when the whole run ends, or when it is deleted.
        ("POST", ["database", "detached"]) => take(manager, hash, false).await,
        ("DELETE", ["database", id]) => done(number(id).is_some_and(|number| manager.give_back(number))),
        ("POST", ["database", id, "keep"]) => match number(id).map(|number| manager.keep(number)) {
            Some(Ok(Some(database))) => {
                Answer::json(&json!({ "url": manager.target().given(&database).url }))
            }
            Some(Err(error)) => Answer::failed(StatusCode::CONFLICT, &error),
            _ => done(false),
        },
        _ => Answer::said(StatusCode::NOT_FOUND, "there is no such path"),
    }
}

pub(super) fn done(is: bool) -> Answer {
    match is {
        true => Answer::of(StatusCode::NO_CONTENT),
        false => Answer::said(
            StatusCode::NOT_FOUND,
            "nobody has a database with this number, or it is the program's",
        ),
    }
}

/// A database, in one line. Where it is attached, the answer has no end, and the database is back when nobody reads it any more.
async fn take(manager: &Rc<Manager>, hash: &Hash, attached: bool) -> Answer {
    let (number, given) = match manager.take(hash).await {
        Ok(taken) => taken,
        Err(error) => return Answer::failed(StatusCode::SERVICE_UNAVAILABLE, &error),
    };
    let line = json!({
        "id": number, "url": given.url, "host": given.host, "port": given.port, "user": given.user,
        "password": given.password, "database": given.database,
    });
    if !attached {
        return Answer::json(&line);
    }
    let (sender, receiver) = channel(1);
    let manager = manager.clone();
    tokio::task::spawn_local(async move {
        let _ = sender.send(Ok(Bytes::from(format!("{line}\n")))).await;
        // Clients give an answer up that says nothing for minutes.
        while timeout(SILENCE, sender.closed()).await.is_err() {
            let _ = sender.send(Ok(Bytes::from("\n"))).await;
        }
        manager.give_back(number);
    });
    Answer(StatusCode::OK, Reply::Stream(receiver))
}
