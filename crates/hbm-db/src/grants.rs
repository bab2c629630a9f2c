//! What the own role of an application may do.

mod role;

pub(crate) use role::{allow_login, create_role, privileges, set_password};

use schemars::JsonSchema;
use serde::Deserialize;
use std::fmt;

/// Grants and revocations, in their order, as `hbm-db grants` runs them for a role.
///
/// ```
/// use hbm_db::{Grants, On, Privilege};
///
/// let grants = Grants::new()
///     .grant(&[Privilege::Connect], On::Database)
///     .grant(&[Privilege::Usage], On::Namespace("public".into()))
///     .grant(&[Privilege::Select, Privilege::Insert], On::Tables("public".into()))
///     .revoke(&[Privilege::Create], On::Namespace("public".into()));
/// assert_eq!(grants.steps().len(), 4);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Grants(Vec<Grant>);

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Whether it gives or takes away.
    pub verb: Verb,
    /// Which privileges.
    pub privileges: Vec<Privilege>,
    /// On what.
    pub on: On,
}

/// Whether privileges are given or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// `GRANT`.
    Grant,
    /// `REVOKE`.
    Revoke,
}

/// A privilege (manual, "Privileges").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Privilege {
    /// All that the kind of object has.
    All,
    /// To connect to a database.
    Connect,
    /// To create in a database or namespace.
    Create,
    /// To delete rows.
    Delete,
    /// To insert rows.
    Insert,
    /// To read rows, or the last value of a sequence.
    Select,
    /// To update rows, or to set a sequence.
    Update,
    /// To look into a namespace, or to take numbers from a sequence.
    Usage,
}

/// What privileges are on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum On {
    /// The database itself.
    Database,
    /// A namespace (schema).
    Namespace(String),
    /// All tables that a namespace has when the grants are run.
    Tables(String),
    /// All sequences that a namespace has when the grants are run.
    Sequences(String),
}

impl Grants {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives privileges.
    #[must_use]
    pub fn grant(mut self, privileges: &[Privilege], on: On) -> Self {
        self.0.push(Grant { verb: Verb::Grant, privileges: privileges.to_vec(), on });
        self
    }

    /// Takes privileges away.
    #[must_use]
    pub fn revoke(mut self, privileges: &[Privilege], on: On) -> Self {
        self.0.push(Grant { verb: Verb::Revoke, privileges: privileges.to_vec(), on });
        self
    }

    /// All of them, in order.
    pub fn steps(&self) -> &[Grant] {
        &self.0
    }
}

impl fmt::Display for Privilege {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::All => "ALL",
            Self::Connect => "CONNECT",
            Self::Create => "CREATE",
            Self::Delete => "DELETE",
            Self::Insert => "INSERT",
            Self::Select => "SELECT",
            Self::Update => "UPDATE",
            Self::Usage => "USAGE",
        })
    }
}
