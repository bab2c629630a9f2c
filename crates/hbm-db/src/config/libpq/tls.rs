//! What is asked of TLS (manual, "SSL Support" of libpq).

use super::{Parameters, at_home};
use crate::error::{Error, Result};
use std::fmt;
use std::path::PathBuf;

/// `sslmode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SslMode {
    /// Never.
    Disable,
    /// Where the server refuses a connection without.
    Allow,
    /// Where the server has it.
    Prefer,
    /// Always.
    Require,
    /// Always, with a server that an authority vouches for.
    VerifyCa,
    /// The same, and the certificate has the name of the host.
    VerifyFull,
}

impl SslMode {
    /// Whether nothing may go to a server without TLS.
    pub(crate) fn demands(self) -> bool {
        matches!(self, Self::Require | Self::VerifyCa | Self::VerifyFull)
    }
}

impl fmt::Display for SslMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Disable => "disable",
            Self::Allow => "allow",
            Self::Prefer => "prefer",
            Self::Require => "require",
            Self::VerifyCa => "verify-ca",
            Self::VerifyFull => "verify-full",
        })
    }
}

/// Whose certificates are trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Root {
    /// Those of the system.
    System,
    /// Those of a file. Where it is missing nothing is verified, unless the mode says verify.
    File(PathBuf),
}

/// Everything a TLS connection depends on but the host.
#[derive(Clone, Debug)]
pub(crate) struct TlsSettings {
    /// `sslmode`.
    pub(crate) mode: SslMode,
    /// `sslrootcert`; none where there is no home to look in.
    pub(crate) root: Option<Root>,
    /// `sslcert`, which may be missing.
    pub(crate) certificate: Option<PathBuf>,
    /// `sslkey`.
    pub(crate) key: Option<PathBuf>,
    /// `sslnegotiation=direct`: TLS from the first byte on.
    pub(crate) direct: bool,
    /// `sslsni`: the server is told which host is meant.
    pub(crate) names_host: bool,
    /// Whether TLS 1.2 will do.
    pub(crate) takes_1_2: bool,
    /// Whether TLS 1.3 will do.
    pub(crate) takes_1_3: bool,
}

impl Parameters {
    /// What is asked of TLS.
    ///
    /// # Errors
    /// Exit 2 for a value that is none, or that asks for less than another one, and for what would have to be ignored
    /// though it makes a connection safer.
    pub(in crate::config) fn tls(&self) -> Result<TlsSettings> {
        self.refuse_what_is_missing()?;
        let system = self.get("sslrootcert") == Some("system");
        let modes = ["prefer", "disable", "allow", "require", "verify-ca", "verify-full"];
        let mode = match self.one_of("sslmode", &modes)? {
            _ if system && self.get("sslmode").is_none() => SslMode::VerifyFull,
            "disable" => SslMode::Disable,
            "allow" => SslMode::Allow,
            "require" => SslMode::Require,
            "verify-ca" => SslMode::VerifyCa,
            "verify-full" => SslMode::VerifyFull,
            _ => SslMode::Prefer,
        };
        let binding = self.one_of("channel_binding", &["prefer", "disable", "require"])?;
        if binding == "require" && mode != SslMode::VerifyFull {
            return Err(Error::usage(
                "the connection cannot be made: hbm-db has no channel binding, and with channel_binding=require a connection is to be safe from who stands in between",
            )
            .hint("use sslmode=verify-full, with sslrootcert=system for a certificate of a public authority: that is as safe")
            .hint("or take channel_binding=require out, if the connection may be made without"));
        }
        if system && mode != SslMode::VerifyFull {
            return Err(weak(mode, "sslrootcert=system", "verify-full"));
        }
        let direct = self.one_of("sslnegotiation", &["postgres", "direct"])? == "direct";
        if direct && matches!(mode, SslMode::Disable | SslMode::Allow | SslMode::Prefer) {
            return Err(weak(mode, "sslnegotiation=direct", "require, verify-ca or verify-full"));
        }
        let own_certificate = self.one_of("sslcertmode", &["allow", "disable"])? == "allow";
        let versions = ["TLSv1.2", "TLSv1", "TLSv1.1", "TLSv1.3"];
        let oldest = self.one_of("ssl_min_protocol_version", &versions)?;
        let newest = self.one_of("ssl_max_protocol_version", &["TLSv1.3", "TLSv1.2"])?;
        if oldest == "TLSv1.3" && newest == "TLSv1.2" {
            return Err(Error::usage(
                "the connection cannot be made: ssl_min_protocol_version is newer than ssl_max_protocol_version",
            )
            .hint("correct one of them, or leave both out"));
        }
        let file = |keyword, default| self.get(keyword).map(PathBuf::from).or_else(|| at_home(default));
        Ok(TlsSettings {
            mode,
            root: match system {
                true => Some(Root::System),
                false => file("sslrootcert", ".postgresql/root.crt").map(Root::File),
            },
            certificate: file("sslcert", ".postgresql/postgresql.crt").filter(|_| own_certificate),
            key: file("sslkey", ".postgresql/postgresql.key"),
            direct,
            names_host: self.one_of("sslsni", &["1", "0"])? == "1",
            takes_1_2: oldest != "TLSv1.3",
            takes_1_3: newest == "TLSv1.3",
        })
    }

    /// What makes a connection safer and is not there is refused, never ignored.
    fn refuse_what_is_missing(&self) -> Result<()> {
        let encrypted =
            self.get("gssencmode").filter(|mode| *mode == "require").map(|_| "gssencmode=require");
        let named = ["sslcrl", "sslcrldir", "require_auth", "requirepeer"].into_iter();
        let Some(keyword) = named.filter(|keyword| self.get(keyword).is_some()).chain(encrypted).next()
        else {
            return Ok(());
        };
        Err(Error::usage(format!("the connection cannot be made: hbm-db has no {keyword}, and without it the connection would be less safe than was asked"))
            .hint(format!("take {keyword} out of the URL, the service file or the environment, if the connection may be made without")))
    }
}

fn weak(mode: SslMode, with: &str, use_instead: &str) -> Error {
    Error::usage(format!("the connection cannot be made: sslmode={mode} is too weak for {with}"))
        .hint(format!("use sslmode={use_instead}"))
}
