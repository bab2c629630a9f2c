//! Runs a test: what `#[hbm_db::test]` makes of a function.

use super::argument::FromDatabase;
use super::source::Source;
use crate::error::Error;
use futures_util::FutureExt;
use std::panic::{AssertUnwindSafe, resume_unwind};
use tokio::runtime::Builder;

/// What a test returns.
pub trait Outcome {
    /// Whether it failed.
    fn is_failure(&self) -> bool;
}

impl Outcome for () {
    fn is_failure(&self) -> bool {
        false
    }
}

impl<E> Outcome for Result<(), E> {
    fn is_failure(&self) -> bool {
        self.is_err()
    }
}

/// Runs a test with a database of its own, which is given back before this returns.
///
/// # Panics
/// As the test does; where there is no database, with what is to be done about it.
pub fn run<A: FromDatabase, O: Outcome>(source: Source, test: impl AsyncFnOnce(A) -> O) -> O {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.unwrap_or_else(|error| panic!("no test can run: {error}"));
    runtime.block_on(async {
        let database = match source.database().await {
            Ok(database) => database,
            Err(error) => panic!("{}", told(&error)),
        };
        let argument = A::from_database(&database);
        let done = AssertUnwindSafe(test(argument)).catch_unwind().await;
        if done.as_ref().map_or(true, Outcome::is_failure) {
            database.fail();
        }
        // What its sessions did is counted when they have ended.
        database.pool().close().await;
        drop(database);
        done.unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// An error with everything that belongs to it.
fn told(error: &Error) -> String {
    let lines = [error.message().to_owned()].into_iter().chain(error.causes());
    let lines = lines.chain(error.detail_lines().iter().cloned());
    let hints = error.advice().iter().map(|advice| format!("hint: {advice}"));
    lines.chain(hints).collect::<Vec<_>>().join("\n")
}
