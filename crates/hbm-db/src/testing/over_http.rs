//! Databases of `hbm-db testdb exec`, which runs this process.

use crate::error::{Error, Result};
use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::HOST;
use hyper::{Method, Request, Response, Uri};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use tokio::net::TcpStream;
use tokio::task::spawn_local;

/// A database, and the answer that goes on for as long as it is used.
pub(super) struct Answered {
    pub(super) url: String,
    service: Uri,
    id: u64,
    held: Response<Incoming>,
    _sender: SendRequest<Empty<Bytes>>,
}

#[derive(Deserialize)]
struct Line {
    id: u64,
    url: String,
}

#[derive(Deserialize)]
struct Refusal {
    message: String,
}

/// Asks for a database.
///
/// # Errors
/// Exit 5 where nobody answers; exit 1 with what was answered.
pub(super) async fn ask(service: &str) -> Result<Answered> {
    let uri: Uri = service.parse().map_err(|error| {
        Error::usage("HBM_DB_TESTDB_URL is no URL")
            .because(error)
            .hint("hbm-db testdb exec sets it: leave it alone")
    })?;
    let (sender, mut held) = post(&uri, "/database").await?;
    let line = first_line(&mut held).await?;
    if !held.status().is_success() {
        let why = serde_json::from_slice::<Refusal>(&line).map(|refusal| refusal.message);
        return Err(Error::failed(why.unwrap_or_else(|_| format!("{} answered {}", uri, held.status()))));
    }
    let Line { id, url } = serde_json::from_slice(&line).map_err(|error| unexpected(&uri).because(error))?;
    Ok(Answered { url, service: uri, id, held, _sender: sender })
}

impl Answered {
    /// Gives the database back; where it is to stay, gives its URL.
    ///
    /// # Errors
    /// Where nobody answers any more.
    pub(super) async fn end(self, keep: bool) -> Result<Option<String>> {
        let Self { url, service, id, held, .. } = self;
        if keep {
            post(&service, &format!("/database/{id}/keep")).await?;
        }
        drop(held);
        Ok(keep.then_some(url))
    }
}

async fn post(service: &Uri, path: &str) -> Result<(SendRequest<Empty<Bytes>>, Response<Incoming>)> {
    let authority = service.authority().ok_or_else(|| unexpected(service))?;
    let lost = || Error::new(crate::error::Exit::Unreachable, format!("{service} does not answer"));
    let stream = TcpStream::connect(authority.as_str()).await.map_err(|error| lost().because(error))?;
    let (mut sender, connection) =
        handshake(TokioIo::new(stream)).await.map_err(|error| lost().because(error))?;
    spawn_local(connection);
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("{}{path}", service.path().trim_end_matches('/')))
        .header(HOST, authority.as_str())
        .body(Empty::new())
        .map_err(|error| unexpected(service).because(error))?;
    let answer = sender.send_request(request).await.map_err(|error| lost().because(error))?;
    Ok((sender, answer))
}

/// As much of the answer as is in its first line.
async fn first_line(answer: &mut Response<Incoming>) -> Result<Vec<u8>> {
    let mut line = Vec::new();
    while !line.ends_with(b"\n") {
        match answer.frame().await {
            Some(Ok(frame)) => line.extend(frame.data_ref().into_iter().flatten()),
            Some(Err(error)) => return Err(Error::failed("the answer broke off").because(error)),
            None => break,
        }
    }
    Ok(line)
}

fn unexpected(service: &Uri) -> Error {
    Error::failed(format!("{service} is not what hbm-db testdb exec has there"))
}
