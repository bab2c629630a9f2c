//! The list in parentheses of `CREATE TYPE`, `CREATE OPERATOR` and `CREATE COLLATION`.

/// Options with their values, in the order in which they were given.
#[derive(Debug, Default)]
pub(super) struct Definition(Vec<String>);

impl Definition {
    /// An option with its value.
    pub(super) fn with(mut self, option: &str, value: impl AsRef<str>) -> Self {
        self.0.push(format!("{option} = {}", value.as_ref()));
        self
    }

    /// An option that may have no value: then it is left out.
    pub(super) fn with_any(self, option: &str, value: Option<impl AsRef<str>>) -> Self {
        match value {
            Some(value) => self.with(option, value),
            None => self,
        }
    }

    /// An option that is there or not.
    pub(super) fn with_flag(mut self, option: &str, is_set: bool) -> Self {
        if is_set {
            self.0.push(option.to_owned());
        }
        self
    }

    /// These options, and others after them.
    pub(super) fn and(mut self, mut others: Self) -> Self {
        self.0.append(&mut others.0);
        self
    }

    /// Whether nothing was given.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The list.
    pub(super) fn sql(&self) -> String {
        format!("({})", self.0.join(", "))
    }
}
