//! What is wrong with a seed file, and where.

use crate::error::Error;
use std::fmt;

/// A place in a file; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, as the user would name it.
    pub file: String,
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Something wrong in a seed file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What, and what was expected.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// All problems as one error, in the order of the files.
pub fn report(mut problems: Vec<Problem>) -> Error {
    problems.sort();
    problems.dedup();
    let count = problems.len();
    let noun = if count == 1 { "error" } else { "errors" };
    Error::failed(format!("the seeds have {count} {noun}; the database was not touched"))
        .details(problems.iter().take(SHOWN).map(ToString::to_string))
        .hint("correct the files and run the command again")
}

/// How many names and problems are listed at the most.
const SHOWN: usize = 50;

/// "; did you mean x?" where a known name is near, else what there is.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let near = known
        .clone()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .min();
    match near {
        Some((_, candidate)) => format!("; did you mean {candidate}?"),
        None => {
            let some: Vec<&str> = known.clone().take(SHOWN).collect();
            let more = if known.count() > SHOWN { " …" } else { "" };
            format!("; there are {}{more}", some.join(", "))
        }
    }
}
