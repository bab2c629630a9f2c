//! SQL from the process of the tests, over the cluster's socket.
//!
//! It knows as much of the protocol as the simple query needs (manual, "Message Flow"). The text formats of the server are
//! those that psql prints. A client library is not used because none waits for the end of its backend: a test that counts
//! sessions, copies or drops a database would meet the sessions of the harness.

use super::Cluster;
use std::io::{BufReader, Read, Write};
use std::os::unix::net::UnixStream;

/// A session of the superuser, which ends with its scope. When it has ended, its backend is gone.
#[derive(Debug)]
pub(crate) struct Session {
    stream: BufReader<UnixStream>,
    pid: u32,
}

impl Session {
    /// Connects under an application name.
    pub(crate) fn open(cluster: &Cluster, database: &str, application: &str) -> Result<Self, String> {
        let socket = cluster.folder.join(format!(".s.PGSQL.{}", cluster.port));
        let stream = UnixStream::connect(socket).map_err(|error| error.to_string())?;
        let mut session = Self { stream: BufReader::new(stream), pid: 0 };
        const VERSION_3: [u8; 4] = [0, 3, 0, 0];
        let mut packet = VERSION_3.to_vec();
        for (name, value) in [
            ("user", "postgres"),
            ("database", database),
            ("application_name", application),
            ("client_encoding", "UTF8"),
            ("options", "-c client_min_messages=error"),
        ] {
            packet.extend(format!("{name}\0{value}\0").bytes());
        }
        packet.push(0);
        session.send(None, &packet)?;
        session.answer()?;
        Ok(session)
    }

    /// Runs statements, and gives what `psql -XAtq` prints of them.
    pub(crate) fn run(&mut self, sql: &str) -> Result<String, String> {
        self.send(Some(b'Q'), format!("{sql}\0").as_bytes())?;
        self.answer()
    }

    /// The process id of its backend.
    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    fn send(&mut self, kind: Option<u8>, body: &[u8]) -> Result<(), String> {
        let length = u32::try_from(body.len() + 4).expect("a length").to_be_bytes();
        let message: Vec<u8> = kind.into_iter().chain(length).chain(body.iter().copied()).collect();
        self.stream.get_mut().write_all(&message).map_err(|error| error.to_string())
    }

    /// Reads until the server is ready for the next question, or has closed the connection.
    fn answer(&mut self) -> Result<String, String> {
        let (mut printed, mut failed) = (Vec::new(), None);
        loop {
            let Ok((kind, body)) = self.message() else {
                return Err(failed.unwrap_or_else(|| "the server closed the connection".into()));
            };
            match kind {
                b'D' => print_row(&mut printed, &body),
                // COPY TO STDOUT.
                b'd' => printed.extend(body),
                // COPY FROM STDIN: there are no rows.
                b'G' => self.send(Some(b'f'), b"only psql copies from stdin\0")?,
                b'E' => failed = Some(error_text(&body)),
                b'K' => self.pid = number(&body),
                b'Z' => break,
                // Notices, settings, and what a result is like.
                _ => {}
            }
        }
        match failed {
            Some(error) => Err(error),
            None => Ok(String::from_utf8_lossy(&printed).trim_end().to_owned()),
        }
    }

    fn message(&mut self) -> std::io::Result<(u8, Vec<u8>)> {
        let mut head = [0; 5];
        self.stream.read_exact(&mut head)?;
        let length = usize::try_from(number(&head[1..])).expect("a length");
        let mut body = vec![0; length - 4];
        self.stream.read_exact(&mut body)?;
        Ok((head[0], body))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The server may have closed it already.
        let _ = self.send(Some(b'X'), &[]);
        let _ = self.stream.read_to_end(&mut Vec::new());
    }
}

/// The values of a row with `|` between them, and nothing for NULL.
fn print_row(printed: &mut Vec<u8>, body: &[u8]) {
    let (count, mut rest) = body.split_at(2);
    for at in 0..u16::from_be_bytes([count[0], count[1]]) {
        if at > 0 {
            printed.push(b'|');
        }
        let (length, values) = rest.split_at(4);
        // NULL has the length -1, and no value.
        let length = i32::from_be_bytes([length[0], length[1], length[2], length[3]]);
        let (value, others) = values.split_at(usize::try_from(length).unwrap_or(0));
        printed.extend(value);
        rest = others;
    }
    printed.push(b'\n');
}

/// An error as psql prints it.
fn error_text(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let field = |name: char| text.split('\0').find_map(|field| field.strip_prefix(name));
    let mut printed = format!("{}:  {}\n", field('S').unwrap_or("ERROR"), field('M').unwrap_or_default());
    for (name, title) in [('D', "DETAIL"), ('H', "HINT"), ('W', "CONTEXT")] {
        if let Some(value) = field(name) {
            printed += &format!("{title}:  {value}\n");
        }
    }
    printed
}

fn number(bytes: &[u8]) -> u32 {
    u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}
