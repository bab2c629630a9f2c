//! Everything there is → the statements that drop it.

use crate::statement::{Lock, Statement};
use serde::Deserialize;
use std::collections::BTreeSet;

/// An object of a managed namespace, of any kind, as PostgreSQL names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Existing {
    /// The word after `DROP`.
    pub kind: ExistingKind,
    /// Its identity, quoted and qualified by PostgreSQL.
    pub identity: String,
}

/// The kinds, in the order they are dropped where nothing speaks against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExistingKind {
    /// Event triggers, which what follows would set off.
    EventTrigger,
    /// Publications.
    Publication,
    /// Extended statistics.
    Statistics,
    /// Views.
    View,
    /// Materialized views.
    MaterializedView,
    /// Foreign tables.
    ForeignTable,
    /// Tables, partitioned ones too.
    Table,
    /// User mappings.
    UserMapping,
    /// Foreign servers.
    Server,
    /// Foreign data wrappers.
    ForeignDataWrapper,
    /// Sequences.
    Sequence,
    /// Casts from or to a type.
    Cast,
    /// Transforms of a type.
    Transform,
    /// Operator classes.
    OperatorClass,
    /// Operator families.
    OperatorFamily,
    /// Operators.
    Operator,
    /// Access methods.
    AccessMethod,
    /// Conversions.
    Conversion,
    /// Text search configurations.
    TextSearchConfiguration,
    /// Text search dictionaries.
    TextSearchDictionary,
    /// Text search templates.
    TextSearchTemplate,
    /// Text search parsers.
    TextSearchParser,
    /// Languages.
    Language,
    /// Functions, procedures, aggregates.
    Routine,
    /// Domains.
    Domain,
    /// Enums, composite types, ranges, base types.
    Type,
    /// Collations.
    Collation,
}

/// Everything in some namespaces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Inventory {
    /// What can be dropped by itself.
    pub objects: Vec<Existing>,
    /// Places in `objects`: the first of a pair uses the second.
    pub uses: BTreeSet<(usize, usize)>,
}

impl ExistingKind {
    fn word(self) -> &'static str {
        match self {
            Self::EventTrigger => "EVENT TRIGGER",
            Self::Publication => "PUBLICATION",
            Self::UserMapping => "USER MAPPING",
            Self::Server => "SERVER",
            Self::ForeignDataWrapper => "FOREIGN DATA WRAPPER",
            Self::AccessMethod => "ACCESS METHOD",
            Self::Language => "LANGUAGE",
            Self::Statistics => "STATISTICS",
            Self::View => "VIEW",
            Self::MaterializedView => "MATERIALIZED VIEW",
            Self::ForeignTable => "FOREIGN TABLE",
            Self::Table => "TABLE",
            Self::Sequence => "SEQUENCE",
            Self::Cast => "CAST",
            Self::Transform => "TRANSFORM",
            Self::OperatorClass => "OPERATOR CLASS",
            Self::OperatorFamily => "OPERATOR FAMILY",
            Self::Operator => "OPERATOR",
            Self::Conversion => "CONVERSION",
            Self::TextSearchConfiguration => "TEXT SEARCH CONFIGURATION",
            Self::TextSearchDictionary => "TEXT SEARCH DICTIONARY",
            Self::TextSearchTemplate => "TEXT SEARCH TEMPLATE",
            Self::TextSearchParser => "TEXT SEARCH PARSER",
            Self::Routine => "ROUTINE",
            Self::Domain => "DOMAIN",
            Self::Type => "TYPE",
            Self::Collation => "COLLATION",
        }
    }

    /// Whether one `DROP` takes several of them.
    fn takes_a_list(self) -> bool {
        !matches!(
            self,
            Self::EventTrigger
                | Self::UserMapping
                | Self::AccessMethod
                | Self::Language
                | Self::Cast
                | Self::Transform
                | Self::OperatorClass
                | Self::OperatorFamily
        )
    }
}

/// Drops all of them, users before what they use, and so that nothing else goes along: it fails where something that
/// is not in the list depends on one. Only those that use each other in a cycle are dropped with CASCADE.
///
/// Each statement has `IF EXISTS`, because an earlier one may have taken along what belonged to it.
pub fn flush(inventory: &Inventory) -> Vec<Statement> {
    let mut left: BTreeSet<usize> = (0..inventory.objects.len()).collect();
    let kinds: BTreeSet<ExistingKind> = inventory.objects.iter().map(|one| one.kind).collect();
    let mut statements = Vec::new();
    loop {
        let before = left.len();
        for kind in &kinds {
            let free = inventory.free(&left, *kind);
            left.retain(|place| !free.contains(place));
            let objects: Vec<&Existing> = free.iter().map(|place| &inventory.objects[*place]).collect();
            statements.extend(drop(*kind, &objects, ""));
        }
        if left.len() == before {
            break;
        }
    }
    let cycle: Vec<Existing> = left.iter().map(|place| inventory.objects[*place].clone()).collect();
    statements.extend(flush_along(&cycle));
    statements
}

