//! What a request has to be like before anything of it is looked at.
//!
//! A page of the internet can send requests to this machine, and have its name point at it (DNS rebinding). Its requests
//! then come from here, too: only the names in them tell that they are not ours.

use hyper::header::{CONTENT_TYPE, HOST, ORIGIN};
use hyper::http::request::Parts;
use hyper::http::uri::Authority;
use hyper::{Method, StatusCode};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// A page elsewhere can only send this header after asking, and nobody here says yes.
const MARK: &str = "x-hbm-db";
const FETCH_SITE: &str = "sec-fetch-site";

/// Who is let in.
#[derive(Clone, Debug)]
pub(crate) struct Doors {
    port: u16,
    /// Whether it listens to other machines: they know it by an address.
    wide: bool,
}

/// Why a request is not answered.
pub(super) type Refusal = (StatusCode, &'static str);

impl Doors {
    /// For a server that listens there.
    pub(crate) fn of(address: SocketAddr) -> Self {
        Self { port: address.port(), wide: !address.ip().to_canonical().is_loopback() }
    }

    /// Whether other machines reach it.
    pub(crate) fn are_wide(&self) -> bool {
        self.wide
    }

    /// Lets a request in, or says why not.
    pub(super) fn admit(&self, request: &Parts) -> Result<(), Refusal> {
        self.host(request)?;
        self.origin(request)?;
        match request.method {
            Method::GET | Method::HEAD => Ok(()),
            Method::POST => form(request),
            _ => Err((StatusCode::METHOD_NOT_ALLOWED, "GET a page, POST to the API")),
        }
    }

    fn host(&self, request: &Parts) -> Result<(), Refusal> {
        let mut hosts = request.headers.get_all(HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            return Err((StatusCode::BAD_REQUEST, "one Host is needed"));
        };
        // In the absolute form the target counts, and not the header.
        let target = request.uri.authority().map(Authority::as_str);
        let ours = host.to_str().is_ok_and(|host| self.is_ours(host))
            && target.is_none_or(|target| self.is_ours(target));
        if ours { Ok(()) } else { Err((StatusCode::MISDIRECTED_REQUEST, "not the host that listens here")) }
    }

    /// A page of ours, or a person who typed the address.
    fn origin(&self, request: &Parts) -> Result<(), Refusal> {
        const STRANGER: Refusal = (StatusCode::FORBIDDEN, "only pages from here may ask");
        let site = request.headers.get(FETCH_SITE).map(|site| site.as_bytes());
        match site {
            None | Some(b"same-origin") => {}
            // Typed, or from a bookmark: that loads a page, and cannot be a POST.
            Some(b"none") if request.method != Method::POST => {}
            Some(_) => return Err(STRANGER),
        }
        let mut origins = request.headers.get_all(ORIGIN).iter();
        match (origins.next(), origins.next()) {
            (None, _) => Ok(()),
            (Some(origin), None) => {
                let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
                let named = request.headers.get(HOST).and_then(|host| host.to_str().ok());
                if host.is_some_and(|host| self.is_ours(host) && Some(host) == named) {
                    Ok(())
                } else {
                    Err(STRANGER)
                }
            }
            _ => Err(STRANGER),
        }
    }

    /// Read as a whole: `127.0.0.1.evil.com` begins as an address does.
    fn is_ours(&self, text: &str) -> bool {
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port),
            // Browsers leave it out where it is the usual one.
            _ => (text, "80"),
        };
        let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || port.parse() != Ok(self.port) {
            return false;
        }
        if host.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let address = match host.strip_prefix('[') {
            Some(rest) => {
                rest.strip_suffix(']').and_then(|text| text.parse::<Ipv6Addr>().ok()).map(IpAddr::from)
            }
            None => host.parse::<Ipv4Addr>().ok().map(IpAddr::from),
        };
        // A name can be made to point here; an address is what it is.
        address.is_some_and(|address| self.wide || address.to_canonical().is_loopback())
    }
}

/// Forms and images of other pages cannot be like this.
fn form(request: &Parts) -> Result<(), Refusal> {
    let kind = request.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, "JSON is needed"));
    }
    match request.headers.get(MARK).map(|mark| mark.as_bytes()) {
        Some(b"1") => Ok(()),
        _ => Err((StatusCode::FORBIDDEN, "the header X-HBM-DB: 1 is needed")),
    }
}

#[cfg(test)]
mod tests {
    use super::Doors;

    #[test]
    fn a_name_that_looks_like_ours_is_not_ours() {
        let doors = Doors { port: 3000, wide: false };
        for host in ["127.0.0.1:3000", "LocalHost:3000", "[::1]:3000", "127.8.9.1:3000"] {
            assert!(doors.is_ours(host), "{host}");
        }
        for host in [
            "",
            ":3000",
            "127.0.0.1",
            "127.0.0.1:3001",
            "127.0.0.1:",
            "127.0.0.1:+3000",
            "evil.com:3000",
            "127.evil.com:3000",
            "127.0.0.1.evil.com:3000",
            "localhost.evil.com:3000",
            "localhost.:3000",
            "127.0.0.1:3000.evil.com",
            "evil@127.0.0.1:3000",
            "127.1:3000",
            "2130706433:3000",
            "0.0.0.0:3000",
            "10.0.0.1:3000",
            "::1:3000",
            "[::1:3000",
            "[::1].evil.com:3000",
        ] {
            assert!(!doors.is_ours(host), "{host}");
        }
    }
}
