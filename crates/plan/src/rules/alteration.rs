//! How an object becomes another of its identity.

use crate::statement::Statement;
use hbm_db_catalog::Kind;

/// How an object becomes another of its identity.
#[derive(Clone, Debug, PartialEq)]
pub enum Alteration {
    /// By statements that leave it where it is.
    InPlace {
        /// The statements, in their order.
        statements: Vec<Statement>,
        /// What hangs on it and is dropped before them and made again after them.
        disturbs: Disturbs,
    },
    /// It is dropped and made again, with everything that hangs on it.
    Replace,
    /// What it is a part of is dropped and made again, with everything that hangs on that.
    ReplaceWhole,
    /// It cannot be, for this reason: the plan cannot be applied.
    Refuse(String),
}

impl Alteration {
    /// By these statements; whatever hangs on it stays.
    pub fn in_place(statements: Vec<Statement>) -> Self {
        Self::InPlace { statements, disturbs: Disturbs::Nothing }
    }
}

/// What a statement cannot run under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disturbs {
    /// Whatever hangs on the object stays.
    Nothing,
    /// What hangs on it of these kinds.
    Kinds(&'static [Kind]),
    /// Everything that hangs on it.
    All,
}

impl Disturbs {
    /// Whether an object of this kind is in the way.
    pub fn concerns(self, kind: Kind) -> bool {
        match self {
            Self::Nothing => false,
            Self::Kinds(kinds) => kinds.contains(&kind),
            Self::All => true,
        }
    }
}
