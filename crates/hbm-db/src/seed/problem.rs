//! What is wrong with a seed file, and where.

use crate::advice::{Advice, Operation};
use crate::error::{Error, Exit};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// A place in a file; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, as the user would name it.
    pub file: Arc<str>,
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A place in a file that is known; line and column count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

impl Spot {
    /// The same with its file.
    pub fn of(self, file: &Arc<str>) -> Place {
        Place { file: file.clone(), line: self.line, column: self.column }
    }
}

/// Something wrong in a seed file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What, and what was expected.
    pub message: String,
    /// What is the matter.
    pub matter: Matter,
}

/// What is the matter with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// It is wrong.
    Wrong,
    /// It names a table or column that is not in the database.
    NotThere,
    /// It names a variable that is not set.
    NotSet,
    /// It is more than is read.
    Beyond,
}

impl Problem {
    /// Something that is not as it should be.
    pub fn new(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), matter: Matter::Wrong }
    }

    /// A table or column that is not in the database.
    pub(super) fn not_there(place: Place, message: impl Into<String>) -> Self {
        Self { matter: Matter::NotThere, ..Self::new(place, message) }
    }

    /// A variable that is not set.
    pub(super) fn not_set(place: Place, variable: &str) -> Self {
        let message = format!("the environment variable {variable} is not set");
        Self { matter: Matter::NotSet, ..Self::new(place, message) }
    }

    /// The message without what is of one row: problems with the same kind differ by place, names and values.
    fn kind(&self) -> String {
        // Behind these, a message tells what there is instead.
        let ends = ["; did you mean", "; there are", "; expected", ", and this has", ": "];
        let end = ends.iter().filter_map(|end| self.message.find(end)).min().unwrap_or(self.message.len());
        let mut named = false;
        let message = quotes_left_out(&self.message[..end]);
        let words = message.split(' ').map(|word| {
            let is_name = named || word.contains(|c: char| c == '.' || c == '_' || c.is_ascii_digit());
            named = ["label", "column", "table", "as", "for", "to", "of", "variable"].contains(&word);
            if is_name { "_".to_owned() } else { word.to_owned() }
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// The text without what stands in double quotes.
fn quotes_left_out(text: &str) -> String {
    text.split('"').step_by(2).collect::<Vec<_>>().join("_")
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// All problems as one error, in the order of the files. Of many of one kind, the first are told and the others counted.
pub fn report(mut problems: Vec<Problem>) -> Error {
    problems.sort();
    problems.dedup();
    let count = problems.len();
    let noun = if count == 1 { "error" } else { "errors" };
    let has = |matter: Matter| problems.iter().any(|problem| problem.matter == matter);
    let exit = if has(Matter::Beyond) { Exit::Usage } else { Exit::Failed };
    let behind = has(Matter::NotThere).then(|| {
        Advice::to("where the files are right, the database is behind: ")
            .run(Operation::Push, "")
            .then(", or ")
            .run(Operation::MigrateUp, "")
            .then(", and the command again")
    });
    let error = Error::new(exit, format!("the seeds have {count} {noun}; the database was not touched"))
        .details(told(&problems));
    let error = behind.into_iter().fold(error, Error::hint);
    let error = match has(Matter::NotSet) {
        true => {
            error.hint("set the variable in the environment or in an .env file, and run the command again")
        }
        false => error,
    };
    match problems.iter().all(|problem| problem.matter == Matter::NotSet) {
        true => error,
        false => error.hint("correct the files and run the command again"),
    }
}

/// How many problems of one kind are told.
const TOLD: usize = 20;

/// The lines of the problems. What is counted stands behind the last of its kind that is told.
fn told(problems: &[Problem]) -> Vec<String> {
    let kinds: Vec<String> = problems.iter().map(Problem::kind).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for kind in &kinds {
        *counts.entry(kind).or_default() += 1;
    }
    let mut so_far: HashMap<&str, usize> = HashMap::new();
    let mut lines = Vec::new();
    for (problem, kind) in problems.iter().zip(&kinds) {
        let number = so_far.entry(kind).or_default();
        *number += 1;
        if *number <= TOLD {
            lines.push(problem.to_string());
        }
        if *number == TOLD && counts[kind.as_str()] > TOLD {
            lines.push(format!("and {} more like these", counts[kind.as_str()] - TOLD));
        }
    }
    lines
}

/// How many names are listed at the most.
const SHOWN: usize = 50;

/// "; did you mean x?" where a known name is near, else what there is, if anything.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let near = known
        .clone()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .min();
    match near {
        Some((_, candidate)) => format!("; did you mean {candidate}?"),
        None if known.clone().next().is_none() => String::new(),
        None => {
            let some: Vec<&str> = known.clone().take(SHOWN).collect();
            let more = if known.count() > SHOWN { " …" } else { "" };
            format!("; there are {}{more}", some.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(line: u32, message: &str) -> Problem {
        Problem::new(Place { file: "t.yaml".into(), line, column: 1 }, message)
    }

    #[test]
    fn many_of_one_kind_are_counted() {
        let needs = |n: u32| format!("t.row{n} needs a value for name: it is NOT NULL without a default");
        let used = |n: u32| format!("the label x{n} was used before, in line {n}");
        let label = |n: u32| format!("no row of users has the label ada{n}; did you mean ada?");
        let integer = |n: u32| format!("expected integer: invalid input syntax for type integer: \"a {n}\"");
        let kinds: [&dyn Fn(u32) -> String; 4] = [&needs, &used, &label, &integer];
        for kind in kinds {
            let mut problems: Vec<Problem> = (0..30).map(|n| problem(n, &kind(n))).collect();
            problems.push(problem(99, "t has no column nmae"));
            let lines = told(&problems);
            assert_eq!(lines.len(), 22, "{lines:?}");
            assert_eq!(lines[20], "and 10 more like these");
            assert_eq!(lines[21], "t.yaml:99:1: t has no column nmae");
        }
    }

    #[test]
    fn what_is_beyond_the_limits_is_another_exit_code() {
        let beyond = Problem { matter: Matter::Beyond, ..problem(1, "too deep") };
        assert_eq!(report(vec![beyond]).exit(), Exit::Usage);
        assert_eq!(report(vec![problem(1, "wrong")]).exit(), Exit::Failed);
    }

    #[test]
    fn a_variable_that_is_not_set_is_not_in_the_files() {
        let unset = || Problem::not_set(problem(1, "").place, "ADA");
        let hints = |problems| report(problems).advice().iter().map(ToString::to_string).collect::<Vec<_>>();
        let [only] = <[String; 1]>::try_from(hints(vec![unset()])).expect("one hint");
        assert!(only.starts_with("set the variable"), "{only}");
        assert_eq!(hints(vec![unset(), problem(2, "wrong")]).len(), 2);
    }
}
