//! A push from one state to another, and what must hold afterwards.

use super::case_file::{COMPARED, HELD, flags, held};
use super::state::State;
use crate::harness::{Cluster, Database, hbm_db};
use crate::pushed::{answers, difference, hung, unordered};
use std::fmt;

/// What went wrong: where, and what is told of it.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) place: &'static str,
    told: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.told)
    }
}

/// The place of a problem that is none of the engine's: PostgreSQL refused what was drawn.
pub(super) const DRAWN: &str = "what was drawn";

/// The exit code of a question without an answer.
const QUESTION: i32 = 2;

fn problem(place: &'static str, told: impl Into<String>) -> Problem {
    Problem { place, told: told.into() }
}

/// A database with a state, and rows.
fn made(state: &State, cluster: &'static Cluster) -> Result<Database, Problem> {
    let database = Database::new(cluster);
    for sql in [state.script(), state.rows()] {
        let done = cluster.try_sql(&database.name, &sql);
        done.map_err(|error| problem(DRAWN, format!("{error}\n{sql}")))?;
    }
    Ok(database)
}

/// Makes both states with SQL, and pushes the second to the first.
pub(super) fn check(from: &State, to: &State, cluster: &'static Cluster) -> Result<(), Problem> {
    let (database, wanted) = (made(from, cluster)?, made(to, cluster)?);
    let script = to.script();
    let push = |flags: &[String]| {
        let mut arguments = vec!["push", "--schema", "desired.sql"];
        arguments.extend(flags.iter().map(String::as_str));
        hbm_db(&arguments).file("desired.sql", &script).on(&database).outcome()
    };
    let mut given = flags(from, to);
    let mut outcome = push(&given);
    if outcome.code == QUESTION {
        given.extend(answers(&outcome.stderr));
        outcome = push(&given);
    }
    let shown = format!("{}\n{}", outcome.stdout, outcome.stderr);
    if outcome.code != 0 {
        let place = if outcome.code == 70 { "a bug" } else { "the push" };
        return Err(problem(place, format!("exit {}\n{shown}", outcome.code)));
    }
    let (is, wanted_schema) = (unordered(&database.schema()), unordered(&wanted.schema()));
    if is != wanted_schema {
        return Err(problem("the schema", format!("{}\n{shown}", difference(&is, &wanted_schema))));
    }
    for (query, expected) in held(from, to) {
        let rows = database.sql(&query);
        if rows != expected {
            return Err(problem("the rows", format!("{rows} instead of {HELD}: {query}\n{shown}")));
        }
    }
    let again = push(&COMPARED.map(str::to_owned));
    if again.code != 0 || !again.stdout.contains("no changes") {
        return Err(problem("a second push", format!("{}\n{}\nafter {shown}", again.stdout, again.stderr)));
    }
    let (is, wanted_list) = (hung(&database), hung(&wanted));
    if is != wanted_list {
        return Err(problem("what hangs on what", format!("{}\n{shown}", difference(&is, &wanted_list))));
    }
    Ok(())
}
