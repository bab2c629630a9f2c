//! YAML text → rows with places. Pure: no database, no file, no environment.

use super::scalar::{is_null, json_scalar, json_string, own_tag, plain, tagged};
use super::{Place, Problem, Value, yaml};
use saphyr::{AnnotatedMapping, MarkedYaml, YamlData};
use saphyr_parser::Span;
use std::collections::HashMap;

/// All seeds of an application.
#[derive(Clone, Debug)]
pub struct SeedSet {
    /// The application.
    pub app: String,
    /// Where they were read from, for people.
    pub place: String,
    /// Its files.
    pub files: Vec<SeedFile>,
}

impl SeedSet {
    /// No files yet.
    pub fn new(app: impl Into<String>, place: impl Into<String>) -> Self {
        Self { app: app.into(), place: place.into(), files: Vec::new() }
    }
}

/// The rows of one table.
#[derive(Clone, Debug)]
pub struct SeedFile {
    /// `namespace.table` or `table`, from the file's name.
    pub table: String,
    /// The start of the file, for what is wrong with the table itself.
    pub place: Place,
    /// The natural key, where the file names one.
    pub key: Vec<(String, Place)>,
    /// The rows.
    pub rows: Vec<SeedRow>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct SeedRow {
    /// The set it is in.
    pub set: String,
    /// Its label.
    pub label: String,
    /// Where the label stands.
    pub place: Place,
    /// Column, value, and where the value stands.
    pub cells: Vec<Cell>,
}

/// One value of a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The column.
    pub column: String,
    /// Where the column's name stands.
    pub column_place: Place,
    /// The value.
    pub value: Value,
    /// Where the value stands.
    pub place: Place,
}

/// Parses one file. Its name, without folder and ending, is the table.
///
/// # Errors
/// Every place that is not as it should be.
pub fn parse(file: &str, text: &str) -> Result<SeedFile, Vec<Problem>> {
    let mut reader = Reader { file, problems: Vec::new(), labels: HashMap::new() };
    let table =
        file.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).unwrap_or(file).to_owned();
    let mut seed = SeedFile { table, place: reader.at(1, 1), key: Vec::new(), rows: Vec::new() };
    match yaml::load(text) {
        Ok(documents) => match documents.as_slice() {
            [] => {}
            [document] => reader.document(document, &mut seed),
            [_, second, ..] => reader.problem(second.span, "a second document; a seed file has one"),
        },
        Err(unread) => {
            let place = reader.at(unread.line, unread.column);
            let problem = Problem::new(place, unread.what);
            reader.problems.push(Problem { beyond: unread.beyond, ..problem });
        }
    }
    if reader.problems.is_empty() { Ok(seed) } else { Err(reader.problems) }
}

struct Reader<'a> {
    file: &'a str,
    problems: Vec<Problem>,
    /// The labels seen so far, with their lines.
    labels: HashMap<String, usize>,
}

