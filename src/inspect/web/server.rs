//! The sockets.

use super::Desk;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinSet, LocalSet};
use tokio::time::timeout;

/// Who comes when there are so many waits in the queue of the operating system.
const CONNECTIONS: usize = 64;
/// How long a client may take for its headers, also for those of the next request.
const HEADERS_WITHIN: Duration = Duration::from_secs(30);
/// And how large they may be.
const HEADERS_AT_MOST: usize = 16 * 1024;
/// How long what was begun may take at the end.
const PATIENCE: Duration = Duration::from_secs(2);

/// Answers until `stop`.
pub(crate) async fn serve(listener: TcpListener, desk: Desk, stop: impl Future<Output = ()>) {
    let desk = Rc::new(desk);
    LocalSet::new().run_until(accept(listener, &desk, stop)).await;
    desk.close().await;
}

async fn accept(listener: TcpListener, desk: &Rc<Desk>, stop: impl Future<Output = ()>) {
    let (ending, _) = watch::channel(());
    let mut stop = pin!(stop);
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            () = &mut stop => break,
            _ = connections.join_next(), if !connections.is_empty() => {}
            accepted = listener.accept(), if connections.len() < CONNECTIONS => match accepted {
                Ok((stream, _)) => {
                    connections.spawn_local(converse(stream, desk.clone(), ending.subscribe()));
                }
                // Of this client, or of all of them, as where there are no more file descriptors.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            },
        }
    }
    drop(listener);
    ending.send_replace(());
    // Who is not done by then is not waited for.
    let _ = timeout(PATIENCE, async { while connections.join_next().await.is_some() {} }).await;
    connections.shutdown().await;
}

async fn converse(stream: TcpStream, desk: Rc<Desk>, mut ending: watch::Receiver<()>) {
    let service = service_fn(move |request: Request<Incoming>| {
        let desk = desk.clone();
        async move { Ok::<Response<_>, Infallible>(desk.answer(request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(HEADERS_AT_MOST)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    // What goes wrong with one client is nothing to anybody else.
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = ending.changed() => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = connection.await;
}
