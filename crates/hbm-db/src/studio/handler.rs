//! From a request to its answer.

use super::{Access, Keys, Settings, api, assets, respond};
use crate::db::Pool;
use crate::error::{Error, Result};
use crate::health::{self, HEALTH};
use crate::http::Reply;
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{HeaderValue, SET_COOKIE};
use hyper::{Method, Request, Response, StatusCode};
use serde::Deserialize;
use serde_json::json;
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// A statement of a console may be long, a request may not.
const BODY_AT_MOST: usize = 16 * 1024 * 1024;
/// Who is not known yet has little to say.
const STRANGER_AT_MOST: usize = 1024;
/// Files that are written at the same time: each has a connection for as long as it takes.
const EXPORTS: usize = 2;
const BODY_WITHIN: Duration = Duration::from_secs(30);

/// Answers requests.
pub(crate) struct Handler {
    pub(super) settings: Settings,
    pub(super) pool: Rc<Pool>,
    /// For what must not wait for the others.
    pub(super) beside: Rc<Pool>,
    pub(super) exports: Semaphore,
    pub(super) running: api::Running,
    pub(super) seen: api::Seen,
    pub(super) commits: api::Commits,
    access: Access,
    keys: Keys,
    health: health::Handler,
}

impl Handler {
    pub(crate) fn new(
        settings: Settings,
        (pool, beside): (Rc<Pool>, Rc<Pool>),
        access: Access,
        keys: Keys,
        health: health::Handler,
    ) -> Self {
        let exports = Semaphore::new(EXPORTS);
        Self {
            settings,
            pool,
            beside,
            exports,
            running: api::Running::default(),
            seen: api::Seen::default(),
            commits: api::Commits::default(),
            access,
            keys,
            health,
        }
    }

    pub(crate) async fn answer(self: &Rc<Self>, request: Request<Incoming>) -> Response<Reply> {
        let (head, body) = request.into_parts();
        if let Err((status, why)) = self.access.admit(&head) {
            return respond::refuse(status, why);
        }
        let path = head.uri.path();
        // The one question that others than our pages ask, too: what it says is no secret.
        if path == HEALTH {
            return self.health.answer(&head).await;
        }
        let name = match (&head.method, path.strip_prefix("/api/")) {
            (&Method::POST, Some(name)) => name,
            (&Method::POST, None) => return respond::refuse(StatusCode::NOT_FOUND, "there is nothing here"),
            (_, Some(_)) => return respond::refuse(StatusCode::METHOD_NOT_ALLOWED, "POST it"),
            (_, None) => return assets::serve(path, &head.headers),
        };
        let at_most = match self.keys.open_for(&head.headers) {
            true => BODY_AT_MOST,
            false if name == "session" => STRANGER_AT_MOST,
            false => return respond::refuse(StatusCode::UNAUTHORIZED, "this page has no session"),
        };
        if body.size_hint().lower() > at_most as u64 {
            return respond::refuse(StatusCode::PAYLOAD_TOO_LARGE, "the request is too large");
        }
        let read = tokio::time::timeout(BODY_WITHIN, Limited::new(body, at_most).collect());
        let body = match read.await {
            Ok(Ok(body)) => body.to_bytes(),
            Ok(Err(_)) => return respond::refuse(StatusCode::PAYLOAD_TOO_LARGE, "the request is too large"),
            Err(_) => {
                return respond::refuse(StatusCode::REQUEST_TIMEOUT, "the request did not come to its end");
            }
        };
        if name == "session" {
            return self
                .open_session(&body)
                .unwrap_or_else(|error| respond::error(&error, &self.settings.program));
        }
        match api::call(self, name, &body).await {
            Ok(response) => response,
            Err(error) => respond::error(&error, &self.settings.program),
        }
    }

    fn open_session(&self, body: &Bytes) -> Result<Response<Reply>> {
        #[derive(Deserialize)]
        struct Launch {
            token: String,
        }
        let launch: Launch =
            serde_json::from_slice(body).map_err(|_| Error::usage("the launch token is missing"))?;
        let Some((cookie, key)) = self.keys.exchange(&launch.token)? else {
            return Ok(respond::refuse(
                StatusCode::UNAUTHORIZED,
                "this link was used already, or is not of this studio",
            ));
        };
        let mut response = respond::json(StatusCode::OK, &json!({ "key": key }));
        let cookie = HeaderValue::from_str(&cookie).map_err(|_| Error::bug("a cookie has odd characters"))?;
        response.headers_mut().insert(SET_COOKIE, cookie);
        Ok(response)
    }
}
