//! What a statement may lose, by name; and the consent to it.

use crate::catalog::{Name, ObjectId};
use crate::diff::shell_word;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Something a statement may lose. Whether it does is counted before anything runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hazard {
    /// Its name.
    #[serde(rename = "hazard")]
    pub kind: HazardKind,
    /// The object, as consent names it: `users.phone`.
    pub object: String,
    /// What `loses` counts.
    pub unit: String,
    /// How much is lost; none before it was counted.
    pub loses: Option<u64>,
    /// The query that counts it before the plan runs: one row, one number.
    pub probe: String,
    /// The tables the query reads, as they are called before the plan runs.
    pub tables: Vec<Name>,
}

/// The names of hazards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HazardKind {
    /// A table with rows is dropped.
    DropTable,
    /// A column with values is dropped.
    DropColumn,
    /// Values do not survive the change of their type.
    ChangeType,
    /// Rows use a label that is to go.
    RemoveEnumLabel,
    /// A sequence in use is dropped.
    DropSequence,
    /// The whole database goes back to what it was.
    ReplaceDatabase,
    /// Seeded rows that somebody edited are deleted.
    DeleteEdited,
    /// Rows of a table that stays are changed or deleted.
    ChangeRows,
    /// A sequence gives numbers a second time.
    RestartSequence,
    /// Whether anything is lost cannot be learned without doing it.
    NotRehearsed,
}

const NAMES: [(HazardKind, &str); 10] = [
    (HazardKind::DropTable, "drop_table"),
    (HazardKind::DropColumn, "drop_column"),
    (HazardKind::ChangeType, "change_type"),
    (HazardKind::RemoveEnumLabel, "remove_enum_label"),
    (HazardKind::DropSequence, "drop_sequence"),
    (HazardKind::ReplaceDatabase, "replace_database"),
    (HazardKind::DeleteEdited, "delete_edited"),
    (HazardKind::ChangeRows, "change_rows"),
    (HazardKind::RestartSequence, "restart_sequence"),
    (HazardKind::NotRehearsed, "not_rehearsed"),
];

impl HazardKind {
    /// Whether consent makes it possible. PostgreSQL cannot keep a value whose label is gone: rows come first.
    pub fn can_be_accepted(self) -> bool {
        self != Self::RemoveEnumLabel
    }
}

impl fmt::Display for HazardKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(kind, _)| kind == self);
        f.write_str(name.map_or("hazard", |(_, name)| name))
    }
}

impl Hazard {
    /// A hazard whose loss is yet to be counted.
    pub fn new(
        kind: HazardKind,
        id: &ObjectId,
        unit: impl Into<String>,
        probe: impl Into<String>,
        tables: Vec<Name>,
    ) -> Self {
        Self { kind, object: id.plain(), unit: unit.into(), loses: None, probe: probe.into(), tables }
    }

    /// The flag that consents to it.
    pub fn flag(&self) -> String {
        format!("--accept {}", shell_word(&format!("{}:{}", self.kind, self.object)))
    }
}

impl fmt::Display for Hazard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.object)?;
        match self.loses {
            Some(loses) => write!(f, ", {loses} {}", self.unit),
            None if self.kind == HazardKind::NotRehearsed => write!(f, ", {}", self.unit),
            None => Ok(()),
        }
    }
}

/// A consent: `drop_column:users.phone`, or `drop_column` for all of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    kind: HazardKind,
    object: Option<String>,
}

impl Consent {
    /// Whether it covers a hazard of this kind on this object, named with or without `public.`.
    pub fn covers(&self, kind: HazardKind, object: &str) -> bool {
        self.kind == kind
            && self.object.as_deref().is_none_or(|named| {
                let named = named.replace('"', "");
                named == object || named.strip_prefix("public.") == Some(object)
            })
    }
}

impl FromStr for Consent {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, object) = match text.split_once(':') {
            Some((name, object)) => (name, Some(object.to_owned())),
            None => (text, None),
        };
        let known = NAMES.iter().find(|(_, known)| *known == name);
        let (kind, _) = known.ok_or_else(|| {
            let names: Vec<_> = NAMES.iter().map(|(_, name)| *name).collect();
            format!("no hazard is called {name}; there are {}", names.join(", "))
        })?;
        Ok(Self { kind: *kind, object })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ident;

    #[test]
    fn a_consent_covers_what_it_names() {
        let (drop, retype) = (HazardKind::DropColumn, HazardKind::ChangeType);
        for (consent, kind, object, covers) in [
            ("drop_column", drop, "t.a", true),
            ("drop_column", retype, "t.a", false),
            ("drop_column:t.a", drop, "t.a", true),
            ("drop_column:public.t.a", drop, "t.a", true),
            ("drop_column:\"t\".\"a\"", drop, "t.a", true),
            ("drop_column:t.a", drop, "t.ab", false),
            ("drop_column:t.a", drop, "sales.t.a", false),
            ("drop_column:sales.t.a", drop, "sales.t.a", true),
            ("drop_column:", drop, "t.a", false),
        ] {
            let given: Consent = consent.parse().expect("a consent");
            assert_eq!(given.covers(kind, object), covers, "{consent} for {kind} {object}");
        }
        assert!(Consent::from_str("drop_colum:t.a").expect_err("a typing error").contains("drop_column"));
    }

    #[test]
    fn the_flag_of_a_hazard_consents_to_it() {
        for (kind, _) in NAMES {
            let id = ObjectId::Column(Name::new("sales", "t"), Ident::new("a"));
            let hazard = Hazard::new(kind, &id, "rows", "select 1", vec![]);
            let flag = hazard.flag();
            let consent: Consent =
                flag.strip_prefix("--accept ").expect("a flag").parse().expect("a consent");
            assert!(consent.covers(kind, &hazard.object), "{flag}");
        }
    }
}
