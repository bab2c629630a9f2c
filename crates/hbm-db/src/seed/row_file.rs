//! Files that hold many rows of a table: CSV, or one JSON object a line.

use super::{Place, Problem, SeedFile};
use crate::catalog::{Fingerprint, Ident};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

mod csv;
mod end_of_copy;
mod json_lines;
mod plain_object;

/// A file that holds rows of a set.
#[derive(Clone, Debug)]
pub struct RowFile {
    /// The set that its rows are in.
    pub set: Arc<str>,
    /// Its name, without a folder.
    pub name: String,
    /// Where the file of the table names it.
    pub named: Place,
    /// The file itself, as the user would name it.
    pub path: Arc<str>,
    format: RowFormat,
    content: RowContent,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowFormat {
    Csv,
    JsonLines,
}

/// Where the rows are.
#[derive(Clone, Debug)]
pub enum RowContent {
    /// Nowhere.
    Missing,
    /// In a file on the disk.
    OnDisk(PathBuf),
    /// In the binary.
    Embedded(&'static [u8]),
}

/// A row of such a file.
#[derive(Debug)]
pub(super) struct Record {
    /// The line that it begins in.
    pub(super) line: u32,
    /// What it has in each column of the file.
    pub(super) fields: Vec<Field>,
}

/// A value of such a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Null,
    Text(String),
    /// An object or a list of JSON.
    Json(String),
}

impl Field {
    /// What is written there; nothing for NULL.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Null => "",
            Self::Text(text) | Self::Json(text) => text,
        }
    }

    /// The same of what is no JSON.
    pub(super) fn plain(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Null | Self::Json(_) => "",
        }
    }
}

/// Gives parts of a text in turn, until there are no more.
pub(super) type Parts = Box<dyn FnMut() -> Result<Option<Vec<u8>>, Problem> + Send>;

/// The endings of files that hold rows.
pub(super) const ENDINGS: [&str; 2] = ["csv", "jsonl"];

impl RowFile {
    /// A file that is named beside a seed file.
    ///
    /// # Errors
    /// Where it is in another folder, or of another format.
    pub(super) fn named(set: &Arc<str>, name: &str, named: Place) -> Result<Self, String> {
        let format = match name.rsplit_once('.') {
            _ if name.contains('/') => None,
            Some((_, "csv")) => Some(RowFormat::Csv),
            Some((_, "jsonl")) => Some(RowFormat::JsonLines),
            _ => None,
        };
        let Some(format) = format else {
            return Err(format!(
                "{name:?} is no file of rows; expected the name of a .csv or .jsonl in this folder"
            ));
        };
        let folder = named.file.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        let path = format!("{folder}{name}").into();
        Ok(Self {
            set: set.clone(),
            name: name.to_owned(),
            named,
            path,
            format,
            content: RowContent::Missing,
        })
    }

    /// The same with its rows.
    pub(super) fn found(&mut self, content: RowContent) {
        self.content = content;
    }

    /// What it is called among all rows: `namespace.table/name`.
    pub fn full_name(&self, file: &SeedFile) -> String {
        let (namespace, table) = file.table.split_once('.').unwrap_or(("public", &file.table));
        format!("{namespace}.{table}/{}", self.name)
    }

    /// Its size in bytes.
    pub(super) fn size(&self) -> usize {
        match &self.content {
            RowContent::Missing => 0,
            RowContent::OnDisk(path) => {
                std::fs::metadata(path).map_or(0, |about| usize::try_from(about.len()).unwrap_or(usize::MAX))
            }
            RowContent::Embedded(bytes) => bytes.len(),
        }
    }

    /// A checksum of what it holds; of a file that cannot be read, that of none.
    pub(super) fn checksum(&self) -> String {
        let mut hash = Sha256::new();
        let mut buffer = vec![0; 256 * 1024];
        if let Ok(mut file) = self.open() {
            while let Ok(read @ 1..) = file.read(&mut buffer) {
                hash.update(&buffer[..read]);
            }
        }
        Fingerprint::of_text(&format!("{:?}", hash.finalize())).to_string()
    }

