//! A role of the server: what it is, and what it may do. Reads only.

use super::Session;
use crate::catalog::{Ident, quote_literal};
use crate::error::Result;
use crate::grants::{Grant, Grants, On, Privilege, Verb};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What is known of a role.
#[derive(Clone, Debug, Deserialize)]
pub struct Role {
    /// Whether it may log in.
    pub login: bool,
    /// What it may do, itself or as a member of another, that no limited role may: SUPERUSER, CREATEROLE …
    pub powers: Vec<String>,
    /// Whether it is the role of this session.
    pub own: bool,
    /// Whether it owns the database, a namespace of the application, or anything in one, or is a member of the owner.
    pub owner: bool,
}

impl Role {
    /// The role of that name.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn find(
        session: &mut Session,
        name: &Ident,
        namespaces: &BTreeSet<Ident>,
    ) -> Result<Option<Self>> {
        let namespaces: Vec<String> = namespaces.iter().map(|name| quote_literal(name.as_str())).collect();
        let sql = include_str!("sql/role.sql")
            .replace("$namespaces", &format!("array[{}]", namespaces.join(", ")))
            .replace("$role", &quote_literal(name.as_str()));
        Ok(session.read(&sql).await?.pop())
    }

    /// What was granted to it by name in this database.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn privileges(session: &mut Session, name: &Ident) -> Result<BTreeSet<String>> {
        #[derive(Deserialize)]
        struct Row {
            privilege: String,
        }
        let sql = include_str!("sql/privileges.sql").replace("$role", &quote_literal(name.as_str()));
        Ok(session.read::<Row>(&sql).await?.into_iter().map(|row| row.privilege).collect())
    }

    /// What the server keeps of its password, where this session may know.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn verifier(session: &mut Session, name: &Ident) -> Result<Option<String>> {
        if !session.server.superuser {
            return Ok(None);
        }
        let name = quote_literal(name.as_str());
        let sql =
            format!("select coalesce(rolpassword, '') from pg_catalog.pg_authid where rolname = {name}");
        Ok(session.texts(&sql).await?.pop())
    }

    /// What it cannot do and should: a GRANT of somebody who may not give the privilege is a warning, no error.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn lacks(session: &mut Session, name: &Ident, grants: &Grants) -> Result<Vec<String>> {
        let mut lacking = Vec::new();
        for grant in grants.steps().iter().filter(|grant| grant.verb == Verb::Grant) {
            lacking.extend(session.texts(&lacking_sql(name, grant)).await?);
        }
        Ok(lacking)
    }

    /// The namespaces it should not create in and still can, because everybody can.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn still_creates(
        session: &mut Session,
        name: &Ident,
        grants: &Grants,
    ) -> Result<Vec<&'static str>> {
        let mut found = Vec::new();
        for grant in grants.steps() {
            let creates =
                [Privilege::Create, Privilege::All].iter().any(|one| grant.privileges.contains(one));
            if let (Verb::Revoke, On::Namespace(namespace), true) = (grant.verb, grant.on, creates) {
                let sql = format!(
                    "select pg_catalog.has_schema_privilege({}, {}, 'CREATE')::text",
                    quote_literal(name.as_str()),
                    quote_literal(namespace)
                );
                if session.texts(&sql).await?.pop().is_some_and(|answer| answer == "true") {
                    found.push(namespace);
                }
            }
        }
        Ok(found)
    }
}

fn lacking_sql(name: &Ident, grant: &Grant) -> String {
    let role = quote_literal(name.as_str());
    let wanted: Vec<String> = grant
        .privileges
        .iter()
        .filter(|privilege| **privilege != Privilege::All)
        .map(|privilege| quote_literal(&privilege.to_string()))
        .collect();
    let relations = |namespace: &str, kinds: &str, function: &str| {
        format!(
            "pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = {} and c.relkind in ({kinds})
               and not pg_catalog.{function}({role}, c.oid, p.privilege)",
            quote_literal(namespace)
        )
    };
    let (shown, rest) = match grant.on {
        On::Database => (
            "pg_catalog.current_database()",
            format!(
                "pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
                 and not pg_catalog.has_database_privilege({role}, d.oid, p.privilege)"
            ),
        ),
        On::Namespace(namespace) => (
            "n.nspname",
            format!(
                "pg_catalog.pg_namespace n where n.nspname = {}
                 and not pg_catalog.has_schema_privilege({role}, n.oid, p.privilege)",
                quote_literal(namespace)
            ),
        ),
        On::Tables(namespace) => (
            "c.oid::pg_catalog.regclass",
            relations(namespace, "'r', 'p', 'v', 'm', 'f'", "has_table_privilege"),
        ),
        On::Sequences(namespace) => {
            ("c.oid::pg_catalog.regclass", relations(namespace, "'S'", "has_sequence_privilege"))
        }
    };
    format!(
        "select pg_catalog.format('%s on %s', p.privilege, {shown})
         from pg_catalog.unnest(array[{}]::pg_catalog.text[]) as p (privilege) cross join {rest} order by 1",
        wanted.join(", ")
    )
}
