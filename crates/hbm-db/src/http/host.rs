//! Who is meant by a request. A page of the internet can have its name point at this machine (DNS rebinding): its
//! requests then come from here, and only the name in them is not one of ours.

use hyper::header::HOST;
use hyper::http::request::Parts;
use hyper::http::uri::Authority;
use hyper::{StatusCode, Version};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The hosts that are answered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hosts {
    /// Those of this machine, as it listens to nobody else.
    Loopback,
    /// Every address, and this machine: a name can be made to point here, an address is what it is.
    Addresses,
    /// All.
    Any,
}

/// Why a request is not answered.
pub(crate) type Refusal = (StatusCode, &'static str);

impl Hosts {
    /// Those of a server that listens there, and otherwise these.
    pub(crate) fn of(address: SocketAddr, otherwise: Self) -> Self {
        if address.ip().to_canonical().is_loopback() { Self::Loopback } else { otherwise }
    }

    /// Lets a request in, or says why not. Where a port is given, the host has to name it.
    pub(crate) fn admit(self, request: &Parts, port: Option<u16>) -> Result<(), Refusal> {
        let mut hosts = request.headers.get_all(HOST).iter();
        let (host, other) = (hosts.next(), hosts.next());
        let optional = self == Self::Any && request.version < Version::HTTP_11;
        if other.is_some() || host.is_none() && !optional {
            return Err((StatusCode::BAD_REQUEST, "one Host is needed"));
        }
        let named = host.and_then(|host| host.to_str().ok());
        // In the absolute form the target counts, and not the header.
        let target = request.uri.authority().map(Authority::as_str);
        let ours = self == Self::Any
            || named.is_some_and(|host| self.has(host, port))
                && target.is_none_or(|target| self.has(target, port));
        if ours { Ok(()) } else { Err((StatusCode::MISDIRECTED_REQUEST, "not the host that listens here")) }
    }

    /// Whether a host, with its port or without, is one of these. Read as a whole: `127.0.0.1.evil.com` begins as an
    /// address does.
    pub(crate) fn has(self, text: &str, port: Option<u16>) -> bool {
        let (host, named) = match text.rsplit_once(':') {
            Some((host, named)) if !named.contains(']') => (host, named),
            // Browsers leave it out where it is the usual one.
            _ => (text, "80"),
        };
        let digits = named.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || port.is_some_and(|port| named.parse() != Ok(port)) {
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
        address.is_some_and(|address| self != Self::Loopback || address.to_canonical().is_loopback())
    }
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    #[test]
    fn a_name_that_looks_like_ours_is_not_ours() {
        for host in ["127.0.0.1:3000", "LocalHost:3000", "[::1]:3000", "127.8.9.1:3000"] {
            assert!(Hosts::Loopback.has(host, Some(3000)), "{host}");
            assert!(Hosts::Loopback.has(host, None), "{host}");
        }
        for host in ["127.0.0.1", "LocalHost", "[::1]", "127.0.0.1:3001", "127.0.0.1:"] {
            assert!(!Hosts::Loopback.has(host, Some(3000)), "{host}");
            assert!(Hosts::Loopback.has(host, None), "{host}");
        }
        assert!(Hosts::Loopback.has("localhost", Some(80)), "a browser leaves the usual port out");
        for host in [
            "",
            ":3000",
            "127.0.0.1:+3000",
            "localhost:http",
            "evil.com",
            "evil.com:3000",
            "127.evil.com:3000",
            "127.0.0.1.evil.com",
            "127.0.0.1.evil.com:3000",
            "localhost.evil.com:3000",
            "localhost.:3000",
            "127.0.0.1:3000.evil.com",
            "127.0.0.1:3000@evil.com",
            "evil@127.0.0.1:3000",
            "127.1:3000",
            "2130706433:3000",
            "0.0.0.0:3000",
            "10.0.0.1:3000",
            "::1:3000",
            "::1",
            "[::1:3000",
            "[::1",
            "[::2]:3000",
            "[::1].evil.com:3000",
        ] {
            assert!(!Hosts::Loopback.has(host, Some(3000)), "{host}");
            assert!(!Hosts::Loopback.has(host, None), "{host}");
        }
    }

    #[test]
    fn other_machines_know_an_address_and_no_name() {
        assert!(Hosts::Addresses.has("10.0.0.1:3000", Some(3000)));
        assert!(Hosts::Addresses.has("[fe80::1]:3000", Some(3000)));
        assert!(!Hosts::Addresses.has("evil.com:3000", Some(3000)));
    }
}
