//! The program as a process that runs beside a test.

use crate::harness::{Outcome, Run};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStderr, Command};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// A run that goes on by itself, and is killed at the end of the test.
pub(crate) struct Running {
    child: Child,
    stderr: BufReader<ChildStderr>,
    said: String,
    _run: Run,
}

impl Running {
    pub(crate) fn start(mut run: Run) -> Self {
        let mut child = run.spawn();
        let stderr = BufReader::new(child.stderr.take().expect("stderr"));
        Self { child, stderr, said: String::new(), _run: run }
    }

    /// As `kill -9`.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it still runs");
        self.child.wait().expect("an end");
    }

    pub(crate) fn signal(&self, signal: &str) {
        signal_to(self.child.id(), signal);
    }

    /// Waits until it has said this on stderr.
    #[track_caller]
    pub(crate) fn hears(&mut self, text: &str) {
        while !self.said.contains(text) {
            let read = self.stderr.read_line(&mut self.said).expect("text");
            assert!(read > 0, "expected {text:?} in {}", self.said);
        }
    }

    /// Waits for its end. One that takes too long is killed, which is another end than every test expects.
    pub(crate) fn end(mut self) -> Outcome {
        let (ended, end) = channel::<()>();
        let id = self.child.id();
        let watch = thread::spawn(move || {
            if end.recv_timeout(Duration::from_secs(90)) == Err(RecvTimeoutError::Timeout) {
                signal_to(id, "KILL");
            }
        });
        let mut stdout = String::new();
        self.child.stdout.take().expect("stdout").read_to_string(&mut stdout).expect("text");
        self.stderr.read_to_string(&mut self.said).expect("text");
        let status = self.child.wait().expect("an end");
        drop(ended);
        watch.join().expect("the watch ends");
        Outcome { code: status.code().unwrap_or(-1), stdout, stderr: std::mem::take(&mut self.said) }
    }

    /// Waits for its end, and expects this exit code.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Outcome {
        let outcome = self.end();
        assert_eq!(outcome.code, code, "stdout: {}\nstderr: {}", outcome.stdout, outcome.stderr);
        outcome
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits for what a proxy tells.
#[track_caller]
pub(crate) fn told(news: &Receiver<()>) {
    news.recv_timeout(Duration::from_secs(60)).expect("it comes to that");
}

fn signal_to(id: u32, signal: &str) {
    let done = Command::new("kill").args([&format!("-{signal}"), &id.to_string()]).status();
    assert!(done.is_ok_and(|status| status.success()), "kill -{signal} {id}");
}
