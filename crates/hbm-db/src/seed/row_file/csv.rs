//! CSV as `COPY … (FORMAT csv, HEADER)` reads it.

use super::end_of_copy::Quoting;
use super::{Field, MARK, Parts, Place, Problem, Record, RowFile};
use crate::catalog::Ident;
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::io::Read;
use std::sync::Arc;

/// How many bytes are sent at once.
const PART: usize = 256 * 1024;

fn reader<R: Read>(from: R) -> Reader<R> {
    ReaderBuilder::new().has_headers(false).flexible(true).from_reader(from)
}

fn number(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The columns that the first line names.
pub(super) fn columns(file: &RowFile) -> Result<Vec<(Arc<Ident>, Place)>, Problem> {
    let opened = file.open().map_err(|error| file.unreadable(&error))?;
    let mut header = ByteRecord::new();
    let read = reader(opened).read_byte_record(&mut header);
    if !read.map_err(|error| wrong(file, &error))? {
        return Err(Problem::new(file.place(1, 1), "a header line with the names of the columns is missing"));
    }
    let mut next = 1;
    let columns = header.iter().map(|name| {
        let name = name.strip_prefix(MARK).unwrap_or(name);
        let name = String::from_utf8_lossy(name);
        let place = file.place(1, next);
        next += u32::try_from(name.chars().count()).unwrap_or(0) + 1;
        (Arc::new(Ident::new(name)), place)
    });
    Ok(columns.collect())
}

pub(super) fn each(file: &RowFile, row: &mut dyn FnMut(Record)) -> Result<(), Problem> {
    let bytes = file.bytes()?;
    records(file, &bytes, |line, record, raw| {
        let mut starts = None;
        let fields = record.iter().enumerate().map(|(at, field)| match field {
            // Only what is written tells an empty text from nothing.
            [] => match starts.get_or_insert_with(|| starts_of(raw)).get(at) {
                Some(start) if raw.get(*start) == Some(&b'"') => Field::Text(String::new()),
                _ => Field::Null,
            },
            field => Field::Text(String::from_utf8_lossy(field).into_owned()),
        });
        row(Record { line, fields: fields.collect() });
    })
}

/// The same of some columns, without the file in memory.
pub(super) fn each_of(
    file: &RowFile,
    places: &[usize],
    row: &mut dyn FnMut(u32, &[&str]),
) -> Result<(), Problem> {
    let opened = file.open().map_err(|error| file.unreadable(&error))?;
    let mut reader = reader(opened);
    let mut record = ByteRecord::new();
    let mut is_header = true;
    while reader.read_byte_record(&mut record).map_err(|error| wrong(file, &error))? {
        if !std::mem::take(&mut is_header) {
            let field = |at: &usize| std::str::from_utf8(record.get(*at).unwrap_or_default());
            let texts = places.iter().map(|at| field(at).unwrap_or_default());
            row(record.position().map_or(1, |place| number(place.line())), &texts.collect::<Vec<_>>());
        }
    }
    Ok(())
}

/// The rows, each with its line and as it is written.
fn records(
    file: &RowFile,
    bytes: &[u8],
    mut each: impl FnMut(u32, &ByteRecord, &[u8]),
) -> Result<(), Problem> {
    let mut reader = reader(bytes);
    let mut record = ByteRecord::new();
    let mut is_header = true;
    while reader.read_byte_record(&mut record).map_err(|error| wrong(file, &error))? {
        if !std::mem::take(&mut is_header)
            && let Some(start) = record.position()
        {
            let from = usize::try_from(start.byte()).unwrap_or(usize::MAX);
            let to = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            each(number(start.line()), &record, bytes.get(from..to).unwrap_or_default());
        }
    }
    Ok(())
}

/// Where the fields of a row begin.
fn starts_of(raw: &[u8]) -> Vec<usize> {
    let mut quoted = false;
    let ends = raw.iter().enumerate().filter(|(_, byte)| {
        quoted ^= **byte == b'"';
        **byte == b',' && !quoted
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

pub(super) fn parts(file: &RowFile) -> Result<Parts, Problem> {
    let mut opened = file.open().map_err(|error| file.unreadable(&error))?;
    let (file, mut is_first, mut quoting) = (file.clone(), true, Quoting::default());
    Ok(Box::new(move || {
        let mut part = vec![0; PART];
        let read = opened.read(&mut part).map_err(|error| file.unreadable(&error))?;
        if read == 0 {
            return Ok(Some(quoting.rest()).filter(|rest| !rest.is_empty()));
        }
        part.truncate(read);
        if std::mem::take(&mut is_first) && part.starts_with(MARK) {
            part.drain(..MARK.len());
        }
        Ok(Some(quoting.part(part)))
    }))
}

/// `COPY` counts lines, and names the last of those that a row has.
pub(super) fn locate(file: &RowFile, line: u32, column: Option<&str>) -> Place {
    let mut place = file.place(line, 1);
    let Ok(bytes) = file.bytes() else { return place };
    let known = file.columns().unwrap_or_default();
    let at = known.iter().position(|(name, _)| Some(name.as_str()) == column);
    // What is behind a broken row does not matter.
    let _ = records(file, &bytes, |first, _, raw| {
        if first > line {
            return;
        }
        let start = at.and_then(|at| starts_of(raw).get(at).copied()).unwrap_or_default();
        let before = String::from_utf8_lossy(&raw[..start]).into_owned();
        let lines = u32::try_from(before.matches('\n').count()).unwrap_or(0);
        let last = before.rsplit('\n').next().unwrap_or_default().chars().count();
        place = file.place(first + lines, u32::try_from(last).unwrap_or(0) + 1);
    });
    place
}

fn wrong(file: &RowFile, error: &csv::Error) -> Problem {
    let line = error.position().map_or(1, |place| number(place.line()));
    Problem::new(file.place(line, 1), format!("this is not CSV: {error}"))
}
