//! Roles and their privileges (manual, `CREATE ROLE`, `GRANT`, `REVOKE`). They belong to no plan: a catalog has no
//! roles, and `grants` runs these by itself.

use super::{Grant, Grants, On, Verb};
use crate::catalog::{Ident, quote_literal};
use crate::plan::{Lock, Statement};

/// A role that may connect and nothing else. Its password is set by another statement, which nobody sees.
pub(crate) fn create_role(role: &Ident) -> Statement {
    Statement::new(format!("CREATE ROLE {role} LOGIN"), format!("create role {role}"), Lock::None)
}

/// Allows a role that is there to log in.
pub(crate) fn allow_login(role: &Ident) -> Statement {
    Statement::new(format!("ALTER ROLE {role} LOGIN"), format!("allow role {role} to log in"), Lock::None)
}

/// The statement that sets a password, from what the server keeps of it.
pub(crate) fn set_password(role: &Ident, verifier: &str) -> String {
    format!("ALTER ROLE {role} PASSWORD {}", quote_literal(verifier))
}

/// The privileges of a role in a database.
pub(crate) fn privileges(grants: &Grants, role: &Ident, database: &Ident) -> Vec<Statement> {
    grants.steps().iter().map(|grant| privilege(grant, role, database)).collect()
}

fn privilege(grant: &Grant, role: &Ident, database: &Ident) -> Statement {
    let list = grant.privileges.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let (kind, name) = match &grant.on {
        On::Database => ("DATABASE", database.clone()),
        On::Namespace(name) => ("SCHEMA", Ident::new(name)),
        On::Tables(name) => ("ALL TABLES IN SCHEMA", Ident::new(name)),
        On::Sequences(name) => ("ALL SEQUENCES IN SCHEMA", Ident::new(name)),
    };
    let (verb, to) = match grant.verb {
        Verb::Grant => ("GRANT", "TO"),
        Verb::Revoke => ("REVOKE", "FROM"),
    };
    let [does, on, whom] = [verb, kind, to].map(str::to_lowercase);
    let summary = format!("{does} {list} on {on} {name} {whom} {role}");
    Statement::new(format!("{verb} {list} ON {kind} {name} {to} {role}"), summary, Lock::None)
}
