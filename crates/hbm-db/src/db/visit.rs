//! Another driver on the connection of a session, between two statements of that: its messages go to the same server session, in
//! the same transaction.
//!
//! The driver begins a session of its own, as it knows no other way. The answers to its first and last message are written here:
//! the server has authenticated somebody already, and goes on afterwards. Everything between is passed on as it is (manual,
//! "Message Formats").

use hbm_db_migration_file::without_strings;
use std::io;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, split};
use tokio::net::UnixStream;
use tokio::sync::oneshot;

/// Looks at a text of SQL before it is sent; says why it must not be.
pub(crate) type Censor = fn(&str) -> Result<(), String>;

/// One visit.
pub(super) struct Visit {
    /// The driver.
    pub(super) near: UnixStream,
    /// The version that the server said it has.
    pub(super) version: String,
    /// Whether the session is in a transaction, which is the driver's as well: its first `BEGIN` is answered, and not sent.
    pub(super) inside: bool,
    /// Looks at what is sent.
    pub(super) censor: Censor,
    /// Ends it, when the driver has nothing more to say.
    pub(super) end: oneshot::Receiver<()>,
    /// Hears of the end: no answer is on its way any more.
    pub(super) ended: oneshot::Sender<Visited>,
}

/// What is known after a visit.
#[derive(Clone, Debug)]
pub(super) struct Visited {
    /// Why a text was not sent. Nothing was sent after it.
    pub(super) refused: Option<String>,
    /// The last text of SQL.
    pub(super) last: String,
    /// How many texts there were.
    pub(super) count: usize,
    /// What the server said of the transaction last: idle, in one, or in a failed one.
    pub(super) status: u8,
}

/// The server waits for a command, and is in no transaction.
pub(super) const IDLE: u8 = b'I';
/// It is in a transaction.
pub(super) const IN_TRANSACTION: u8 = b'T';
/// It is in one that can only be rolled back.
pub(super) const FAILED: u8 = b'E';

/// The message that ends a row of others.
const SYNC: [u8; 5] = [b'S', 0, 0, 0, 4];

impl Visit {
    /// Passes messages on until the driver goes, or the visit is ended from here; then until all answers have come.
    ///
    /// # Errors
    /// Where the server is gone.
    pub(super) async fn serve(self, far: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> io::Result<()> {
        let Self { mut near, version, inside, censor, mut end, ended } = self;
        let status = if inside { IN_TRANSACTION } else { IDLE };
        let mut passing = Passing {
            censor,
            awaits_begin: inside,
            is_synced: true,
            open: 0,
            seen: Visited { refused: None, last: String::new(), count: 0, status },
        };
        // A driver that is gone by now has nothing to say.
        let mut ending = greet(&mut near, &version, status).await.is_err();
        let (mut from_server, mut to_server) = split(far);
        let (mut from_driver, mut to_driver) = near.split();
        let (mut asked, mut answered) = (Vec::new(), Vec::new());
        loop {
            if ending && !passing.is_synced {
                to_server.write_all(&SYNC).await?;
                to_server.flush().await?;
                passing.is_synced = true;
                passing.open += 1;
            }
            if ending && passing.open == 0 {
                break;
            }
            tokio::select! {
                _ = &mut end, if !ending => ending = true,
                read = from_driver.read_buf(&mut asked), if !ending => {
                    ending = !read.is_ok_and(|count| count > 0);
                    let (forward, answer) = passing.ask(&mut asked);
                    to_server.write_all(&forward).await?;
                    to_server.flush().await?;
                    ending |= to_driver.write_all(&answer).await.is_err() || passing.seen.refused.is_some();
                }
                read = from_server.read_buf(&mut answered) => {
                    if read? == 0 {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    let answer = passing.answer(&mut answered);
                    ending |= to_driver.write_all(&answer).await.is_err();
                }
            }
        }
        // Whoever began it may be gone.
        let _ = ended.send(passing.seen);
        Ok(())
    }
}

/// Answers the message that begins a session.
async fn greet(near: &mut UnixStream, version: &str, status: u8) -> io::Result<()> {
    let length = near.read_u32().await?;
    let mut settings = vec![0; length.saturating_sub(4).min(10_000) as usize];
    near.read_exact(&mut settings).await?;
    let mut welcome = message(b'R', &0_u32.to_be_bytes());
    welcome.extend(message(b'S', format!("server_version\0{version}\0").as_bytes()));
    welcome.extend(message(b'Z', &[status]));
    near.write_all(&welcome).await
}

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 4).unwrap_or(u32::MAX);
    [&[kind][..], &length.to_be_bytes(), body].concat()
}

