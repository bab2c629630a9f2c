//! When a trigger fires (manual, `ALTER TABLE`, `DISABLE`/`ENABLE [ REPLICA | ALWAYS ] TRIGGER`).

use crate::hazard::{Hazard, HazardKind};
use crate::rules::Item;
use crate::statement::Statement;
use serde::Deserialize;

/// In which sessions a trigger fires.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) enum Enabled {
    /// In ordinary ones.
    #[default]
    #[serde(rename = "O")]
    Origin,
    /// In those that replay what happened elsewhere.
    #[serde(rename = "R")]
    Replica,
    /// In all.
    #[serde(rename = "A")]
    Always,
    /// In none.
    #[serde(rename = "D")]
    Disabled,
}

impl Enabled {
    /// The words that make it so.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Origin => "ENABLE",
            Self::Replica => "ENABLE REPLICA",
            Self::Always => "ENABLE ALWAYS",
            Self::Disabled => "DISABLE",
        }
    }

    fn fires(self) -> bool {
        matches!(self, Self::Origin | Self::Always)
    }

    /// A statement with its hazard, where a trigger that fired no longer does.
    pub(crate) fn warned(self, statement: Statement, from: Option<Self>, item: Item<'_>) -> Statement {
        match from.is_some_and(Self::fires) && !self.fires() {
            true => statement.hazard(Hazard::uncounted(
                HazardKind::DisableTrigger,
                item.id.plain(),
                "it no longer fires",
                None,
            )),
            false => statement,
        }
    }
}
