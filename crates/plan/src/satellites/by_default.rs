//! The privileges that a new object gets by itself (manual, "Privileges", `ALTER DEFAULT PRIVILEGES`).

use crate::context::Context;
use hbm_db_catalog::{Catalog, Grantee, Id, Ident, Privilege};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What `ALTER DEFAULT PRIVILEGES` says of one grantee.
#[derive(Clone, Debug)]
pub struct ByDefault {
    /// Whose new objects have it.
    pub role: Ident,
    /// The namespace they are in; none where it is said of all.
    pub namespace: Option<Ident>,
    /// What they are.
    pub objects: Objects,
    /// Who has the privileges.
    pub grantee: Grantee,
    /// Their names, and whether each is `WITH GRANT OPTION`. What is said of all namespaces stands for what PostgreSQL gives by
    /// itself; what is said of one is added.
    pub privileges: BTreeMap<String, bool>,
}

/// The objects that have privileges by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Objects {
    /// Tables, views and foreign tables.
    Tables,
    /// Sequences.
    Sequences,
    /// Functions, aggregates and procedures.
    Functions,
    /// Types and domains.
    Types,
    /// Namespaces.
    Schemas,
    /// Large objects.
    #[serde(rename = "large objects")]
    LargeObjects,
}

impl Objects {
    /// By the word of `GRANT … ON` (manual, `GRANT`).
    pub(super) fn granted_on(word: &str) -> Option<Self> {
        match word {
            "TABLE" => Some(Self::Tables),
            "SEQUENCE" => Some(Self::Sequences),
            "FUNCTION" | "PROCEDURE" | "ROUTINE" => Some(Self::Functions),
            "TYPE" | "DOMAIN" => Some(Self::Types),
            "SCHEMA" => Some(Self::Schemas),
            _ => None,
        }
    }

    /// The word of `ALTER DEFAULT PRIVILEGES`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tables => "TABLES",
            Self::Sequences => "SEQUENCES",
            Self::Functions => "FUNCTIONS",
            Self::Types => "TYPES",
            Self::Schemas => "SCHEMAS",
            Self::LargeObjects => "LARGE OBJECTS",
        }
    }

    /// What a grantee has where nothing is said (manual, "Privileges", table "Summary of Access Privileges").
    pub fn given(self, grantee: &Grantee, major: u32) -> BTreeMap<String, bool> {
        let names: &[&str] = match (grantee, self) {
            (Grantee::Role(_), _) => &[],
            (Grantee::Public, Self::Functions) | (Grantee::Owner, Self::Functions) => &["EXECUTE"],
            (Grantee::Public, Self::Types) | (Grantee::Owner, Self::Types) => &["USAGE"],
            (Grantee::Public, _) => &[],
            (Grantee::Owner, Self::Tables) => {
                &["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"]
            }
            (Grantee::Owner, Self::Sequences) => &["SELECT", "UPDATE", "USAGE"],
            (Grantee::Owner, Self::Schemas) => &["USAGE", "CREATE"],
            (Grantee::Owner, Self::LargeObjects) => &["SELECT", "UPDATE"],
        };
        let known = names.iter().filter(|name| major >= 17 || **name != "MAINTAIN");
        known.map(|name| ((*name).to_owned(), false)).collect()
    }
}

/// All that a database says of new objects, and where it is said.
pub(crate) fn by_default(live: &Catalog) -> Vec<(Id, ByDefault)> {
    let said = |(id, object)| {
        let item = crate::rules::Item { id, object, side: live };
        Some((id.clone(), crate::kinds::rules(id.kind()).by_default(item)?))
    };
    live.objects.iter().filter_map(said).collect()
}

/// The privileges of an object that a role has just made, where these are what PostgreSQL gives by itself.
///
/// What says so is dropped before anything is made, and made or altered after it: it has the last place among the kinds.
pub(super) fn of_new(
    on: &str,
    namespace: Option<&Ident>,
    role: &Ident,
    given: BTreeSet<Privilege>,
    context: &Context<'_>,
) -> BTreeSet<Privilege> {
    let Some(objects) = on.split(' ').next().and_then(Objects::granted_on) else { return given };
    let says = |one: &&ByDefault| one.role == *role && one.objects == objects;
    let said = context.by_default.iter().filter(|(id, _)| !context.drops(id)).map(|(_, one)| one);
    let (everywhere, here): (Vec<_>, Vec<_>) = said.filter(says).partition(|one| one.namespace.is_none());
    let here = here.into_iter().filter(|one| one.namespace.as_ref() == namespace);
    let mut all = given;
    all.retain(|privilege| !everywhere.iter().any(|one| one.grantee == privilege.grantee));
    for one in everywhere.iter().copied().chain(here) {
        all.extend(one.privileges.iter().map(|(privilege, grantable)| Privilege {
            grantee: one.grantee.clone(),
            privilege: privilege.clone(),
            grantable: *grantable,
        }));
    }
    all
}
