//! A TCP proxy in front of the server, which reads what the client asks and can break the connection at any question.
//!
//! It knows as much of the protocol as it has to: the length of a message, and the text of a simple query (manual,
//! "Message Formats").

use super::Cluster;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

/// A message of the simple query protocol, before it has reached the server.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    /// The number of its connection, from 1.
    pub(crate) connection: usize,
    /// Its own number, from 1, over all connections.
    pub(crate) number: usize,
    /// Its text.
    pub(crate) sql: &'a str,
}

/// What becomes of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The server answers it.
    Answered,
    /// It does not reach the server until the client goes.
    Held,
    /// The connection is reset, and it never reaches the server.
    Refused,
    /// It reaches the server, and the client gets no answer until it goes.
    Stalled,
    /// It reaches the server, and the connection is reset before the answer. The server's side stays until the server
    /// has answered.
    Unanswered,
}

type Judge = dyn Fn(&Question<'_>) -> Fate + Send + Sync;

/// A proxy that runs until the end of the test.
pub(crate) struct Proxy {
    port: u16,
    server: u16,
    runtime: Option<Runtime>,
}

impl Proxy {
    /// Starts one. `judge` is asked about every question; it may wait.
    pub(crate) fn start(
        cluster: &Cluster,
        judge: impl Fn(&Question<'_>) -> Fate + Send + Sync + 'static,
    ) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(4)
            .enable_all()
            .build()
            .expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (server, judge, questions) = (cluster.port, Arc::new(judge), Arc::new(AtomicUsize::new(0)));
        runtime.spawn(async move {
            for number in 1.. {
                let Ok((client, _)) = listener.accept().await else { return };
                let connection =
                    Connection { number, server, judge: judge.clone(), questions: questions.clone() };
                tokio::spawn(connection.serve(client));
            }
        });
        Self { port, server, runtime: Some(runtime) }
    }

    /// The URL that leads through it instead of to the server.
    pub(crate) fn url(&self, url: &str) -> String {
        url.replace(&format!(":{}/", self.server), &format!(":{}/", self.port))
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // A judge may still be waiting.
        self.runtime.take().into_iter().for_each(Runtime::shutdown_background);
    }
}

struct Connection {
    number: usize,
    server: u16,
    judge: Arc<Judge>,
    questions: Arc<AtomicUsize>,
}

/// How a connection ends.
enum End {
    Closed,
    Refused,
    Stalled,
    Unanswered,
}

impl Connection {
    /// None where one of the two went while the connection was being made.
    async fn serve(self, mut client: TcpStream) -> Option<()> {
        let mut server = TcpStream::connect(("127.0.0.1", self.server)).await.ok()?;
        server.write_all(&opening(&mut client).await?).await.ok()?;
        let (mut from_client, mut to_client) = client.split();
        let (mut from_server, mut to_server) = server.split();
        let asking = async {
            while let Some(message) = message(&mut from_client).await {
                let fate = self.fate(&message);
                match fate {
                    Fate::Held => {
                        let _ = from_client.read_to_end(&mut Vec::new()).await;
                        return End::Closed;
                    }
                    Fate::Refused => return End::Refused,
                    Fate::Answered | Fate::Stalled | Fate::Unanswered => {}
                }
                if to_server.write_all(&message).await.is_err() {
                    return End::Closed;
                }
                match fate {
                    Fate::Stalled => return End::Stalled,
                    Fate::Unanswered => return End::Unanswered,
                    Fate::Answered | Fate::Held | Fate::Refused => {}
                }
            }
            End::Closed
        };
        let end = tokio::select! {
            biased;
            end = asking => end,
            _ = copy(&mut from_server, &mut to_client) => End::Closed,
        };
        if matches!(end, End::Stalled) {
            let _ = client.read_to_end(&mut Vec::new()).await;
            return Some(());
        }
        if !matches!(end, End::Closed) {
            // The client gets a reset instead of an end.
            client.set_zero_linger().ok()?;
        }
        drop(client);
        if matches!(end, End::Unanswered) {
            const READY_FOR_QUERY: u8 = b'Z';
            while message(&mut server).await.is_some_and(|message| message[0] != READY_FOR_QUERY) {}
        }
        Some(())
    }

    fn fate(&self, message: &[u8]) -> Fate {
        let [b'Q', _, _, _, _, sql @ .., 0] = message else { return Fate::Answered };
        let number = self.questions.fetch_add(1, Ordering::SeqCst) + 1;
        let sql = String::from_utf8_lossy(sql);
        (self.judge)(&Question { connection: self.number, number, sql: &sql })
    }
}

/// What a connection begins with. There is no TLS here.
async fn opening(client: &mut TcpStream) -> Option<Vec<u8>> {
    const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];
    loop {
        let mut packet = vec![0; 8];
        client.read_exact(&mut packet).await.ok()?;
        if packet == SSL_REQUEST {
            client.write_all(b"N").await.ok()?;
            continue;
        }
        packet.resize(length(&packet), 0);
        client.read_exact(&mut packet[8..]).await.ok()?;
        return Some(packet);
    }
}

/// A whole message; none at the end of the connection.
async fn message(from: &mut (impl AsyncRead + Unpin)) -> Option<Vec<u8>> {
    let mut message = vec![0; 5];
    from.read_exact(&mut message).await.ok()?;
    message.resize(1 + length(&message[1..]), 0);
    from.read_exact(&mut message[5..]).await.ok()?;
    Some(message)
}

/// The length a message says it has, itself included.
fn length(bytes: &[u8]) -> usize {
    let length = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    usize::try_from(length).expect("a length")
}
