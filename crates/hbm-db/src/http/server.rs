//! The sockets: so many clients at a time, and none that only waits.

use super::Reply;
use crate::error::{Error, Result};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinSet, LocalSet};
use tokio::time::timeout;
use tokio_io_timeout::TimeoutStream;

/// How large the headers of a request may be.
const HEADERS_AT_MOST: usize = 16 * 1024;

/// What a client may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Clients at a time. Whoever connects when there are so many waits in the queue of the operating system.
    pub(crate) connections: usize,
    /// How long the headers of a request may take to come.
    pub(crate) headers: Duration,
    /// How long a client may take nothing of what is sent to it.
    pub(crate) stalled: Duration,
    /// Whether a client may ask again over the same connection.
    pub(crate) keep_alive: bool,
    /// How long a connection may be there; none for as long as it likes.
    pub(crate) conversation: Option<Duration>,
    /// How long what was begun may take at the end.
    pub(crate) shutdown: Duration,
}

/// A socket that listens there.
///
/// # Errors
/// Exit 1 with the remedy where the port is taken, or the address is not of this machine.
pub(crate) async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr)> {
    let taken = |error: std::io::Error| {
        let hint = match error.kind() {
            ErrorKind::AddrInUse => {
                "another program has the port: name another one, or port 0 for a free one"
            }
            ErrorKind::PermissionDenied => "ports below 1024 are for root: name another one",
            _ => "name an address of this machine, as 127.0.0.1",
        };
        Error::failed(format!("cannot listen at {address}")).because(error).hint(hint)
    };
    let listener = TcpListener::bind(address).await.map_err(taken)?;
    let address = listener.local_addr().map_err(taken)?;
    Ok((listener, address))
}

/// Answers until `stop`, and finishes what was begun.
pub(crate) async fn serve(
    listener: TcpListener,
    limits: Limits,
    answer: impl AsyncFn(Request<Incoming>) -> Response<Reply> + 'static,
    stop: impl Future<Output = ()>,
) {
    LocalSet::new().run_until(accept(listener, limits, Rc::new(answer), stop)).await;
}

async fn accept(
    listener: TcpListener,
    limits: Limits,
    answer: Rc<impl AsyncFn(Request<Incoming>) -> Response<Reply> + 'static>,
    stop: impl Future<Output = ()>,
) {
    let (ending, _) = watch::channel(());
    let mut stop = pin!(stop);
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            () = &mut stop => break,
            _ = connections.join_next(), if !connections.is_empty() => {}
            accepted = listener.accept(), if connections.len() < limits.connections => match accepted {
                Ok((stream, _)) => {
                    connections.spawn_local(converse(stream, limits, answer.clone(), ending.subscribe()));
                }
                // Of this client, or of all of them, as where there are no more file descriptors.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            },
        }
    }
    drop(listener);
    ending.send_replace(());
    // Who is not done by then is not waited for.
    let _ = timeout(limits.shutdown, async { while connections.join_next().await.is_some() {} }).await;
    connections.shutdown().await;
}

async fn converse(
    stream: TcpStream,
    limits: Limits,
    answer: Rc<impl AsyncFn(Request<Incoming>) -> Response<Reply> + 'static>,
    mut ending: watch::Receiver<()>,
) {
    let service = service_fn(move |request| {
        let answer = answer.clone();
        async move { Ok::<_, Infallible>(answer(request).await) }
    });
    // An answer is small, and somebody waits for it; where this cannot be set, it waits a little longer.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.stalled));
    let connection = http1::Builder::new()
        .keep_alive(limits.keep_alive)
        .half_close(!limits.keep_alive)
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers)
        .max_buf_size(HEADERS_AT_MOST)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    let mut connection = pin!(connection);
    let conversation = async {
        // What goes wrong with one client is nothing to anybody else.
        tokio::select! {
            _ = connection.as_mut() => return,
            _ = ending.changed() => {}
        }
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    };
    match limits.conversation {
        Some(longest) => drop(timeout(longest, conversation).await),
        None => conversation.await,
    }
}
