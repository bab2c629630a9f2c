//! YAML text → rows with places. Pure: no database, no file, no environment.

use super::problem::Matter;
use super::scalar::{is_null, json_scalar, json_string, own_tag, plain, tagged};
use super::yaml::{Data, Node, Nodes, Seen, Unread, unread};
use super::{Cell, Part, Place, Problem, RowFile, SeedFile, SeedRow, Spot, Text, Value};
use crate::catalog::Ident;
use saphyr_parser::{Event, Marker};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use written::Written;

mod written;

/// Parses one file. Its name, without folder and ending, is the table. Its rows keep the text, of which their values are
/// parts.
///
/// # Errors
/// Every place that is not as it should be.
pub fn parse(file: &str, text: &Text) -> Result<SeedFile, Vec<Problem>> {
    let table =
        file.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).unwrap_or(file).to_owned();
    let mut reader = Reader {
        file: file.into(),
        problems: Vec::new(),
        nodes: Nodes::of(text),
        written: Written::of(text),
        labels: HashMap::new(),
        columns: HashMap::new(),
    };
    let place = reader.at(1, 1);
    let mut seed = SeedFile { table, place, key: Vec::new(), rows: Vec::new(), row_files: Vec::new() };
    if let Err(unread) = reader.stream(&mut seed) {
        let place = reader.at(unread.line, unread.column);
        let problem = Problem::new(place, unread.what);
        let matter = if unread.beyond { Matter::Beyond } else { problem.matter };
        return Err(vec![Problem { matter, ..problem }]);
    }
    seed.rows.shrink_to_fit();
    if reader.problems.is_empty() { Ok(seed) } else { Err(reader.problems) }
}

struct Reader<'a> {
    file: Arc<str>,
    problems: Vec<Problem>,
    nodes: Nodes<'a>,
    written: Written<'a>,
    /// The labels seen so far, with their lines.
    labels: HashMap<Text, u32>,
    /// The names of columns: each is kept once.
    columns: HashMap<String, Arc<Ident>>,
}

impl<'a> Reader<'a> {
    fn at(&self, line: usize, column: usize) -> Place {
        spot(line, column).of(&self.file)
    }

    fn place(&self, start: Marker) -> Place {
        self.at(start.line(), start.col() + 1)
    }

    fn problem(&mut self, start: Marker, message: impl Into<String>) {
        let place = self.place(start);
        self.problems.push(Problem::new(place, message));
    }

    /// Reads the one document of the file.
    fn stream(&mut self, seed: &mut SeedFile) -> Result<(), Unread> {
        let mut documents = 0;
        loop {
            match self.nodes.next()? {
                (Event::StreamEnd, _) => return Ok(()),
                (Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd, _) => {}
                (event, start) => {
                    documents += 1;
                    if documents > 1 {
                        self.problem(start, "a second document; a seed file has one");
                        self.nodes.node((event, start))?;
                    } else {
                        self.document((event, start), seed)?;
                    }
                }
            }
        }
    }

    fn document(&mut self, root: Seen<'a>, seed: &mut SeedFile) -> Result<(), Unread> {
        if !self.opens(root, "a mapping with `sets:` and, where wanted, `key:`")? {
            return Ok(());
        }
        let mut seen = HashSet::new();
        while let Some((name, value)) = self.entry(&mut seen)? {
            match plain(&name) {
                Some("key") => {
                    let node = self.nodes.node(value)?;
                    seed.key = self.key(&node);
                }
                Some("sets") => self.sets(value, seed)?,
                _ => {
                    self.problem(name.start, "expected `key:` or `sets:`");
                    self.nodes.node(value)?;
                }
            }
        }
        Ok(())
    }

    /// Whether it is the begin of a mapping; NULL is an empty one.
    fn opens(&mut self, seen: Seen<'a>, expected: &str) -> Result<bool, Unread> {
        if let (Event::MappingStart(_, tag), _) = &seen
            && own_tag(tag.as_ref()).is_none()
        {
            return Ok(true);
        }
        let node = self.nodes.node(seen)?;
        if !is_null(&node) {
            self.problem(node.start, format!("expected {expected}"));
        }
        Ok(false)
    }

    /// The next key of a mapping, and the event that its value begins with; none where the mapping ends.
    fn entry(&mut self, seen: &mut HashSet<String>) -> Result<Option<(Node<'a>, Seen<'a>)>, Unread> {
        let Some(name) = self.nodes.until(&Event::MappingEnd)? else { return Ok(None) };
        let name = self.nodes.node(name)?;
        if plain(&name).is_some_and(|text| !seen.insert(text.to_owned())) {
            return Err(unread(name.start, "this is not YAML: duplicated key in mapping".into(), false));
        }
        Ok(Some((name, self.nodes.next()?)))
    }

    fn key(&mut self, node: &Node<'_>) -> Vec<(String, Place)> {
        let columns = match &node.data {
            Data::Sequence(items) => items.iter().collect(),
            _ => vec![node],
        };
        let mut key = Vec::new();
        for column in columns {
            match plain(column) {
                Some(name) => key.push((name.to_owned(), self.place(column.start))),
                None => self.problem(column.start, "expected a column, or a list of columns"),
            }
        }
        key
    }

