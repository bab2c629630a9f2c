//! Who is meant by a request. A page of the internet can have its name point at this machine (DNS rebinding): its
//! requests then come from here, and only the name in them is not one of ours.

use hyper::header::HOST;
use hyper::http::request::Parts;
use hyper::{StatusCode, Version};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The hosts that are answered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hosts {
    /// Those of this machine, as it listens to nobody else.
    Loopback,
    /// All.
    Any,
}

impl Hosts {
    /// For a server that listens there.
    pub(crate) fn of(address: IpAddr) -> Self {
        if address.to_canonical().is_loopback() { Self::Loopback } else { Self::Any }
    }

    /// Why a request is not answered.
    pub(super) fn refusal(self, request: &Parts) -> Option<(StatusCode, &'static str)> {
        let mut hosts = request.headers.get_all(HOST).iter();
        let (host, other) = (hosts.next(), hosts.next());
        let optional = self == Self::Any && request.version < Version::HTTP_11;
        if other.is_some() || host.is_none() && !optional {
            return Some((StatusCode::BAD_REQUEST, "one Host is needed"));
        }
        if self == Self::Any {
            return None;
        }
        let named = host.and_then(|host| host.to_str().ok());
        // In the absolute form, the target counts, and not the header.
        let target = request.uri.authority().map(|authority| authority.as_str());
        let ours = named.is_some_and(is_loopback) && target.is_none_or(is_loopback);
        (!ours).then_some((StatusCode::MISDIRECTED_REQUEST, "not the host that listens here"))
    }
}

/// Read as a whole: `127.0.0.1.evil.com` begins as an address does.
fn is_loopback(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (text, None),
    };
    if port.is_some_and(|port| !port.bytes().all(|byte| byte.is_ascii_digit())) {
        return false;
    }
    match host.strip_prefix('[').map(|host| host.strip_suffix(']')) {
        Some(Some(host)) => {
            host.parse::<Ipv6Addr>().is_ok_and(|address| address.to_canonical().is_loopback())
        }
        Some(None) => false,
        None => {
            host.eq_ignore_ascii_case("localhost")
                || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn a_name_that_looks_like_ours_is_not_ours() {
        for host in [
            "127.0.0.1",
            "127.0.0.1:3000",
            "LocalHost",
            "localhost:80",
            "[::1]",
            "[::1]:3000",
            "127.8.9.1",
            "localhost:",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            ":3000",
            "evil.com",
            "127.0.0.1.evil.com",
            "localhost.evil.com",
            "localhost.",
            "evil.com:3000",
            "127.0.0.1:3000.evil.com",
            "127.0.0.1:3000@evil.com",
            "evil@127.0.0.1",
            "127.1",
            "0.0.0.0",
            "10.0.0.1",
            "::1",
            "[::1].evil.com",
            "[::1",
            "[::2]:3000",
            "localhost:http",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
