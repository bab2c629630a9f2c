//! What long work tells while it goes on, and to whom.

use crate::error::Result;
use std::time::Instant;
use tracing::{Span, debug, debug_span};

/// Hears how far work got. It is over when this is dropped.
pub trait Progress {
    /// How many steps are to come.
    fn expect(&self, steps: usize);

    /// Several more steps, and what they are.
    fn advance(&self, what: &str, steps: usize);

    /// One more step, and what it is.
    fn step(&self, what: &str) {
        self.advance(what, 1);
    }
}

/// A part of an operation, from its beginning until it is dropped: whoever listens sees its progress, and the log has a span
/// for it.
pub(crate) struct Phase {
    progress: Box<dyn Progress>,
    span: Span,
    what: &'static str,
    began: Instant,
}

impl Phase {
    pub(crate) fn begin(listener: &dyn Listener, what: &'static str) -> Self {
        let (span, began) = (debug_span!("phase", what), Instant::now());
        Self { progress: listener.begin(what), span, what, began }
    }
}

impl Progress for Phase {
    fn expect(&self, steps: usize) {
        self.progress.expect(steps);
    }

    fn advance(&self, what: &str, steps: usize) {
        self.progress.advance(what, steps);
    }
}

impl Drop for Phase {
    fn drop(&mut self) {
        debug!(parent: &self.span, "{}: {:.1} ms", self.what, self.began.elapsed().as_secs_f64() * 1000.0);
    }
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn expect(&self, _: usize) {}

    fn advance(&self, _: &str, _: usize) {}
}

/// Whoever has work done: hears what goes on, and answers what no option said.
pub trait Listener: Send + Sync {
    /// Hears a line that is worth knowing.
    fn say(&self, line: &str);

    /// Hears of something that is not as it should be, and is no error.
    fn warn(&self, line: &str);

    /// Hears that something begins which may take long.
    fn begin(&self, what: &str) -> Box<dyn Progress>;

    /// Answers yes or no; none where nobody is there to answer.
    ///
    /// # Errors
    /// Exit 130 where the question was interrupted.
    fn confirm(&self, _question: &str) -> Result<Option<bool>> {
        Ok(None)
    }

    /// Chooses one of several; none where nobody is there to answer.
    ///
    /// # Errors
    /// Exit 130 where the question was interrupted.
    fn choose(&self, _question: &str, _options: Vec<String>) -> Result<Option<usize>> {
        Ok(None)
    }

    /// Gives a text that is shown nowhere; none where nobody is there to answer.
    ///
    /// # Errors
    /// Exit 130 where the question was interrupted.
    fn secret(&self, _question: &str) -> Result<Option<String>> {
        Ok(None)
    }
}

impl Listener for Silent {
    fn say(&self, _: &str) {}

    fn warn(&self, _: &str) {}

    fn begin(&self, _: &str) -> Box<dyn Progress> {
        Box::new(Self)
    }
}