/// The whole messages that some bytes begin with.
fn whole(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let length: [u8; 4] = rest.get(1..5)?.try_into().ok()?;
        let message = rest.get(..u32::from_be_bytes(length) as usize + 1)?;
        rest = &rest[message.len()..];
        Some(message)
    })
}

/// What is on its way.
struct Passing {
    censor: Censor,
    awaits_begin: bool,
    /// Whether the server answers the last message of the driver without waiting for another one.
    is_synced: bool,
    /// How often the server will say that it is ready.
    open: usize,
    seen: Visited,
}

impl Passing {
    /// What is to be sent to the server of what the driver has sent, and what is answered at once.
    fn ask(&mut self, bytes: &mut Vec<u8>) -> (Vec<u8>, Vec<u8>) {
        let (mut forward, mut answer, mut length) = (Vec::new(), Vec::new(), 0);
        for one in whole(bytes) {
            length += one.len();
            if self.seen.refused.is_some() {
                break;
            }
            let body = one.get(5..).unwrap_or_default();
            let sql = match one[0] {
                // The session outlives the visit.
                b'X' => continue,
                b'Q' => text(body),
                // The name of the statement comes first.
                b'P' => body.iter().position(|byte| *byte == 0).map_or("", |end| text(&body[end + 1..])),
                _ => "",
            };
            if self.awaits_begin && one[0] == b'Q' {
                self.awaits_begin = false;
                answer.extend(message(b'C', b"BEGIN\0"));
                answer.extend(message(b'Z', &[IN_TRANSACTION]));
                continue;
            }
            if !sql.is_empty() {
                tracing::debug!("from Rust: {}", without_strings(sql, 160));
                sql.clone_into(&mut self.seen.last);
                self.seen.count += 1;
                if let Err(why) = (self.censor)(sql) {
                    self.seen.refused = Some(why);
                    break;
                }
            }
            self.is_synced = matches!(one[0], b'Q' | b'S' | b'F');
            self.open += usize::from(self.is_synced);
            forward.extend(one);
        }
        bytes.drain(..length);
        (forward, answer)
    }

    /// What the driver is to get of what the server has sent.
    fn answer(&mut self, bytes: &mut Vec<u8>) -> Vec<u8> {
        let mut length = 0;
        for one in whole(bytes) {
            length += one.len();
            if let [b'Z', .., status] = one {
                self.open = self.open.saturating_sub(1);
                self.seen.status = *status;
            }
        }
        bytes.drain(..length).collect()
    }
}

fn text(bytes: &[u8]) -> &str {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    std::str::from_utf8(&bytes[..end]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_whole() {
        let two = [message(b'Q', b"select 1\0"), message(b'S', b"")].concat();
        assert_eq!(whole(&two).map(|one| one[0]).collect::<Vec<_>>(), [b'Q', b'S']);
        assert_eq!(whole(&two[..two.len() - 1]).count(), 1);
        assert_eq!(whole(&two[..4]).count(), 0);
    }

    #[test]
    fn the_end_of_a_driver_is_not_sent() {
        let mut passing = Passing {
            censor: |sql| if sql == "commit" { Err("no".into()) } else { Ok(()) },
            awaits_begin: true,
            is_synced: true,
            open: 0,
            seen: Visited { refused: None, last: String::new(), count: 0, status: IN_TRANSACTION },
        };
        let begin = message(b'Q', b"BEGIN\0");
        let parse = message(b'P', b"s\0select 2\0\0\0");
        let mut sent = [begin, parse.clone(), message(b'X', b"")].concat();
        let (forward, answer) = passing.ask(&mut sent);
        assert_eq!(forward, parse);
        assert_eq!(whole(&answer).map(|one| one[0]).collect::<Vec<_>>(), [b'C', b'Z']);
        assert!(sent.is_empty() && !passing.is_synced && passing.open == 0);
        let mut sent = message(b'Q', b"commit\0");
        assert!(passing.ask(&mut sent).0.is_empty());
        assert_eq!((passing.seen.refused.as_deref(), passing.seen.last.as_str()), (Some("no"), "commit"));
        let mut ready = message(b'Z', &[FAILED]);
        assert_eq!(passing.answer(&mut ready).len(), 6);
        assert_eq!(passing.seen.status, FAILED);
    }
}
