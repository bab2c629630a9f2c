//! Carries a connection that was made here to the driver, which can only be told where to connect: through a socket in a
//! folder of our own, behind which the bytes go on through TLS.

use super::visit::Visit;
use crate::error::Error;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};
use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::pin::pin;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncWrite, copy_bidirectional_with_sizes};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// What carries the bytes of one connection. It ends with either side.
#[derive(Debug)]
pub(super) struct Bridge {
    carrying: JoinHandle<io::Result<(u64, u64)>>,
    visits: mpsc::Sender<Visit>,
}

/// Why no session began.
pub(super) enum Broken {
    /// There is no place for the socket.
    Here(Error),
    /// What the driver says, and what the other side of the bridge knows of it.
    There(sqlx::Error, Option<io::Error>),
}

/// A socket that only this user can connect to.
#[derive(Debug)]
pub(super) struct PrivateSocket {
    folder: TempDir,
    listener: UnixListener,
}

/// The number that the driver makes a part of the socket's name.
const PORT: u16 = 5432;
/// Bytes on their way, in each direction.
const ON_THE_WAY: usize = 64 * 1024;
/// The path of a socket has at most 107 bytes, and the rest of it has 40.
const LONGEST_FOLDER: usize = 64;

impl Bridge {
    /// Lets the driver begin a session over the stream.
    pub(super) async fn begin(
        stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
        options: PgConnectOptions,
    ) -> Result<(PgConnection, Self), Broken> {
        let socket = PrivateSocket::open().map_err(Broken::Here)?;
        let options = socket.lead(options);
        let mut connecting = pin!(options.connect());
        // The driver connects to it, unless it fails before.
        let near = tokio::select! {
            near = socket.next() => near.map_err(|error| Broken::Here(no_socket(error)))?,
            failed = &mut connecting => {
                let error = failed.err().unwrap_or(sqlx::Error::WorkerCrashed);
                return Err(Broken::There(error, None));
            }
        };
        let bridge = Self::carry(near, stream);
        match connecting.await {
            Ok(session) => Ok((session, bridge)),
            Err(error) => Err(Broken::There(error, bridge.carrying.await.ok().and_then(io::Result::err))),
        }
    }

    /// Carries everything between the two until one of them ends.
    pub(super) fn carry(
        mut near: UnixStream,
        mut far: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    ) -> Self {
        let (visits, mut asked) = mpsc::channel::<Visit>(1);
        let carrying = tokio::spawn(async move {
            loop {
                tokio::select! {
                    carried = copy_bidirectional_with_sizes(&mut near, &mut far, ON_THE_WAY, ON_THE_WAY) => return carried,
                    Some(visit) = asked.recv() => visit.serve(&mut far).await?,
                }
            }
        });
        Self { carrying, visits }
    }

    /// Lets another driver speak to the server. The session has got all its answers; it waits until the visit has ended.
    pub(super) async fn visit(&self, visit: Visit) -> Option<()> {
        self.visits.send(visit).await.ok()
    }

    /// Waits until what was written has gone, and the server has ended the connection.
    pub(super) async fn end(self) {
        // Whoever closes has nothing to lose any more.
        let _ = tokio::time::timeout(Duration::from_secs(1), self.carrying).await;
    }
}

impl PrivateSocket {
    /// Makes one in the first folder that can hold it.
    ///
    /// # Errors
    /// Exit 1 where there is none.
    pub(super) fn open() -> crate::error::Result<Self> {
        let folders = [std::env::temp_dir(), PathBuf::from("/tmp"), PathBuf::from("/dev/shm")];
        let mut last = io::Error::from(io::ErrorKind::NotFound);
        for folder in folders.iter().filter(|folder| folder.as_os_str().len() <= LONGEST_FOLDER) {
            let made = tempfile::Builder::new()
                .prefix("hbm-db-")
                .permissions(Permissions::from_mode(0o700))
                .tempdir_in(folder);
            let opened = made.and_then(|folder| {
                let listener = UnixListener::bind(folder.path().join(format!(".s.PGSQL.{PORT}")))?;
                Ok(Self { folder, listener })
            });
            match opened {
                Ok(socket) => return Ok(socket),
                Err(error) => last = error,
            }
        }
        Err(no_socket(last))
    }

    /// The options that connect to it.
    pub(super) fn lead(&self, options: PgConnectOptions) -> PgConnectOptions {
        options.socket(self.folder.path()).port(PORT)
    }

    /// The next connection.
    pub(super) async fn next(&self) -> io::Result<UnixStream> {
        loop {
            let (near, _) = self.listener.accept().await?;
            // The folder keeps others out; another process of this user is none of ours either.
            let ours = i32::try_from(std::process::id()).ok();
            if near.peer_cred().is_ok_and(|peer| peer.pid().is_none() || peer.pid() == ours) {
                return Ok(near);
            }
        }
    }
}

fn no_socket(error: io::Error) -> Error {
    Error::failed("there is no place for a socket in the temporary folder")
        .because(error)
        .hint("name a folder that can be written to in TMPDIR")
}
