//! Two sides of the same work, in turns.

use std::process::Command;
use std::time::{Duration, Instant};

/// Prints the heading of the figures.
pub(crate) fn heading() {
    println!("{:44} {:>10} {:>10} {:>7} {:>7}", "", "hbm-db", "other", "ratio", "target");
}

/// Runs both sides so often, taking turns, and prints the medians and their ratio.
pub(crate) fn compare(
    what: &str,
    target: f64,
    rounds: usize,
    ours: impl Fn() -> Duration,
    theirs: impl Fn() -> Duration,
) {
    // The first round fills caches on both sides.
    ours();
    theirs();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        left.push(ours());
        right.push(theirs());
    }
    left.sort();
    right.sort();
    let (left, right) = (left[rounds / 2].as_secs_f64() * 1000.0, right[rounds / 2].as_secs_f64() * 1000.0);
    println!("{what:44} {left:>7.1} ms {right:>7.1} ms {:>7.2} {target:>7.1}", left / right);
}

/// The time a command takes; it has to succeed.
pub(crate) fn run(command: &mut Command) -> Duration {
    let start = Instant::now();
    let out = command.output().expect("it starts");
    let time = start.elapsed();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    time
}
