//! From a request to its answer.

use super::drift::Drift;
use super::examination::Examination;
use super::metrics::Scrape;
use super::report::{Audience, Health};
use super::{Probe, Token};
use crate::http::{Hosts, Reply};
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use hyper::http::request::Parts;
use hyper::{Method, Response, StatusCode};
use std::rc::Rc;

/// The path of the document.
pub(crate) const HEALTH: &str = "/api/health/db";
/// The path that Prometheus asks for where it is not told another.
pub(crate) const METRICS: &str = "/metrics";

/// Answers requests.
pub(crate) struct Handler {
    probe: Rc<Probe>,
    drift: Rc<Drift>,
    examination: Rc<Examination>,
    hosts: Hosts,
    token: Option<Token>,
    pool_max: u32,
}

impl Handler {
    pub(crate) fn new(probe: Rc<Probe>, hosts: Hosts, token: Option<Token>, pool_max: u32) -> Self {
        let drift = Rc::new(Drift::new(probe.clone()));
        let examination = Rc::new(Examination::new(probe.clone()));
        Self { probe, drift, examination, hosts, token, pool_max }
    }

    /// The body of a request means nothing here, and is not read.
    pub(crate) async fn answer(&self, request: &Parts) -> Response<Reply> {
        if let Err((status, why)) = self.hosts.admit(request, None) {
            return text(status, why);
        }
        match (request.uri.path(), &request.method) {
            (HEALTH, &Method::GET | &Method::HEAD) => self.health(request).await,
            (METRICS, &Method::GET | &Method::HEAD) => self.metrics().await,
            (HEALTH | METRICS, _) => with(text(StatusCode::METHOD_NOT_ALLOWED, "GET it"), ALLOW, "GET, HEAD"),
            _ => text(StatusCode::NOT_FOUND, "there is nothing here"),
        }
    }

    async fn health(&self, request: &Parts) -> Response<Reply> {
        let trusted = self.token.as_ref().is_some_and(|token| token.is_in(&request.headers));
        let audience = if trusted { Audience::Trusted } else { Audience::Anybody };
        let checkup = self.probe.checkup().await;
        let status = match checkup.health() {
            Health::Healthy => StatusCode::OK,
            Health::Unhealthy => StatusCode::SERVICE_UNAVAILABLE,
            Health::Error => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let body = serde_json::to_string(&checkup.report(self.pool_max, audience)).unwrap_or_default();
        respond(status, "application/json", body)
    }

    /// Also for a database that does not answer: that is a figure as well.
    async fn metrics(&self) -> Response<Reply> {
        let checkup = self.probe.checkup().await;
        let (migrations, differences, examined) = match checkup.found {
            Ok(_) => (self.probe.migrations().await, self.drift.differences(), self.examination.figures()),
            Err(_) => (None, None, None),
        };
        let migrations = migrations.as_deref();
        let scrape = Scrape { checkup: &checkup, pool_max: self.pool_max, migrations, differences };
        respond(
            StatusCode::OK,
            "text/plain; version=0.0.4; charset=utf-8",
            scrape.text() + &examined.unwrap_or_default(),
        )
    }
}

fn text(status: StatusCode, line: &str) -> Response<Reply> {
    respond(status, "text/plain; charset=utf-8", format!("{line}\n"))
}

fn respond(status: StatusCode, kind: &'static str, body: String) -> Response<Reply> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let response = with(response, CONTENT_TYPE, kind);
    with(with(response, CACHE_CONTROL, "no-store"), X_CONTENT_TYPE_OPTIONS, "nosniff")
}

fn with(mut response: Response<Reply>, name: HeaderName, value: &'static str) -> Response<Reply> {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}
