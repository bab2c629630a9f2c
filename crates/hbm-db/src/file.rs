//! Files that people write, read up to a size.

use crate::error::{Error, Exit};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

const MEGABYTE: u64 = 1024 * 1024;

/// What a file is, which says how large it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// Rows, each of whose values takes many times its size while it is read.
    Seeds,
    /// SQL of a schema or a migration: a message to the server has less than 1 GB.
    Sql,
    /// A plan, or what a cache keeps.
    Json,
    /// Variables.
    Settings,
    /// A project file.
    Project,
}

impl FileKind {
    /// The largest file that is read, in bytes.
    pub(crate) fn most(self) -> u64 {
        match self {
            Self::Seeds => 64 * MEGABYTE,
            Self::Sql | Self::Json => 256 * MEGABYTE,
            Self::Settings | Self::Project => MEGABYTE,
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Self::Seeds => "put many rows into a .csv beside it, and name that: `base: !file NAME.csv`",
            Self::Sql => "split it, and load rows with COPY",
            Self::Json => "remove it, and let it be written again",
            Self::Settings => "keep in it only lines of the form NAME=value",
            Self::Project => "name files in it, and keep in them what is long",
        }
    }
}

/// Reads a whole file of UTF-8. A larger one than its kind may be is [`ErrorKind::FileTooLarge`], and not read to its end.
pub(crate) fn read(path: &Path, kind: FileKind) -> io::Result<String> {
    let file = File::open(path)?;
    let size = usize::try_from(file.metadata()?.len().min(kind.most())).unwrap_or_default();
    read_into(Vec::with_capacity(size), file, kind)
}

/// The same for what is no file by its name, as standard input.
pub(crate) fn read_all(from: impl Read, kind: FileKind) -> io::Result<String> {
    read_into(Vec::new(), from, kind)
}

fn read_into(mut bytes: Vec<u8>, from: impl Read, kind: FileKind) -> io::Result<String> {
    from.take(kind.most() + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > kind.most() {
        return Err(ErrorKind::FileTooLarge.into());
    }
    String::from_utf8(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error.utf8_error()))
}

/// The same for a file that is found in a folder: what is no file, like a pipe, is not waited for.
pub(crate) fn read_plain(path: &Path, kind: FileKind) -> io::Result<String> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is no plain file"));
    }
    read(path, kind)
}

/// What is told of a file that could not be read: exit 2 where it is too large, else exit 1.
pub(crate) fn unreadable(path: &Path, kind: FileKind, error: io::Error) -> Error {
    let message = format!("cannot read {}", path.display());
    if error.kind() == ErrorKind::FileTooLarge {
        let most = kind.most() / MEGABYTE;
        return Error::new(Exit::Usage, message)
            .detail(format!("it has more than {most} MB, which is the most that is read"))
            .hint(kind.advice());
    }
    Error::failed(message).because(error)
}
