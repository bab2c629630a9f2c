//! Where everything stands in a project file, and what is wrong with it as YAML.

use crate::error::{Error, Result};
use saphyr::{LoadableYamlNode, MarkedYamlOwned, ScalarOwned, YamlDataOwned};
use saphyr_parser::Marker;

/// A step into a file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    /// To the value of a key.
    Key(&'a str),
    /// To an entry of a list.
    At(usize),
}

/// The lines and columns of a file.
#[derive(Debug)]
pub(super) struct Places {
    file: String,
    root: MarkedYamlOwned,
}

impl Places {
    /// Reads them.
    ///
    /// # Errors
    /// Exit 2 where the text is not YAML, is empty, has a key twice, or is neither a mapping nor a list.
    pub(super) fn of(file: &str, text: &str) -> Result<Self> {
        let at = |marker: &Marker| format!("{file}:{}:{}", marker.line(), marker.col() + 1);
        let documents = MarkedYamlOwned::load_from_str(text).map_err(|error| {
            Error::usage(format!("{}: this is not YAML: {}", at(error.marker()), error.info()))
                .hint("a value with : or # in it stands in quotes; blanks, not tabs, make the levels")
        })?;
        let mut documents = documents.into_iter();
        let (root, second) = (documents.next(), documents.next());
        if let Some(second) = second {
            let place = at(&second.span.start);
            return Err(Error::usage(format!("{place}: a second document; a project file has one"))
                .hint("write several projects as a list: - name: …"));
        }
        let root =
            root.filter(|root| matches!(root.data, YamlDataOwned::Mapping(_) | YamlDataOwned::Sequence(_)));
        let Some(root) = root else {
            return Err(Error::usage(format!("{file}:1:1: expected a project, with `name:` and `schema:`"))
                .hint("the documentation has an example: docs/project-file.md"));
        };
        Ok(Self { file: file.to_owned(), root })
    }

    /// Whether the file is a list of projects.
    pub(super) fn is_list(&self) -> bool {
        matches!(self.root.data, YamlDataOwned::Sequence(_))
    }

    /// Where a value stands: `hbm-db.yaml:3:12`. Of steps that lead nowhere, the last that does counts.
    pub(super) fn of_value(&self, steps: &[Step<'_>]) -> String {
        let mut node = &self.root;
        for step in steps {
            let next = match (step, &node.data) {
                (Step::Key(name), YamlDataOwned::Mapping(entries)) => {
                    entries.iter().find(|(key, _)| text(key) == Some(name)).map(|(_, value)| value)
                }
                (Step::At(at), YamlDataOwned::Sequence(items)) => items.get(*at),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        format!("{}:{}:{}", self.file, node.span.start.line(), node.span.start.col() + 1)
    }

    /// The error of a value that is not what it should be, with the key that is meant where one is unknown.
    pub(super) fn unread(&self, error: &serde_yaml::Error) -> Error {
        let place = error.location().map_or_else(
            || format!("{}:1:1", self.file),
            |location| format!("{}:{}:{}", self.file, location.line(), location.column()),
        );
        let text = error.to_string();
        let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
        let names: Vec<&str> = what.split('`').skip(1).step_by(2).collect();
        let error = Error::usage(format!("{place}: {what}"));
        let [unknown, known @ ..] = names.as_slice() else { return error };
        let near = known.iter().min_by_key(|name| strsim::damerau_levenshtein(unknown, name));
        match near.filter(|name| what.contains("unknown") && strsim::damerau_levenshtein(unknown, name) <= 3)
        {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error.hint("what a project file may have: docs/project-file.md"),
        }
    }
}

/// The text of a plain value.
fn text(node: &MarkedYamlOwned) -> Option<&str> {
    match &node.data {
        YamlDataOwned::Value(ScalarOwned::String(text)) => Some(text),
        _ => None,
    }
}
