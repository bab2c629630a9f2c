//! One JSON object a line.

use super::plain_object;
use super::{Field, Parts, Place, Problem, Record, RowFile};
use crate::catalog::Ident;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::io::{BufRead, BufReader};
use std::sync::Arc;

/// How many bytes are sent at once.
const PART: usize = 256 * 1024;

/// The name of a member, which is a part of the line where nothing in it is escaped.
#[derive(Deserialize)]
struct Member<'t>(#[serde(borrow)] Cow<'t, str>);

/// The members of an object, in their order.
struct Members<'t>(Vec<(Cow<'t, str>, &'t str)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Member(name), value)) = map.next_entry::<Member<'de>, &RawValue>()? {
                    members.push((name, value.get()));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// The lines of a file that are not blank, in turn.
struct Lines {
    file: RowFile,
    from: BufReader<Box<dyn std::io::Read + Send>>,
    text: String,
    line: u32,
}

impl Lines {
    fn of(file: &RowFile) -> Result<Self, Problem> {
        let from = file.open().map_err(|error| file.unreadable(&error))?;
        Ok(Self {
            file: file.clone(),
            from: BufReader::with_capacity(PART, from),
            text: String::new(),
            line: 0,
        })
    }

    /// The members of the next line's object.
    fn next(&mut self) -> Result<Option<Members<'_>>, Problem> {
        loop {
            self.text.clear();
            let read = self.from.read_line(&mut self.text).map_err(|error| self.file.unreadable(&error))?;
            if read == 0 {
                return Ok(None);
            }
            self.line += 1;
            if !self.text.trim().is_empty() {
                break;
            }
        }
        let text = self.text.trim_start_matches('\u{feff}').trim_end();
        if let Some(members) = plain_object::members(text) {
            return Ok(Some(Members(members)));
        }
        let members = serde_json::from_str(text).map_err(|error| {
            self.wrong(text.get(..error.column().saturating_sub(1)).unwrap_or_default(), &error)
        });
        let Members(members) = members?;
        // A parser of JSON that keeps values as they are written passes over characters that are none.
        for (_, value) in members.iter().filter(|(_, value)| value.starts_with('"') && value.contains("\\u"))
        {
            if let Err(error) = serde_json::from_str::<String>(value) {
                let start = value.as_ptr() as usize - text.as_ptr() as usize;
                let before = text.get(..start + error.column().saturating_sub(1)).unwrap_or_default();
                return Err(self.wrong(before, &error));
            }
        }
        Ok(Some(Members(members)))
    }
}

impl Lines {
    /// What is wrong behind a part of the line.
    fn wrong(&self, before: &str, error: &serde_json::Error) -> Problem {
        let column = u32::try_from(before.chars().count()).unwrap_or(0) + 1;
        // Which line and column of the text it is does not count.
        let what = error.to_string();
        let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
        Problem::new(self.file.place(self.line, column), format!("this is no JSON object: {what}"))
    }
}

/// The columns that the objects name, in the order in which they come.
pub(super) fn columns(file: &RowFile) -> Result<Vec<(Arc<Ident>, Place)>, Problem> {
    let mut lines = Lines::of(file)?;
    let mut known = HashSet::new();
    let mut columns = Vec::new();
    let mut is_empty = true;
    loop {
        let mut new = Vec::new();
        let Some(Members(members)) = lines.next()? else { break };
        is_empty = false;
        let mut are_in_place = true;
        for (at, (name, _)) in members.iter().enumerate() {
            // Most objects have the same members in the same order.
            let is_in_place =
                columns.get(at).is_some_and(|(own, _): &(Arc<Ident>, Place)| *own.as_str() == **name);
            are_in_place &= is_in_place;
            if !is_in_place && !known.contains(name.as_ref()) {
                known.insert(name.to_string());
                new.push(name.to_string());
            }
        }
        let twice = if are_in_place { None } else { twice(&members) };
        if let Some(name) = twice {
            let place = places_of(file, lines.line, &lines.text, &name).last();
            let message = format!("the member {name} stands here twice");
            return Err(Problem::new(place.unwrap_or_else(|| file.place(lines.line, 1)), message));
        }
        for name in new {
            let place = place_of(file, lines.line, &lines.text, &name);
            columns.push((Arc::new(Ident::new(name)), place));
        }
    }
    match is_empty {
        true => Err(Problem::new(file.place(1, 1), "this is empty; expected one JSON object a line")),
        false => Ok(columns),
    }
}

