//! What happens to an object, as a place in the order.

use crate::statement::Statement;
use hbm_db_catalog::Id;

/// A statement between others: numbers that one sequence takes over from another.
#[derive(Clone, Debug)]
pub struct Extra {
    /// What runs.
    pub statements: Vec<Statement>,
    /// After these.
    pub after: Vec<Step>,
    /// Before these.
    pub before: Vec<Step>,
}

/// Whether an outline is of what is yet to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// It is made.
    New,
    /// It is there.
    OfWhatIs,
}

impl Step {
    /// The object; none for what runs in between.
    pub fn id(&self) -> Option<&Id> {
        match self {
            Self::Aside(id)
            | Self::Drop(id)
            | Self::Rename(id)
            | Self::Alter(id)
            | Self::Create(id)
            | Self::Outline(id)
            | Self::Hollow(id)
            | Self::Satellites(id) => Some(id),
            Self::Extra(_) => None,
        }
    }

    /// The place among steps of one object.
    pub(crate) fn form(&self) -> u8 {
        match self {
            Self::Aside(_) => 0,
            Self::Drop(_) => 1,
            Self::Rename(_) => 2,
            Self::Alter(_) => 3,
            Self::Create(_) => 4,
            Self::Outline(_) => 5,
            Self::Hollow(_) => 6,
            Self::Satellites(_) => 7,
            Self::Extra(_) => 8,
        }
    }
}

/// What happens to an object, as a place in the order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// It gets a name that nobody else has, until it is dropped.
    Aside(Id),
    /// It is dropped.
    Drop(Id),
    /// It is renamed.
    Rename(Id),
    /// It is altered in place.
    Alter(Id),
    /// It is made.
    Create(Id),
    /// It is made as an outline, which needs less than it will.
    Outline(Id),
    /// It is made an outline, before it is dropped.
    Hollow(Id),
    /// Its satellites become what they are to be.
    Satellites(Id),
    /// See [`Extra`]: by number, among those of this plan.
    Extra(usize),
}
