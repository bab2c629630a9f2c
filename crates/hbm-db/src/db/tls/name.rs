//! Whether a certificate is the host's, as libpq decides (manual, "Client Verification of Server Certificates").

use super::certificate::{AlternativeName, Certificate};
use std::net::IpAddr;

/// Whether one of its names is the host. The common name counts only where there is no alternative name of the host's kind.
pub(super) fn is_of(certificate: &Certificate<'_>, host: &str) -> bool {
    let address: Option<IpAddr> = host.parse().ok();
    let mut common_name_counts = true;
    for name in &certificate.extensions.names {
        common_name_counts &= matches!(name, AlternativeName::Dns(_)) == address.is_some();
        let same = match (name, address) {
            (AlternativeName::Dns(name), _) => matches(name, host),
            (AlternativeName::Address(bytes), Some(IpAddr::V4(address))) => *bytes == address.octets(),
            (AlternativeName::Address(bytes), Some(IpAddr::V6(address))) => *bytes == address.octets(),
            (AlternativeName::Address(_), None) => false,
        };
        if same {
            return true;
        }
    }
    common_name_counts && certificate.common_name().is_some_and(|name| matches(name, host))
}

/// The names that it has, for messages.
pub(super) fn all(certificate: &Certificate<'_>) -> String {
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut names: Vec<String> = certificate.common_name().map(shown).into_iter().collect();
    for name in &certificate.extensions.names {
        names.push(match name {
            AlternativeName::Dns(name) => shown(name),
            AlternativeName::Address(bytes) => {
                match (<[u8; 4]>::try_from(*bytes), <[u8; 16]>::try_from(*bytes)) {
                    (Ok(bytes), _) => IpAddr::from(bytes).to_string(),
                    (_, Ok(bytes)) => IpAddr::from(bytes).to_string(),
                    _ => "an address".to_owned(),
                }
            }
        });
    }
    names.dedup();
    if names.is_empty() { "nobody".to_owned() } else { names.join(", ") }
}

/// A `*.` at the beginning stands for one label.
fn matches(name: &[u8], host: &str) -> bool {
    let host = host.as_bytes();
    // One with a zero byte in it is somebody's attempt to be taken for another.
    if name.contains(&0) {
        return false;
    }
    if name.eq_ignore_ascii_case(host) {
        return true;
    }
    let Some(domain) = name.strip_prefix(b"*") else { return false };
    let Some(dot) = host.iter().position(|byte| *byte == b'.') else { return false };
    domain.len() > 1 && dot > 0 && domain.eq_ignore_ascii_case(&host[dot..])
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_is_one_label() {
        for (name, host, same) in [
            ("db.example.com", "DB.example.com", true),
            ("*.example.com", "db.example.com", true),
            ("*.example.com", "a.db.example.com", false),
            ("*.example.com", "example.com", false),
            ("*.com", "example.com", true),
            ("*", "com", false),
            ("d*.example.com", "db.example.com", false),
            ("db.example.com\0.evil", "db.example.com", false),
        ] {
            assert_eq!(matches(name.as_bytes(), host), same, "{name} {host}");
        }
    }
}
