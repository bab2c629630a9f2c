//! One attempt to reach one server, as libpq makes it: its addresses in their order, with TLS or without as `sslmode` says.

use super::bridge::{Bridge, Broken};
use super::refusal::{Refusal, Stage};
use super::tls::{self, Asked, Failure};
use crate::config::{DbUrl, Host, SslMode, Wanted};
use crate::error::Error;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Executor, PgConnection, Row};
use std::io;
use std::net::{IpAddr, SocketAddr};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream, lookup_host};

/// What is said of a server without TLS.
const NONE: &str = "the server does not have TLS";

/// A connection, before anything was asked.
pub(super) struct Line {
    pub(super) connection: PgConnection,
    /// What carries it, where the driver did not make it itself.
    pub(super) bridge: Option<Bridge>,
    /// How it was made.
    pub(super) way: Way,
}

type Result<T> = std::result::Result<T, Refusal>;

/// Whether a connection has TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It has none, and the server is not asked.
    Plain,
    /// It has.
    Tls,
    /// The server decides.
    TlsIfOffered,
}

/// A server that is being reached.
pub(super) struct Dial<'a> {
    pub(super) url: &'a DbUrl,
    pub(super) host: &'a Host,
    /// Whether all bytes are to pass through this process, so that the session can be lent.
    pub(super) carries: bool,
}

