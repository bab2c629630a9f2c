//! The way of an application's pool to a server with TLS, which is made here.

use super::bridge::PrivateSocket;
use super::dial::Dial;
use crate::config::DbUrl;
use crate::error::Result;
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
                    let dial = Dial { url: &url, host: &url.hosts()[host] };
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
