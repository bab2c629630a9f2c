//! Test databases over HTTP, for whoever runs below this process.
//!
//! `POST database` answers with a database in one line of JSON, and has it back when the connection is closed. Below `api/v1` is
//! the interface of IntegreSQL, for its clients. Every path begins with a token: others on this machine do not know it.

mod integresql;
mod own;

use super::Manager;
use super::name::Hash;
use crate::error::{Error, Result};
use crate::http::{Hosts, Limits, Reply, bind, serve};
use http_body_util::{BodyExt, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use integresql::Templates;
use percent_encoding::percent_decode_str;
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::timeout;
use uuid::Uuid;

/// How large the body of a request may be.
const BODY_AT_MOST: usize = 64 * 1024;

/// How long a client may take for its headers, and how long what was begun may take at the end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers requests.
pub(crate) struct Service {
    manager: Rc<Manager>,
    /// The template of the project.
    own: Hash,
    templates: Rc<Templates>,
    token: String,
    listener: Option<TcpListener>,
    address: SocketAddr,
}

/// An answer without what HTTP adds.
struct Answer(StatusCode, Reply);

impl Answer {
    fn of(status: StatusCode) -> Self {
        Self(status, Reply::Whole(None))
    }

    fn json(value: &serde_json::Value) -> Self {
        Self(StatusCode::OK, format!("{value}\n").into())
    }

    fn failed(status: StatusCode, error: &Error) -> Self {
        Self::said(status, &error.in_one_line())
    }

    fn said(status: StatusCode, message: &str) -> Self {
        Self(status, format!("{}\n", serde_json::json!({ "message": message })).into())
    }
}

impl Service {
    /// One that listens on a free port of this machine.
    ///
    /// # Errors
    /// Exit 1 where there is none.
    pub(crate) async fn listen(manager: Rc<Manager>, own: Hash) -> Result<Self> {
        let (listener, address) = bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        let token = Uuid::new_v4().simple().to_string();
        let templates = Rc::new(Templates::new(manager.clone()));
        Ok(Self { manager, own, templates, token, listener: Some(listener), address })
    }

    /// Where it is, as clients are given it; without a slash at its end.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/{}", self.address, self.token)
    }

    async fn answer(&self, request: Request<Incoming>) -> Response<Reply> {
        let (parts, body) = request.into_parts();
        let Answer(status, reply) = match Hosts::Loopback.admit(&parts, Some(self.address.port())) {
            Err((status, why)) => Answer(status, format!("{why}\n").into()),
            Ok(()) => match self.behind_token(parts.uri.path()) {
                None => Answer::said(StatusCode::NOT_FOUND, "there is no such path"),
                Some(path) => match timeout(PATIENCE, Limited::new(body, BODY_AT_MOST).collect()).await {
                    Err(_) => Answer::said(StatusCode::REQUEST_TIMEOUT, "the body did not come"),
                    Ok(Err(_)) => Answer::said(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large"),
                    Ok(Ok(body)) => self.route(&parts.method, &path, body.to_bytes()).await,
                },
            },
        };
        let mut response = Response::new(reply);
        *response.status_mut() = status;
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        response
    }

    /// The segments of a path behind the token; none where it begins with another.
    fn behind_token(&self, path: &str) -> Option<Vec<String>> {
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        let is_ours = segments.next() == Some(self.token.as_str());
        is_ours
            .then(|| segments.map(|one| percent_decode_str(one).decode_utf8_lossy().into_owned()).collect())
    }

    async fn route(&self, method: &Method, path: &[String], body: Bytes) -> Answer {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["api", "v1", rest @ ..] => self.templates.answer(method, rest, &body).await,
            rest => own::answer(&self.manager, &self.own, method, rest).await,
        }
    }
}

/// Answers until `stop`.
pub(crate) async fn serve_tests(mut service: Service, stop: impl Future<Output = ()>) {
    let Some(listener) = service.listener.take() else { return };
    let limits = Limits {
        connections: 1024,
        headers: PATIENCE,
        stalled: PATIENCE,
        keep_alive: true,
        conversation: None,
        shutdown: Duration::from_millis(100),
    };
    let service = Rc::new(service);
    let of_requests = service.clone();
    let answer = async move |request: Request<Incoming>| of_requests.answer(request).await;
    serve(listener, limits, answer, stop).await;
    service.templates.end().await;
}