impl Dial<'_> {
    /// Where the host is; its addresses, where it has a name. None for a socket.
    pub(super) async fn addresses(&self) -> Result<Vec<SocketAddr>> {
        let port = self.host.port;
        if let Some(address) = self.host.address.as_deref().and_then(|text| text.parse::<IpAddr>().ok()) {
            return Ok(vec![(address, port).into()]);
        }
        let name = self.host.name.as_deref().unwrap_or("localhost");
        let found = lookup_host((name, port)).await.map(Iterator::collect::<Vec<_>>);
        let nothing = || io::Error::from(io::ErrorKind::NotFound);
        let found = found.and_then(|found| if found.is_empty() { Err(nothing()) } else { Ok(found) });
        found.map_err(|error| {
            let cause = Error::failed(format!("{name} has no address")).because(error);
            self.refused(Stage::NameLookup, cause)
        })
    }

    /// Begins a session at one address; at the socket without one.
    pub(super) async fn begin(
        &self,
        address: Option<SocketAddr>,
        options: &PgConnectOptions,
    ) -> Result<Line> {
        let Some(address) = address else {
            // "sslmode is ignored for Unix domain socket communication" (manual, "Parameter Key Words").
            return match self.host.socket().filter(|_| self.carries) {
                Some(folder) => {
                    let path = folder.join(format!(".s.PGSQL.{}", self.host.port));
                    self.led(UnixStream::connect(path).await, options).await
                }
                None => self.driven(options.clone()).await,
            };
        };
        let (first, second) = match self.url.tls().mode {
            SslMode::Disable => (Way::Plain, None),
            SslMode::Allow => (Way::Plain, Some(Way::Tls)),
            SslMode::Prefer => (Way::TlsIfOffered, Some(Way::Plain)),
            SslMode::Require | SslMode::VerifyCa | SslMode::VerifyFull => (Way::Tls, None),
        };
        let (refusal, had_tls) = match self.along(first, address, options).await {
            Ok(line) => return Ok(line),
            Err(refused) => refused,
        };
        // The other way may do where the server refused this one, or TLS could not be agreed on.
        let other = second.filter(|second| match second {
            Way::Plain => had_tls && (refusal.stage == Some(Stage::Tls) || refusal.is_of_access()),
            Way::Tls | Way::TlsIfOffered => refusal.is_of_access(),
        });
        let Some(other) = other else { return Err(refusal) };
        match self.along(other, address, options).await {
            Ok(line) => Ok(line),
            // With TLS it came further than without, unless the server has none.
            Err((later, true)) if other == Way::Tls && later.stage != Some(Stage::Tls) => Err(later),
            Err((later, _)) => Err(refusal.after(vec![later])),
        }
    }

    /// An error comes with whether TLS was begun.
    async fn along(
        &self,
        way: Way,
        address: SocketAddr,
        options: &PgConnectOptions,
    ) -> std::result::Result<Line, (Refusal, bool)> {
        if way == Way::Plain && self.carries {
            let stream = TcpStream::connect(address).await.and_then(|stream| {
                stream.set_nodelay(true)?;
                Ok(stream)
            });
            return self.led(stream, options).await.map_err(|refusal| (refusal, false));
        }
        if way == Way::Plain {
            let options = options.clone().host(&address.ip().to_string());
            return self.driven(options).await.map_err(|refusal| (refusal, false));
        }
        let asked = self.ask(address).await.map_err(|refusal| {
            let tls = refusal.stage == Some(Stage::Tls);
            (refusal, tls)
        })?;
        match asked {
            Asked::Secure(stream) => self
                .carried(way, Bridge::begin(stream, options.clone()).await)
                .map_err(|refusal| (refusal, true)),
            Asked::Plain(_) if way == Way::Tls => Err((self.refused(Stage::Tls, Error::failed(NONE)), false)),
            Asked::Plain(stream) => self
                .carried(way, Bridge::begin(stream, options.clone()).await)
                .map_err(|refusal| (refusal, false)),
        }
    }

    async fn ask(&self, address: SocketAddr) -> Result<Asked> {
        let tcp = |error: io::Error| self.refused(Stage::Tcp, Error::failed(error.to_string()));
        let stream = TcpStream::connect(address).await.map_err(tcp)?;
        // Each message waits for an answer.
        stream.set_nodelay(true).map_err(tcp)?;
        let asked = tls::ask(stream, self.url.tls(), self.host).await.map_err(|failure| match failure {
            Failure::Files(why) | Failure::Handshake(why) => self.refused(Stage::Tls, Error::failed(why)),
            Failure::Lost(error) => {
                let said = format!("the server ended the connection when it was asked for TLS ({error})");
                self.refused(Stage::Tcp, Error::failed(said))
            }
        })?;
        match asked {
            // Whoever asked for it, nothing goes to a server without TLS where the mode demands it.
            Asked::Plain(_) if self.url.tls().mode.demands() => {
                Err(self.refused(Stage::Tls, Error::failed(NONE)))
            }
            asked => Ok(asked),
        }
    }

    /// Carries a connection that the driver of somebody else makes, with TLS where the server has it.
    pub(super) async fn carry(&self, near: UnixStream, address: SocketAddr) -> Result<Bridge> {
        Ok(match self.ask(address).await? {
            Asked::Secure(stream) => Bridge::carry(near, stream),
            Asked::Plain(stream) => Bridge::carry(near, stream),
        })
    }

    async fn driven(&self, options: PgConnectOptions) -> Result<Line> {
        let connected = options.connect().await;
        connected
            .map(|connection| Line { connection, bridge: None, way: Way::Plain })
            .map_err(|error| Refusal::new(self.url, self.host, error))
    }

    /// As [`Self::driven`], over a connection that is made here.
    async fn led(
        &self,
        stream: io::Result<impl AsyncRead + AsyncWrite + Send + Unpin + 'static>,
        options: &PgConnectOptions,
    ) -> Result<Line> {
        // The driver's error has a stage, as it has where it connects by itself.
        let stream = stream.map_err(|error| Refusal::new(self.url, self.host, error.into()))?;
        self.carried(Way::Plain, Bridge::begin(stream, options.clone()).await)
    }

    fn carried(&self, way: Way, begun: std::result::Result<(PgConnection, Bridge), Broken>) -> Result<Line> {
        let (error, far) = match begun {
            Ok((connection, bridge)) => return Ok(Line { connection, bridge: Some(bridge), way }),
            Err(Broken::Here(error)) => return Err(error.into()),
            Err(Broken::There(error, far)) => (error, far),
        };
        // With TLS 1.3 a server says only afterwards that it does not accept our certificate.
        let alert = far.as_ref().and_then(|far| far.get_ref()?.downcast_ref::<rustls::Error>());
        Err(match alert {
            Some(alert) => self.refused(Stage::Tls, Error::failed(alert.to_string())),
            None => Refusal::new(self.url, self.host, error),
        })
    }

    /// Whether the server is of the wanted kind.
    pub(super) async fn check(&self, session: &mut PgConnection, wanted: Wanted) -> Result<()> {
        if matches!(wanted, Wanted::Any | Wanted::PreferStandby) {
            return Ok(());
        }
        let row = session.fetch_one(sqlx::raw_sql(include_str!("sql/kind.sql"))).await;
        let kind = row.and_then(|row| Ok((row.try_get::<bool, _>(0)?, row.try_get::<bool, _>(1)?)));
        let (standby, read_only) = kind.map_err(|error| Refusal::new(self.url, self.host, error))?;
        let why = match wanted {
            Wanted::ReadWrite if read_only => "the session is read-only",
            Wanted::ReadOnly if !read_only => "the session is not read-only",
            Wanted::Primary if standby => "the server is a standby",
            Wanted::Standby if !standby => "the server is not a standby",
            _ => return Ok(()),
        };
        Err(self.refused(Stage::Kind, Error::failed(why)))
    }

    fn refused(&self, stage: Stage, cause: Error) -> Refusal {
        Refusal::at(stage, self.url, self.host, cause)
    }
}
