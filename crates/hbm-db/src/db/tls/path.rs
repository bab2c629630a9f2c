//! Whether somebody who is trusted vouches for a certificate, as OpenSSL decides for libpq: the path ends with a certificate
//! of the root file that vouches for itself (RFC 5280, 6).

use super::certificate::{Certificate, DIGITAL_SIGNATURE, KEY_AGREEMENT, KEY_ENCIPHERMENT};
use rustls::pki_types::SignatureVerificationAlgorithm;
use std::fmt;

/// Why a certificate is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Distrust {
    /// Its encoding is wrong.
    Unreadable,
    /// It vouches for itself, and is not in the root file.
    SelfSigned,
    /// Nobody in the root file vouches for it.
    Unknown,
    /// A certificate of the path is not valid yet.
    TooEarly,
    /// A certificate of the path is not valid any more.
    Expired,
    /// One that vouches for another may not.
    NoAuthority,
    /// More authorities follow than one allows.
    TooLong,
    /// A certificate of the path is not for servers.
    Purpose,
    /// A certificate of the path has a critical extension that is not known here, or constrains names.
    Extension,
    /// A signature is wrong, or by an algorithm that is not known here.
    Signature,
}

impl fmt::Display for Distrust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "the server's certificate cannot be read",
            Self::SelfSigned => "the server's certificate is self-signed, and not in the root certificate file",
            Self::Unknown => "no authority of the root certificate file vouches for the server's certificate",
            Self::TooEarly => "the server's certificate, or one that vouches for it, is not valid yet",
            Self::Expired => "the server's certificate, or one that vouches for it, has expired",
            Self::NoAuthority => "a certificate that vouches for the server's is not one of an authority",
            Self::TooLong => "more authorities are between the server's certificate and the root than that allows",
            Self::Purpose => "the server's certificate, or one that vouches for it, is not for servers",
            Self::Extension => {
                "the server's certificate, or one that vouches for it, has conditions that hbm-db does not know"
            }
            Self::Signature => {
                "the signature on the server's certificate, or on one that vouches for it, is wrong or of an unknown kind"
            }
        })
    }
}

type Algorithms<'a> = &'a [&'a dyn SignatureVerificationAlgorithm];

/// Longest path, and most signatures that are looked at: a server may send certificates without end.
const DEEPEST: usize = 10;
const MOST_SIGNATURES: usize = 100;

struct Search<'c, 'a> {
    sent: &'c [Certificate<'a>],
    roots: &'c [Certificate<'a>],
    algorithms: Algorithms<'c>,
    now: i64,
    signatures: usize,
}

/// Accepts a server's certificate, or says why not.
pub(super) fn verify<'c, 'a>(
    server: &'c Certificate<'a>,
    sent: &'c [Certificate<'a>],
    roots: &'c [Certificate<'a>],
    algorithms: Algorithms<'c>,
    now: i64,
) -> Result<(), Distrust> {
    let mut search = Search { sent, roots, algorithms, now, signatures: MOST_SIGNATURES };
    search.extend(&mut vec![server])
}

impl<'c, 'a> Search<'c, 'a> {
    /// Looks for who vouches for the last one of a path, until it ends with a root.
    fn extend(&mut self, path: &mut Vec<&'c Certificate<'a>>) -> Result<(), Distrust> {
        let last = path[path.len() - 1];
        let own_issuer = last.is_own_issuer();
        if own_issuer && self.roots.iter().any(|root| root.whole == last.whole) {
            return check(path, self.now);
        }
        let mut why = if own_issuer { Distrust::SelfSigned } else { Distrust::Unknown };
        if path.len() == DEEPEST {
            return Err(Distrust::TooLong);
        }
        let (roots, sent) = (self.roots, self.sent);
        for candidate in roots.iter().chain(sent) {
            if candidate.subject != last.issuer || path.iter().any(|one| one.whole == candidate.whole) {
                continue;
            }
            if self.signatures == 0 {
                return Err(why);
            }
            self.signatures -= 1;
            if !self.has_signed(candidate, last) {
                why = Distrust::Signature;
                continue;
            }
            path.push(candidate);
            match self.extend(path) {
                Ok(()) => return Ok(()),
                Err(reason) => why = reason,
            }
            path.pop();
        }
        Err(why)
    }

    fn has_signed(&self, issuer: &Certificate<'_>, certificate: &Certificate<'_>) -> bool {
        self.algorithms.iter().any(|algorithm| {
            algorithm.signature_alg_id().as_ref() == certificate.algorithm
                && algorithm.public_key_alg_id().as_ref() == issuer.key_algorithm
                && algorithm
                    .verify_signature(issuer.key_bits, certificate.signed, certificate.signature)
                    .is_ok()
        })
    }
}

/// Whether each certificate of a path may be where it is; the server's is the first.
fn check(path: &[&Certificate<'_>], now: i64) -> Result<(), Distrust> {
    let mut authorities = 0;
    for (at, certificate) in path.iter().enumerate() {
        let extensions = &certificate.extensions;
        if extensions.unknown_critical || extensions.constrains_names {
            return Err(Distrust::Extension);
        }
        if now < certificate.not_before {
            return Err(Distrust::TooEarly);
        }
        if now > certificate.not_after {
            return Err(Distrust::Expired);
        }
        if extensions
            .purposes
            .as_ref()
            .is_some_and(|purposes| !purposes.iter().any(|one| SERVER.contains(one)))
        {
            return Err(Distrust::Purpose);
        }
        if at == 0 {
            let usable = DIGITAL_SIGNATURE | KEY_ENCIPHERMENT | KEY_AGREEMENT;
            if extensions.key_usage.is_some_and(|usage| usage & usable == 0) {
                return Err(Distrust::Purpose);
            }
            continue;
        }
        // Only of the last one, which is trusted as it is, it may be left open whether it is an authority.
        let is_last = at + 1 == path.len();
        let says_so = matches!(extensions.authority, Some((true, _)));
        if !certificate.is_authority() || !is_last && !says_so {
            return Err(Distrust::NoAuthority);
        }
        if let Some((_, Some(most))) = extensions.authority
            && authorities > most
        {
            return Err(Distrust::TooLong);
        }
        authorities += u64::from(!certificate.is_own_issuer());
    }
    Ok(())
}

/// Purposes of a server: RFC 5280's, and the two of old that OpenSSL takes for it.
const SERVER: [&[u8]; 3] = [
    &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01],
    &[0x60, 0x86, 0x48, 0x01, 0x86, 0xf8, 0x42, 0x04, 0x01],
    &[0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x0a, 0x03, 0x03],
];
