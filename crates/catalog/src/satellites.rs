//! What many kinds of objects have beside their own facts: a comment, an owner, privileges, security labels.

use crate::Ident;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The satellites of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Satellites {
    /// `COMMENT ON`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Who owns it; none for what has no owner of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Ident>,
    /// Its privileges, where they are not those that it has by default (manual, "Privileges").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privileges: Option<BTreeSet<Privilege>>,
    /// `SECURITY LABEL`, by provider.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
}

impl Satellites {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A privilege that a role has on an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Privilege {
    /// Who has it.
    pub grantee: Grantee,
    /// What it is, as `GRANT` writes it: `SELECT`.
    pub privilege: String,
    /// `WITH GRANT OPTION`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub grantable: bool,
}

/// Who has a privilege.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grantee {
    /// Whoever owns the object: another role on the two sides of a comparison.
    Owner,
    /// `PUBLIC`.
    Public,
    /// A role.
    Role(Ident),
}

/// The privileges by their letters (manual, "Privileges", table "ACL Privilege Abbreviations").
const LETTERS: [(char, &str); 15] = [
    ('r', "SELECT"),
    ('a', "INSERT"),
    ('w', "UPDATE"),
    ('d', "DELETE"),
    ('D', "TRUNCATE"),
    ('x', "REFERENCES"),
    ('t', "TRIGGER"),
    ('m', "MAINTAIN"),
    ('X', "EXECUTE"),
    ('U', "USAGE"),
    ('C', "CREATE"),
    ('c', "CONNECT"),
    ('T', "TEMPORARY"),
    ('s', "SET"),
    ('A', "ALTER SYSTEM"),
];

impl Privilege {
    /// The privileges of one item of an access control list, as PostgreSQL prints it: `reader=r*w/owner`. Who granted
    /// them does not count. None where it is of another form.
    pub fn of_item(item: &str, owner: Option<&Ident>) -> Option<Vec<Self>> {
        let (role, rest) = match item.strip_prefix('"') {
            Some(quoted) => {
                let end = quoted.replace("\"\"", "\u{0}\u{0}").find('"')?;
                (quoted[..end].replace("\"\"", "\""), quoted[end + 1..].strip_prefix('=')?)
            }
            None => item.split_once('=').map(|(role, rest)| (role.to_owned(), rest))?,
        };
        let grantee = match role.as_str() {
            "" => Grantee::Public,
            role if owner.is_some_and(|owner| owner.as_str() == role) => Grantee::Owner,
            role => Grantee::Role(Ident::new(role)),
        };
        let letters = rest.split_once('/')?.0;
        let mut found: Vec<Self> = Vec::new();
        for letter in letters.chars() {
            if letter == '*' {
                found.last_mut()?.grantable = true;
                continue;
            }
            let (_, privilege) = LETTERS.iter().find(|(own, _)| *own == letter)?;
            found.push(Self {
                grantee: grantee.clone(),
                privilege: (*privilege).to_owned(),
                grantable: false,
            });
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_says_who_may_do_what() {
        let owner = Ident::new("me");
        let read = |item: &str| {
            let found = Privilege::of_item(item, Some(&owner)).expect(item);
            let told = |one: &Privilege| format!("{:?} {} {}", one.grantee, one.privilege, one.grantable);
            found.iter().map(told).collect::<Vec<_>>()
        };
        assert_eq!(
            read("reader=r*w/me"),
            ["Role(Ident(\"reader\")) SELECT true", "Role(Ident(\"reader\")) UPDATE false"]
        );
        assert_eq!(read("=X/me"), ["Public EXECUTE false"]);
        assert_eq!(read("me=U/me"), ["Owner USAGE false"]);
        assert_eq!(read("\"a=\"\"b\"=r/me"), ["Role(Ident(\"a=\\\"b\")) SELECT false"]);
        assert_eq!(Privilege::of_item("x", None), None);
    }
}
