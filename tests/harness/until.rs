//! Waiting for what is bound to happen.

use std::fmt::Display;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Between two questions. A loop without a pause takes a processor from what is waited for.
const PAUSE: Duration = Duration::from_millis(20);

/// What has not happened by then does not happen.
const LIMIT: Duration = Duration::from_secs(60);

/// Waits until this holds, and fails with what was waited for.
#[track_caller]
pub(crate) fn until(what: impl Display, mut holds: impl FnMut() -> bool) {
    until_some(what, || holds().then_some(()).ok_or("it is not so"));
}

/// Waits until there is a value, and fails with what was there instead.
#[track_caller]
pub(crate) fn until_some<T, E: Display>(what: impl Display, ask: impl FnMut() -> Result<T, E>) -> T {
    match waited(ask) {
        Ok(value) => value,
        Err(instead) => panic!("waited for {LIMIT:?}: {what}: {instead}"),
    }
}

/// Waits until there is a value, and gives what was there instead where none comes.
pub(crate) fn waited<T, E>(mut ask: impl FnMut() -> Result<T, E>) -> Result<T, E> {
    let end = Instant::now() + LIMIT;
    loop {
        let answer = ask();
        if answer.is_ok() || Instant::now() >= end {
            return answer;
        }
        sleep(PAUSE);
    }
}
