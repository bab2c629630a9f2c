//! What a request has to be like before anything of it is looked at.
//!
//! Any page of the internet can send requests to this machine: only the names in them tell that they are not ours.

use crate::http::{Hosts, Refusal};
use hyper::header::{CONTENT_TYPE, HOST, ORIGIN};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use std::net::SocketAddr;

/// A page elsewhere can only send this header after asking, and nobody here says yes. It has the key of the session.
pub(super) const MARK: &str = "x-hbm-db";
const FETCH_SITE: &str = "sec-fetch-site";

/// Which requests are allowed.
#[derive(Clone, Debug)]
pub(crate) struct Access {
    port: u16,
    hosts: Hosts,
}

impl Access {
    /// For a server that listens there.
    pub(crate) fn of(address: SocketAddr) -> Self {
        Self { port: address.port(), hosts: Hosts::of(address, Hosts::Addresses) }
    }

    /// Whether other machines reach it.
    pub(crate) fn are_wide(&self) -> bool {
        self.hosts != Hosts::Loopback
    }

    /// Lets a request in, or says why not.
    pub(super) fn admit(&self, request: &Parts) -> Result<(), Refusal> {
        self.hosts.admit(request, Some(self.port))?;
        self.origin(request)?;
        match request.method {
            Method::GET | Method::HEAD => Ok(()),
            Method::POST => form(request),
            _ => Err((StatusCode::METHOD_NOT_ALLOWED, "GET a page, POST to the API")),
        }
    }

    /// A page of ours, or a window that goes to one: that loads the page, and nothing asks before its own scripts do.
    fn origin(&self, request: &Parts) -> Result<(), Refusal> {
        const STRANGER: Refusal = (StatusCode::FORBIDDEN, "only pages from here may ask");
        let is = |name: &str, value: &str| {
            let mut all = request.headers.get_all(name).iter();
            all.next().is_some_and(|own| own.as_bytes() == value.as_bytes()) && all.next().is_none()
        };
        let window = request.method == Method::GET
            && is("sec-fetch-mode", "navigate")
            && is("sec-fetch-dest", "document");
        let told = request.headers.contains_key(FETCH_SITE);
        if told && !window && !is(FETCH_SITE, "same-origin") {
            return Err(STRANGER);
        }
        let mut origins = request.headers.get_all(ORIGIN).iter();
        match (origins.next(), origins.next()) {
            (None, _) => Ok(()),
            (Some(origin), None) => {
                let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
                let named = request.headers.get(HOST).and_then(|host| host.to_str().ok());
                if host.is_some_and(|host| self.hosts.has(host, Some(self.port)) && Some(host) == named) {
                    Ok(())
                } else {
                    Err(STRANGER)
                }
            }
            _ => Err(STRANGER),
        }
    }
}

/// Forms and images of other pages cannot be like this.
fn form(request: &Parts) -> Result<(), Refusal> {
    let kind = request.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, "JSON is needed"));
    }
    match request.headers.contains_key(MARK) {
        true => Ok(()),
        false => Err((StatusCode::FORBIDDEN, "the header X-HBM-DB is needed")),
    }
}
