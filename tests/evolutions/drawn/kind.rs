//! What can be drawn, said once for each kind.

use super::state::Drawn;

/// What a thing can be used as by another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Whatever a comment can be put on.
    Anything,
    /// What privileges can be granted on.
    Grantable,
    /// A namespace.
    Schema,
    /// Something to select `id`, `n` and `w` from.
    Source,
    /// The same, and its name is that of a type of rows.
    Relation,
    /// A table with rows and a key, partitioned or not.
    Rows,
    /// A table that others may inherit from.
    Table,
    /// What can have rules.
    Ruled,
    /// A view that is not materialized.
    View,
    /// What has indexes and statistics.
    Indexed,
    /// A type of columns.
    Type,
    /// A type that casts can be made for.
    Castable,
    /// A type of texts.
    Word,
    /// A collation.
    Collation,
    /// An immutable function of a number, which gives a number.
    Number,
    /// A function of two numbers, which says whether they go together.
    Predicate,
    /// An operator over two numbers.
    Operator,
    /// An operator class for integers.
    OperatorClass,
    /// An aggregate of numbers.
    Aggregate,
    /// What `nextval` takes.
    Sequence,
    /// A function for triggers.
    TriggerFunction,
    /// A function for event triggers.
    EventFunction,
    /// A dictionary of text search.
    Dictionary,
    /// A configuration of text search.
    Configuration,
    /// A foreign data wrapper.
    Wrapper,
    /// A foreign server.
    Server,
    /// A procedural language.
    Language,
}

/// A place for a thing that another one stands on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// As what it is used.
    pub(crate) used: Use,
    /// How often there is one, in percent; 100 where it cannot do without.
    pub(crate) percent: usize,
}

/// What it cannot do without.
pub(crate) const fn needs(used: Use) -> Slot {
    Slot { used, percent: 100 }
}

/// What it may have.
pub(crate) const fn may(used: Use, percent: usize) -> Slot {
    Slot { used, percent }
}

/// A kind of thing.
#[derive(Debug)]
pub(crate) struct Kind {
    /// What it is called in statements.
    pub(crate) noun: &'static str,
    /// How its names begin.
    pub(crate) letter: &'static str,
    /// How often it is drawn, compared with others.
    pub(crate) often: usize,
    /// As what others use it.
    pub(crate) uses: &'static [Use],
    /// What it stands on.
    pub(crate) slots: &'static [Slot],
    /// Whether there is at most one of it for each that it stands on.
    pub(crate) alone: bool,
    /// Whether it lives in a namespace.
    pub(crate) lives_in_schema: bool,
    /// Privileges that can be granted on it.
    pub(crate) privileges: &'static [&'static str],
    /// The statements that make it, from its choices. Choice 0 is the simplest.
    pub(crate) sql: fn(&Drawn<'_>) -> String,
    /// What follows its noun where it is named by a statement.
    pub(crate) address: fn(&Drawn<'_>) -> String,
    /// What others select from.
    pub(crate) from: fn(&Drawn<'_>) -> String,
}

impl Kind {
    /// What most kinds are like.
    pub(crate) const BASE: Self = Self {
        noun: "",
        letter: "",
        often: 1,
        uses: &[],
        slots: &[],
        alone: false,
        lives_in_schema: true,
        privileges: &[],
        sql: |_| String::new(),
        address: |one| one.name(),
        from: |one| one.name(),
    };

    /// Whether others can use it so.
    pub(crate) fn is(&self, used: Use) -> bool {
        match used {
            Use::Anything => !self.noun.is_empty(),
            Use::Grantable => !self.privileges.is_empty(),
            _ => self.uses.contains(&used),
        }
    }
}
