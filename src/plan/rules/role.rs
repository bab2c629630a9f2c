//! Roles and their privileges (manual, `CREATE ROLE`, `GRANT`, `REVOKE`). They belong to no plan: a catalog has no
//! roles, and `grants` runs these by itself.

use super::{Lock, Statement};
use crate::catalog::{Ident, quote_literal};
use crate::grants::{Grant, Grants, On, Verb};

/// A role that may connect and nothing else. Its password is set by another statement, which nobody sees.
pub(crate) fn create_role(role: &Ident) -> Statement {
    Statement::new(format!("CREATE ROLE {role} LOGIN"), format!("create role {role}"), Lock::None)
}

/// Lets a role that is there connect.
pub(crate) fn let_role_in(role: &Ident) -> Statement {
    Statement::new(format!("ALTER ROLE {role} LOGIN"), format!("let role {role} log in"), Lock::None)
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
    let on = match grant.on {
        On::Database => format!("DATABASE {database}"),
        On::Namespace(name) => format!("SCHEMA {}", Ident::new(name)),
        On::Tables(name) => format!("ALL TABLES IN SCHEMA {}", Ident::new(name)),
        On::Sequences(name) => format!("ALL SEQUENCES IN SCHEMA {}", Ident::new(name)),
    };
    let (verb, to) = match grant.verb {
        Verb::Grant => ("GRANT", "TO"),
        Verb::Revoke => ("REVOKE", "FROM"),
    };
    let summary =
        format!("{} {list} on {} {} {role}", verb.to_lowercase(), on.to_lowercase(), to.to_lowercase());
    Statement::new(format!("{verb} {list} ON {on} {to} {role}"), summary, Lock::None)
}