/// Drops these, and everything that depends on them. What that is has to be known.
pub fn flush_along(objects: &[Existing]) -> Vec<Statement> {
    let mut sorted: Vec<&Existing> = objects.iter().collect();
    sorted.sort();
    let groups = sorted.chunk_by(|one, other| one.kind == other.kind);
    groups.flat_map(|group| drop(group[0].kind, group, " CASCADE")).collect()
}

impl Inventory {
    /// Those of a kind that can be dropped together now: who uses them is gone, or among them.
    fn free(&self, left: &BTreeSet<usize>, kind: ExistingKind) -> BTreeSet<usize> {
        let mut free: BTreeSet<usize> =
            left.iter().copied().filter(|place| self.objects[*place].kind == kind).collect();
        loop {
            let held: Vec<usize> = self
                .uses
                .iter()
                .filter(|(user, used)| free.contains(used) && left.contains(user) && !free.contains(user))
                .map(|(_, used)| *used)
                .collect();
            if held.is_empty() {
                return free;
            }
            free.retain(|place| !held.contains(place));
        }
    }
}

fn drop(kind: ExistingKind, objects: &[&Existing], tail: &str) -> Vec<Statement> {
    let size = if kind.takes_a_list() { objects.len().max(1) } else { 1 };
    let statement = |group: &[&Existing]| {
        let names: Vec<&str> = group.iter().map(|one| one.identity.as_str()).collect();
        Statement::new(
            format!("DROP {} IF EXISTS {}{tail}", kind.word(), names.join(", ")),
            format!("drop {} x {}", names.len(), kind.word().to_lowercase()),
            Lock::AccessExclusive,
        )
    };
    objects.chunks(size).map(statement).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inventory(objects: &[(ExistingKind, &str)], uses: &[(usize, usize)]) -> Inventory {
        let objects =
            objects.iter().map(|(kind, identity)| Existing { kind: *kind, identity: (*identity).into() });
        Inventory { objects: objects.collect(), uses: uses.iter().copied().collect() }
    }

    fn sql(inventory: &Inventory) -> Vec<String> {
        flush(inventory).into_iter().map(|statement| statement.sql).collect()
    }

    #[test]
    fn drops_each_kind_once_and_users_before_what_they_use() {
        let all = inventory(
            &[
                (ExistingKind::Type, "public.mood"),
                (ExistingKind::Table, "public.b"),
                (ExistingKind::Routine, "public.f(integer)"),
                (ExistingKind::Table, "public.a"),
                (ExistingKind::View, "public.v"),
                (ExistingKind::OperatorClass, "public.c USING btree"),
                (ExistingKind::OperatorClass, "public.d USING btree"),
            ],
            &[(1, 0), (1, 3), (3, 1), (4, 1)],
        );
        assert_eq!(
            sql(&all),
            [
                "DROP VIEW IF EXISTS public.v",
                "DROP TABLE IF EXISTS public.b, public.a",
                "DROP OPERATOR CLASS IF EXISTS public.c USING btree",
                "DROP OPERATOR CLASS IF EXISTS public.d USING btree",
                "DROP ROUTINE IF EXISTS public.f(integer)",
                "DROP TYPE IF EXISTS public.mood",
            ]
        );
        assert!(sql(&Inventory::default()).is_empty());
    }

    #[test]
    fn what_stands_against_the_usual_order_waits_and_a_cycle_goes_at_once() {
        let against = inventory(
            &[
                (ExistingKind::View, "public.v"),
                (ExistingKind::MaterializedView, "public.m"),
                (ExistingKind::Table, "public.t"),
                (ExistingKind::Routine, "public.f()"),
            ],
            &[(0, 2), (1, 0), (3, 2)],
        );
        assert_eq!(
            sql(&against),
            [
                "DROP MATERIALIZED VIEW IF EXISTS public.m",
                "DROP ROUTINE IF EXISTS public.f()",
                "DROP VIEW IF EXISTS public.v",
                "DROP TABLE IF EXISTS public.t",
            ]
        );
        let cycle = inventory(
            &[(ExistingKind::Table, "public.t"), (ExistingKind::Routine, "public.f(t)")],
            &[(0, 1), (1, 0)],
        );
        assert_eq!(
            sql(&cycle),
            ["DROP TABLE IF EXISTS public.t CASCADE", "DROP ROUTINE IF EXISTS public.f(t) CASCADE"]
        );
    }
}
