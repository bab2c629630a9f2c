//! What long work tells while it goes on, and to whom.

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

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn expect(&self, _: usize) {}

    fn advance(&self, _: &str, _: usize) {}
}

/// Whoever has work done: hears what goes on.
pub trait Listener {
    /// Hears a line that is worth knowing.
    fn say(&self, line: &str);

    /// Hears of something that is not as it should be, and is no error.
    fn warn(&self, line: &str);

    /// Hears that something begins which may take long.
    fn begin(&self, what: &str) -> Box<dyn Progress>;
}

impl Listener for Silent {
    fn say(&self, _: &str) {}

    fn warn(&self, _: &str) {}

    fn begin(&self, _: &str) -> Box<dyn Progress> {
        Box::new(Self)
    }
}
