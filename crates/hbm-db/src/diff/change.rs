//! One difference.

use crate::catalog::{Ident, Object, ObjectId};
use serde::Serialize;
use std::fmt;

/// What has to happen to one object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "a plan has few changes, and matching on boxes is harder to read"
)]
pub enum Change {
    /// It is missing.
    Create {
        /// What it is called.
        id: ObjectId,
        /// What it is to be.
        object: Object,
    },
    /// Nobody wants it.
    Drop {
        /// What it is called.
        id: ObjectId,
        /// What it is.
        object: Object,
    },
    /// It is not as it should be.
    Alter {
        /// What it is called.
        id: ObjectId,
        /// What it is.
        from: Object,
        /// What it is to be.
        to: Object,
    },
    /// It is called otherwise.
    Rename {
        /// What it is called.
        id: ObjectId,
        /// What it is to be called.
        to: Ident,
    },
}

impl Change {
    /// The object it is about.
    pub fn id(&self) -> &ObjectId {
        match self {
            Self::Create { id, .. }
            | Self::Drop { id, .. }
            | Self::Alter { id, .. }
            | Self::Rename { id, .. } => id,
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Create { id, .. } => write!(f, "create {id}"),
            Self::Drop { id, .. } => write!(f, "drop {id}"),
            Self::Alter { id, .. } => write!(f, "alter {id}"),
            Self::Rename { id, to } => write!(f, "rename {id} to {to}"),
        }
    }
}