/// A name that comes twice.
fn twice(members: &[(Cow<'_, str>, &str)]) -> Option<String> {
    let mut names = HashSet::with_capacity(members.len());
    members.iter().find(|(name, _)| !names.insert(name)).map(|(name, _)| name.to_string())
}

/// The place of a member of the object in a line.
fn place_of(file: &RowFile, line: u32, text: &str, name: &str) -> Place {
    places_of(file, line, text, name).next().unwrap_or_else(|| file.place(line, 1))
}

/// The places of the members with a name in a line.
fn places_of<'t>(
    file: &'t RowFile,
    line: u32,
    text: &'t str,
    name: &str,
) -> impl Iterator<Item = Place> + 't {
    let quoted = serde_json::Value::from(name).to_string();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + text.get(from..)?.find(&quoted)?;
            from = at + quoted.len();
            // Elsewhere it is a value.
            if text[from..].trim_start().starts_with(':') {
                let column = u32::try_from(text[..at].chars().count()).unwrap_or(0) + 1;
                return Some(file.place(line, column));
            }
        }
    })
}

pub(super) fn each(file: &RowFile, row: &mut dyn FnMut(Record)) -> Result<(), Problem> {
    let columns = columns(file)?;
    let places: HashMap<&str, usize> =
        columns.iter().enumerate().map(|(at, (name, _))| (name.as_str(), at)).collect();
    let mut lines = Lines::of(file)?;
    loop {
        let mut fields = vec![Field::Null; columns.len()];
        let Some(Members(members)) = lines.next()? else { return Ok(()) };
        for (name, value) in &members {
            if let Some(at) = places.get(name.as_ref()) {
                fields[*at] = field(value);
            }
        }
        row(Record { line: lines.line, fields });
    }
}

/// Numbers stay as they are written: they never pass through a float.
fn field(raw: &str) -> Field {
    match raw.as_bytes().first() {
        Some(b'n') => Field::Null,
        Some(b'"') => Field::Text(serde_json::from_str(raw).unwrap_or_default()),
        Some(b'{' | b'[') => Field::Json(raw.to_owned()),
        _ => Field::Text(raw.to_owned()),
    }
}

/// These columns of the rows as the text format of `COPY`, in which each is a line.
pub(super) fn parts(file: &RowFile, columns: &[Ident]) -> Result<Parts, Problem> {
    let columns = columns.to_vec();
    let mut lines = Lines::of(file)?;
    Ok(Box::new(move || {
        let mut part = String::with_capacity(PART + PART / 8);
        while part.len() < PART {
            let Some(Members(members)) = lines.next()? else { break };
            for (at, name) in columns.iter().enumerate() {
                if at > 0 {
                    part.push('\t');
                }
                // Most objects have the same members in the same order.
                let here = members.get(at).filter(|(own, _)| own == name.as_str());
                let value = here.or_else(|| members.iter().find(|(own, _)| own == name.as_str()));
                match value {
                    Some((_, value)) => put(value, &mut part),
                    None => part.push_str(NULL),
                }
            }
            part.push('\n');
        }
        Ok((!part.is_empty()).then(|| part.into_bytes()))
    }))
}

/// What stands for NULL in the text format of `COPY`.
const NULL: &str = "\\N";

/// A value in the text format of `COPY` (manual, "COPY"). Most texts have nothing in them that is written otherwise there, and
/// nothing that JSON escapes.
fn put(raw: &str, to: &mut String) {
    match raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') => to.push_str(plain),
        _ => match field(raw) {
            Field::Null => to.push_str(NULL),
            Field::Text(text) | Field::Json(text) => escape(&text, to),
        },
    }
}

/// A text in that format.
fn escape(text: &str, to: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '\n', '\r', '\t']) {
        to.push_str(&rest[..at]);
        to.push_str(match rest.as_bytes()[at] {
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            _ => "\\\\",
        });
        rest = &rest[at + 1..];
    }
    to.push_str(rest);
}

/// A row of what was sent is a line with an object.
pub(super) fn locate(file: &RowFile, row: u32, column: Option<&str>) -> Place {
    let Ok(mut lines) = Lines::of(file) else { return file.place(row, 1) };
    for _ in 0..row {
        if !matches!(lines.next(), Ok(Some(_))) {
            return file.place(row, 1);
        }
    }
    match column {
        Some(column) => place_of(file, lines.line, lines.text.trim_start_matches('\u{feff}'), column),
        None => file.place(lines.line, 1),
    }
}
