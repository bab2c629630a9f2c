//! Two sides of the same work, in turns.

use std::process::Command;
use std::time::{Duration, Instant};

/// Prints the heading of the figures.
pub(crate) fn heading() {
    println!("{:48} {:>11} {:>11} {:>7} {:>7}", "", "hbm-db", "other", "ratio", "target");
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
    line(what, target, "ms", left, right);
}

/// Prints two figures and their ratio.
pub(crate) fn line(what: &str, target: f64, unit: &str, left: f64, right: f64) {
    println!("{what:48} {left:>8.1} {unit} {right:>8.1} {unit} {:>7.2} {target:>7.1}", left / right);
}

/// The time a command takes; it has to succeed.
pub(crate) fn run(command: &mut Command) -> Duration {
    let start = Instant::now();
    let out = command.output().expect("it starts");
    let time = start.elapsed();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    time
}