    /// Opens it.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(super) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match &self.content {
            RowContent::Missing => return Err(io::ErrorKind::NotFound.into()),
            RowContent::OnDisk(path) => Box::new(File::open(path)?),
            RowContent::Embedded(bytes) => Box::new(*bytes),
        })
    }

    /// Its columns, each with its place.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn columns(&self) -> Result<Vec<(Arc<Ident>, Place)>, Problem> {
        match self.format {
            RowFormat::Csv => csv::columns(self),
            RowFormat::JsonLines => json_lines::columns(self),
        }
    }

    /// Its rows, with what each has in the columns of the file.
    ///
    /// # Errors
    /// What is wrong with the first that is.
    pub(super) fn each(&self, mut row: impl FnMut(Record)) -> Result<(), Problem> {
        match self.format {
            RowFormat::Csv => csv::each(self, &mut row),
            RowFormat::JsonLines => json_lines::each(self, &mut row),
        }
    }

    /// What its rows have in some columns, by their places, with their lines; nothing and an empty text are the same here.
    ///
    /// # Errors
    /// What is wrong with the first that is.
    pub(super) fn each_of(&self, places: &[usize], row: &mut dyn FnMut(u32, &[&str])) -> Result<(), Problem> {
        match self.format {
            RowFormat::Csv => csv::each_of(self, places, row),
            RowFormat::JsonLines => json_lines::each(self, &mut |record| {
                let texts = places.iter().map(|at| record.fields.get(*at).map_or("", Field::text));
                row(record.line, &texts.collect::<Vec<_>>());
            }),
        }
    }

    /// What a `COPY` reads after `FROM STDIN`.
    pub(super) fn copy_options(&self) -> &'static str {
        match self.format {
            RowFormat::Csv => "(format csv, header true)",
            RowFormat::JsonLines => "(format text)",
        }
    }

    /// What to do where NULL is not taken.
    pub(super) fn hint_of_null(&self) -> &'static str {
        match self.format {
            RowFormat::Csv => "write a value there: a field of nothing is NULL, and \"\" the empty text",
            RowFormat::JsonLines => "write a value there: a member that is missing is NULL, as null is",
        }
    }

    /// Parts of what such a `COPY` of its columns reads, in turn, until there are no more.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub(super) fn parts(&self, columns: &[Ident]) -> Result<Parts, Problem> {
        match self.format {
            RowFormat::Csv => csv::parts(self),
            RowFormat::JsonLines => json_lines::parts(self, columns),
        }
    }

    /// The place of a column in the row of which `COPY` speaks by its line.
    pub(super) fn locate(&self, line: u32, column: Option<&str>) -> Place {
        match self.format {
            RowFormat::Csv => csv::locate(self, line, column),
            RowFormat::JsonLines => json_lines::locate(self, line, column),
        }
    }

    /// The place of a column in a row, which are counted from one.
    pub(super) fn locate_row(&self, row: u32, column: Option<&str>) -> Place {
        match self.format {
            // Of a row that is found the line that it begins in is what counts.
            RowFormat::Csv => csv::locate(self, self.line_of(row), column),
            RowFormat::JsonLines => json_lines::locate(self, row, column),
        }
    }

    /// The line that a row begins in.
    fn line_of(&self, row: u32) -> u32 {
        let at = row.saturating_sub(1) as usize;
        self.lines().get(at).copied().unwrap_or(row)
    }

    /// The lines that its rows begin in.
    pub(super) fn lines(&self) -> Vec<u32> {
        let mut lines = Vec::new();
        // What cannot be read was told before.
        let _ = self.each(|record| lines.push(record.line));
        lines
    }

    pub(super) fn place(&self, line: u32, column: u32) -> Place {
        Place { file: self.path.clone(), line, column }
    }

    /// Everything in it, without a byte order mark.
    fn bytes(&self) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        let read = self.open().and_then(|mut file| file.read_to_end(&mut bytes));
        read.map_err(|error| self.unreadable(&error))?;
        Ok(bytes.strip_prefix(MARK).map(<[u8]>::to_vec).unwrap_or(bytes))
    }

    fn unreadable(&self, error: &io::Error) -> Problem {
        Problem::new(self.named.clone(), format!("{} cannot be read: {error}", self.path))
    }
}

/// A byte order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();
