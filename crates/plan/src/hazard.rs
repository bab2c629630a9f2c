//! What a statement may lose, by name; and the consent to it.

use crate::renames::{shell_word, unquoted_path};
use hbm_db_catalog::{Id, Name};
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
    /// What `loses` counts; or what happens, where nothing can be counted.
    pub unit: String,
    /// How much is lost; none where that is not known.
    pub loses: Option<u64>,
    /// Why it is not known, where it could be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<Unknown>,
    /// The query that counts it before the plan runs: one row, one number. None where there is nothing to count.
    pub probe: Option<String>,
    /// The tables the query reads, as they are called before the plan runs.
    pub tables: Vec<Name>,
}

/// Why a loss was not counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// The role may not count, as where it may not read the table, or a policy hides rows from it.
    NotCounted(String),
    /// A row cannot be converted at all: the statement will fail.
    RowsInTheWay(String),
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
    /// A type is dropped. Its values are those of columns.
    DropType,
    /// A column that is NOT NULL loses its default.
    DropDefault,
    /// A column loses its identity.
    DropIdentity,
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
    /// Rows are no longer in the log: a crash empties their table.
    SetUnlogged,
    /// A column is made again, and its values are not kept, as there is no cast to its new type.
    ReplaceColumn,
    /// A policy goes: rows that it hid are seen.
    DropPolicy,
    /// A policy lets more rows through, or holds for more roles.
    WidenPolicy,
    /// Policies of a table no longer hold.
    DisableRowSecurity,
    /// Everybody may use an object that not everybody could use.
    GrantPublic,
    /// A routine runs with the rights of its owner.
    SecurityDefiner,
    /// A trigger no longer fires.
    DisableTrigger,
    /// An extension goes, with everything that is of it.
    DropExtension,
}

const NAMES: [(HazardKind, &str); 22] = [
    (HazardKind::DropTable, "drop_table"),
    (HazardKind::DropColumn, "drop_column"),
    (HazardKind::ChangeType, "change_type"),
    (HazardKind::RemoveEnumLabel, "remove_enum_label"),
    (HazardKind::DropSequence, "drop_sequence"),
    (HazardKind::DropType, "drop_type"),
    (HazardKind::DropDefault, "drop_default"),
    (HazardKind::DropIdentity, "drop_identity"),
    (HazardKind::ReplaceDatabase, "replace_database"),
    (HazardKind::DeleteEdited, "delete_edited"),
    (HazardKind::ChangeRows, "change_rows"),
    (HazardKind::RestartSequence, "restart_sequence"),
    (HazardKind::NotRehearsed, "not_rehearsed"),
    (HazardKind::SetUnlogged, "set_unlogged"),
    (HazardKind::ReplaceColumn, "replace_column"),
    (HazardKind::DropPolicy, "drop_policy"),
    (HazardKind::WidenPolicy, "widen_policy"),
    (HazardKind::DisableRowSecurity, "disable_row_security"),
    (HazardKind::GrantPublic, "grant_public"),
    (HazardKind::SecurityDefiner, "security_definer"),
    (HazardKind::DisableTrigger, "disable_trigger"),
    (HazardKind::DropExtension, "drop_extension"),
];

impl HazardKind {
    /// Whether consent makes it possible. PostgreSQL cannot keep a value whose label is gone: rows come first.
    pub fn can_be_accepted(self) -> bool {
        self != Self::RemoveEnumLabel
    }

    /// Whether an object of its own goes, which a protected database keeps even when it is empty.
    pub fn drops_object(self) -> bool {
        matches!(self, Self::DropTable | Self::DropColumn | Self::DropSequence | Self::DropType)
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
        id: &Id,
        unit: impl Into<String>,
        probe: impl Into<String>,
        tables: Vec<Name>,
    ) -> Self {
        Self {
            kind,
            object: id.plain(),
            unit: unit.into(),
            loses: None,
            unknown: None,
            probe: Some(probe.into()),
            tables,
        }
    }

    /// A hazard of which nothing can be counted; `loses` is none where it has to be named, and 0 where nothing is lost.
    pub fn uncounted(
        kind: HazardKind,
        object: impl Into<String>,
        unit: impl Into<String>,
        loses: Option<u64>,
    ) -> Self {
        let (object, unit) = (object.into(), unit.into());
        Self { kind, object, unit, loses, unknown: None, probe: None, tables: Vec::new() }
    }

    /// Whether it has to be named: something is lost, or it is not known. In a protected database also where an empty
    /// object goes.
    pub fn needs_consent(&self, protected: bool) -> bool {
        self.loses != Some(0) || protected && self.kind.drops_object()
    }

    /// What may be lost, as long as nothing was counted.
    pub fn uncertain(&self) -> String {
        let unit = if self.unit.is_empty() { String::new() } else { format!(", {}", self.unit) };
        format!("{} {}{unit}", self.kind, self.object)
    }

    /// The flag that consents to it.
    pub fn flag(&self) -> String {
        format!("--accept {}", shell_word(&format!("{}:{}", self.kind, self.object)))
    }
}

impl fmt::Display for Hazard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.object)?;
        match (self.loses, &self.unknown) {
            (Some(_), _) if self.unit.is_empty() => Ok(()),
            (Some(loses), _) => write!(f, ", {loses} {}", self.unit),
            (None, Some(Unknown::NotCounted(why))) => write!(f, ", not counted: {why}"),
            (None, Some(Unknown::RowsInTheWay(why))) => write!(f, ", a value cannot be converted: {why}"),
            (None, None) if self.probe.is_none() => write!(f, ", {}", self.unit),
            (None, None) => Ok(()),
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
    /// Whether it names an object, and not all of its kind.
    pub fn is_by_name(&self) -> bool {
        self.object.is_some()
    }

    /// Whether it covers a hazard of this kind on this object, named with or without `public.`.
    pub fn covers(&self, kind: HazardKind, object: &str) -> bool {
        self.kind == kind
            && self.object.as_deref().is_none_or(|named| {
                // As it is printed, or quoted as in SQL.
                [named.to_owned(), unquoted_path(named).join(".")]
                    .iter()
                    .any(|named| named == object || named.strip_prefix("public.") == Some(object))
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
    use hbm_db_catalog::{Ident, Kind};

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
            ("drop_column:t.p\"q", drop, "t.p\"q", true),
            ("drop_column:t.\"p\"\"q\"", drop, "t.p\"q", true),
            ("drop_column:t.\"p\"q\"", drop, "t.pq", false),
        ] {
            let given: Consent = consent.parse().expect("a consent");
            assert_eq!(given.covers(kind, object), covers, "{consent} for {kind} {object}");
        }
        assert!(Consent::from_str("drop_colum:t.a").expect_err("a typing error").contains("drop_column"));
    }

    #[test]
    fn the_flag_of_a_hazard_consents_to_it() {
        for (kind, _) in NAMES {
            let id = Id::part(Kind::new("column"), &Name::new("sales", "t"), &Ident::new("a"));
            let hazard = Hazard::new(kind, &id, "rows", "select 1", vec![]);
            let flag = hazard.flag();
            let consent: Consent =
                flag.strip_prefix("--accept ").expect("a flag").parse().expect("a consent");
            assert!(consent.covers(kind, &hazard.object), "{flag}");
        }
    }
}