    fn sets(&mut self, sets: Seen<'a>, seed: &mut SeedFile) -> Result<(), Unread> {
        if !self.opens(sets, "a mapping from set to rows, like `base:`")? {
            return Ok(());
        }
        let mut seen = HashSet::new();
        while let Some((name, rows)) = self.entry(&mut seen)? {
            let Some(set) = plain(&name) else {
                self.problem(name.start, "expected the name of a set");
                self.nodes.node(rows)?;
                continue;
            };
            self.set(&set.into(), rows, seed)?;
        }
        Ok(())
    }

    /// The rows of a set, or the file that has them.
    fn set(&mut self, set: &Arc<str>, rows: Seen<'a>, seed: &mut SeedFile) -> Result<(), Unread> {
        if let (Event::Scalar(name, _, _, tag), start) = &rows
            && own_tag(tag.as_ref()) == Some("file")
        {
            match RowFile::named(set, name.trim(), self.place(*start)) {
                Ok(file) => seed.row_files.push(file),
                Err(message) => self.problem(*start, message),
            }
            return Ok(());
        }
        if !self.opens(rows, "a mapping from label to row, or `!file NAME.csv`")? {
            return Ok(());
        }
        let part = Arc::new(Part { set: set.clone(), file: self.file.clone(), origin: None });
        while let Some(label) = self.nodes.until(&Event::MappingEnd)? {
            let label = self.nodes.node(label)?;
            let row = self.nodes.next()?;
            let row = self.nodes.node(row)?;
            self.row(&part, &label, &row, seed);
        }
        Ok(())
    }

    fn row(&mut self, part: &Arc<Part>, label: &Node<'_>, row: &Node<'_>, seed: &mut SeedFile) {
        let Some(name) = plain(label) else {
            self.problem(label.start, "expected the label of a row");
            return;
        };
        let (name, place) = (self.written.text(label.start, name), marked(label.start));
        if let Some(first) = self.labels.insert(name.clone(), place.line) {
            self.problem(label.start, format!("the label {name} was used before, in line {first}"));
            return;
        }
        let mut cells = Vec::new();
        if !is_null(row) {
            let Data::Mapping(columns) = &row.data else {
                self.problem(row.start, "expected a mapping from column to value");
                return;
            };
            cells.reserve_exact(columns.len());
            for (column, value) in columns {
                let Some(column_name) = plain(column) else {
                    self.problem(column.start, "expected the name of a column");
                    continue;
                };
                if let Some(parsed) = self.value(value) {
                    cells.push(Cell {
                        column: self.column(column_name),
                        column_spot: marked(column.start),
                        value: parsed,
                        spot: marked(value.start),
                    });
                }
            }
        }
        seed.rows.push(SeedRow { part: part.clone(), label: name, spot: place, cells });
    }

    fn column(&mut self, name: &str) -> Arc<Ident> {
        if let Some(known) = self.columns.get(name) {
            return known.clone();
        }
        let new = Arc::new(Ident::new(name));
        self.columns.insert(name.to_owned(), new.clone());
        new
    }

    fn value(&mut self, node: &Node<'_>) -> Option<Value> {
        match &node.data {
            Data::Scalar(text, ..) if text.contains('\0') => {
                self.problem(node.start, "a NUL character, which PostgreSQL keeps in no type");
                None
            }
            Data::Scalar(text, style, tag) => match own_tag(tag.as_ref()) {
                None if is_null(node) => Some(Value::Null),
                None => Some(Value::Text(self.written.text(node.start, text))),
                Some("json") => Some(Value::Json(json_scalar(text, *style).into())),
                Some(tag) => {
                    let value = tagged(tag, &self.written.text(node.start, text));
                    value.map_err(|message| self.problem(node.start, message)).ok()
                }
            },
            Data::Mapping(_) | Data::Sequence(_) => self.json(node).map(|text| Value::Json(text.into())),
            Data::Tagged(tag, inner) if tag.suffix == "json" => {
                self.json(inner).map(|text| Value::Json(text.into()))
            }
            Data::Tagged(tag, _) => {
                self.problem(node.start, format!("!{} takes a text, not a mapping or sequence", tag.suffix));
                None
            }
        }
    }

    /// JSON text of a node. Numbers stay as they are written: they never pass through a float.
    fn json(&mut self, node: &Node<'_>) -> Option<String> {
        match &node.data {
            Data::Scalar(_, _, Some(tag)) if tag.handle == "!" => {
                self.problem(node.start, format!("!{} has no meaning inside of JSON", tag.suffix));
                None
            }
            Data::Scalar(text, style, _) => Some(json_scalar(text, *style)),
            Data::Sequence(items) => {
                let items: Option<Vec<String>> = items.iter().map(|item| self.json(item)).collect();
                Some(format!("[{}]", items?.join(", ")))
            }
            Data::Mapping(entries) => {
                let mut parts = Vec::new();
                for (key, value) in entries {
                    let Some(name) = plain(key) else {
                        self.problem(key.start, "expected a name");
                        return None;
                    };
                    parts.push(format!("{}: {}", json_string(name), self.json(value)?));
                }
                Some(format!("{{{}}}", parts.join(", ")))
            }
            _ => {
                self.problem(node.start, "expected a value");
                None
            }
        }
    }
}

fn spot(line: usize, column: usize) -> Spot {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Spot { line: number(line), column: number(column) }
}

fn marked(start: Marker) -> Spot {
    spot(start.line(), start.col() + 1)
}

#[cfg(test)]
mod tests;
