//! The way of an application's pool to a server with TLS, which is made here.

use super::Target;
use super::bridge::PrivateSocket;
use super::dial::{Dial, Way};
use crate::config::DbUrl;
use crate::error::{Error, Result};
use sqlx::postgres::PgConnectOptions;
use std::net::SocketAddr;
use tokio::task::JoinHandle;

/// Takes connections on a socket of our own, and carries each to the server, for as long as it is kept.
#[derive(Debug)]
pub struct Gate(JoinHandle<()>);

impl Gate {
    /// Opens one, with the options that lead through it.
    pub(super) fn open(
        url: DbUrl,
        host: usize,
        address: SocketAddr,
        options: PgConnectOptions,
    ) -> Result<(Self, PgConnectOptions)> {
        let socket = PrivateSocket::open()?;
        let options = socket.lead(options);
        let serve = async move {
            while let Ok(near) = socket.next().await {
                let url = url.clone();
                // One that hangs stops no other; the client sees the end of its connection.
                tokio::spawn(async move {
                    let dial = Dial { url: &url, host: &url.hosts()[host], carries: false };
                    let _ = tokio::time::timeout(url.connect_timeout(), dial.carry(near, address)).await;
                });
            }
        };
        Ok((Self(tokio::spawn(serve)), options))
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Target {
    /// The options for the pool that an application would use, and what its connections lead through: they work for as long
    /// as that is kept.
    ///
    /// # Errors
    /// Exit 1 where no connection was made before, which tells the way, and where there is no place for a socket.
    pub fn for_a_pool(&self) -> Result<(PgConnectOptions, Option<Gate>)> {
        let chosen = self.chosen().ok_or_else(|| {
            Error::failed("no connection was made yet, so it is not known which server a pool is to use, and whether with TLS")
                .hint("connect once first")
        })?;
        let options = self.url().options(&self.url().hosts()[chosen.host]);
        Ok(match (chosen.address, chosen.way) {
            // A socket of this machine.
            (None, _) => (options, None),
            (Some(address), Way::Plain) => (options.host(&address.ip().to_string()), None),
            (Some(address), Way::Tls | Way::TlsIfOffered) => {
                let (gate, options) = Gate::open(self.url().clone(), chosen.host, address, options)?;
                (options, Some(gate))
            }
        })
    }
}