impl Reader<'_> {
    fn at(&self, line: usize, column: usize) -> Place {
        Place { file: self.file.to_owned(), line, column }
    }

    fn place(&self, span: Span) -> Place {
        self.at(span.start.line(), span.start.col() + 1)
    }

    fn problem(&mut self, span: Span, message: impl Into<String>) {
        let place = self.place(span);
        self.problems.push(Problem::new(place, message));
    }

    fn document(&mut self, node: &MarkedYaml<'_>, seed: &mut SeedFile) {
        if is_null(node) {
            return;
        }
        let Some(top) = self.mapping(node, "a mapping with `sets:` and, where wanted, `key:`") else {
            return;
        };
        for (name, value) in top {
            match plain(name) {
                Some("key") => seed.key = self.key(value),
                Some("sets") => self.sets(value, seed),
                _ => self.problem(name.span, "expected `key:` or `sets:`"),
            }
        }
    }

    fn key(&mut self, node: &MarkedYaml<'_>) -> Vec<(String, Place)> {
        let columns = match &node.data {
            YamlData::Sequence(items) => items.iter().collect(),
            _ => vec![node],
        };
        let mut key = Vec::new();
        for column in columns {
            match plain(column) {
                Some(name) => key.push((name.to_owned(), self.place(column.span))),
                None => self.problem(column.span, "expected a column, or a list of columns"),
            }
        }
        key
    }

    fn sets(&mut self, node: &MarkedYaml<'_>, seed: &mut SeedFile) {
        if is_null(node) {
            return;
        }
        let Some(sets) = self.mapping(node, "a mapping from set to rows, like `base:`") else {
            return;
        };
        for (name, rows) in sets {
            let Some(set) = plain(name) else {
                self.problem(name.span, "expected the name of a set");
                continue;
            };
            if is_null(rows) {
                continue;
            }
            let Some(rows) = self.mapping(rows, "a mapping from label to row") else {
                continue;
            };
            for (label, row) in rows {
                self.row(set, label, row, seed);
            }
        }
    }

    fn row(&mut self, set: &str, label: &MarkedYaml<'_>, row: &MarkedYaml<'_>, seed: &mut SeedFile) {
        let Some(name) = plain(label) else {
            self.problem(label.span, "expected the label of a row");
            return;
        };
        let line = label.span.start.line();
        if let Some(first) = self.labels.insert(name.to_owned(), line) {
            self.problem(label.span, format!("the label {name} was used before, in line {first}"));
            return;
        }
        let mut cells = Vec::new();
        if !is_null(row) {
            let Some(columns) = self.mapping(row, "a mapping from column to value") else {
                return;
            };
            for (column, value) in columns {
                let Some(column_name) = plain(column) else {
                    self.problem(column.span, "expected the name of a column");
                    continue;
                };
                if let Some(parsed) = self.value(value) {
                    cells.push(Cell {
                        column: column_name.to_owned(),
                        column_place: self.place(column.span),
                        value: parsed,
                        place: self.place(value.span),
                    });
                }
            }
        }
        seed.rows.push(SeedRow {
            set: set.to_owned(),
            label: name.to_owned(),
            place: self.place(label.span),
            cells,
        });
    }

    fn mapping<'n, 'i>(
        &mut self,
        node: &'n MarkedYaml<'i>,
        expected: &str,
    ) -> Option<&'n AnnotatedMapping<'i, MarkedYaml<'i>>> {
        if let YamlData::Mapping(mapping) = &node.data {
            return Some(mapping);
        }
        self.problem(node.span, format!("expected {expected}"));
        None
    }

    fn value(&mut self, node: &MarkedYaml<'_>) -> Option<Value> {
        match &node.data {
            YamlData::Representation(text, ..) if text.contains('\0') => {
                self.problem(node.span, "a NUL character, which PostgreSQL keeps in no type");
                None
            }
            YamlData::Representation(text, style, tag) => match own_tag(tag.as_ref()) {
                None if is_null(node) => Some(Value::Null),
                None => Some(Value::Text(text.to_string())),
                Some("json") => Some(Value::Json(json_scalar(text, *style))),
                Some(tag) => {
                    let value = tagged(tag, text);
                    value.map_err(|message| self.problem(node.span, message)).ok()
                }
            },
            YamlData::Mapping(_) | YamlData::Sequence(_) => self.json(node).map(Value::Json),
            YamlData::Tagged(tag, inner) if tag.suffix == "json" => self.json(inner).map(Value::Json),
            YamlData::Tagged(tag, _) => {
                self.problem(node.span, format!("!{} takes a text, not a mapping or sequence", tag.suffix));
                None
            }
            _ => {
                self.problem(node.span, "expected a value");
                None
            }
        }
    }

    /// JSON text of a node. Numbers stay as they are written: they never pass through a float.
    fn json(&mut self, node: &MarkedYaml<'_>) -> Option<String> {
        match &node.data {
            YamlData::Representation(_, _, Some(tag)) if tag.handle == "!" => {
                self.problem(node.span, format!("!{} has no meaning inside of JSON", tag.suffix));
                None
            }
            YamlData::Representation(text, style, _) => Some(json_scalar(text, *style)),
            YamlData::Sequence(items) => {
                let items: Option<Vec<String>> = items.iter().map(|item| self.json(item)).collect();
                Some(format!("[{}]", items?.join(", ")))
            }
            YamlData::Mapping(entries) => {
                let mut parts = Vec::new();
                for (key, value) in entries {
                    let Some(name) = plain(key) else {
                        self.problem(key.span, "expected a name");
                        return None;
                    };
                    parts.push(format!("{}: {}", json_string(name), self.json(value)?));
                }
                Some(format!("{{{}}}", parts.join(", ")))
            }
            _ => {
                self.problem(node.span, "expected a value");
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
