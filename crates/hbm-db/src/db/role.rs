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
    /// Whether it may not, and has members.
    pub group: bool,
    /// What it may do, itself or as a member of another, that no limited role may: SUPERUSER, pg_read_all_data …
    pub powers: Vec<String>,
    /// Whether it is the role of this session.
    pub own: bool,
    /// What it owns on the server or in this database, itself or as a member of another: the first four.
    pub owns: Vec<String>,
}

impl Role {
    /// The role of that name.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn find(session: &mut Session, name: &Ident) -> Result<Option<Self>> {
        let sql = include_str!("sql/role.sql").replace("$role", &quote_literal(name.as_str()));
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

    /// What this session's role has no privilege on at all, and whose it is: there a GRANT is an error.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn denied(session: &mut Session, grants: &Grants) -> Result<Vec<String>> {
        let mut denied: Vec<String> = Vec::new();
        for grant in grants.steps() {
            for line in session.texts(&denied_sql(&grant.on)).await? {
                if !denied.contains(&line) {
                    denied.push(line);
                }
            }
        }
        Ok(denied)
    }

    /// The namespaces whose tables it is given something on, and that have no table.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn without_tables(session: &mut Session, grants: &Grants) -> Result<Vec<String>> {
        let mut empty = Vec::new();
        for grant in grants.steps() {
            if let (Verb::Grant, On::Tables(namespace)) = (grant.verb, &grant.on)
                && !empty.contains(namespace)
            {
                let answer = session.texts(&is_empty_sql(&grant.on)).await?.pop();
                if answer.as_deref() == Some("true") {
                    empty.push(namespace.clone());
                }
            }
        }
        Ok(empty)
    }

    /// The namespaces it should not create in and still can, because everybody can.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn still_creates(session: &mut Session, name: &Ident, grants: &Grants) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for grant in grants.steps() {
            let creates =
                [Privilege::Create, Privilege::All].iter().any(|one| grant.privileges.contains(one));
            if let (Verb::Revoke, On::Namespace(namespace), true) = (grant.verb, &grant.on, creates) {
                let sql = format!(
                    "select pg_catalog.has_schema_privilege({}, {}, 'CREATE')::text",
                    quote_literal(name.as_str()),
                    quote_literal(namespace)
                );
                if session.texts(&sql).await?.pop().is_some_and(|answer| answer == "true") {
                    found.push(namespace.clone());
                }
            }
        }
        Ok(found)
    }
}

/// The objects that a grant is on, in parts of a query.
struct Objects {
    /// A query for them: OID, owner, and how they are shown.
    all: String,
    /// What leaves out those of extensions, which bring their own privileges.
    own: &'static str,
    /// The function that knows who may what with one.
    may: &'static str,
    /// Every privilege there is on one.
    every: &'static str,
}

impl Objects {
    fn of(on: &On) -> Self {
        match on {
            On::Database => Self {
                all: "select d.oid, d.datdba as owner, pg_catalog.format('database %I', d.datname) as shown
                      from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()"
                    .into(),
                own: "",
                may: "has_database_privilege",
                every: "CREATE, CONNECT, TEMPORARY",
            },
            On::Namespace(namespace) => Self {
                all: format!(
                    "select n.oid, n.nspowner as owner, pg_catalog.format('schema %I', n.nspname) as shown
                     from pg_catalog.pg_namespace n where n.nspname = {}",
                    quote_literal(namespace)
                ),
                own: "",
                may: "has_schema_privilege",
                every: "CREATE, USAGE",
            },
            On::Tables(namespace) => Self {
                all: relations(namespace, "'r', 'p', 'v', 'm', 'f'"),
                own: OF_NO_EXTENSION,
                may: "has_table_privilege",
                every: "SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER",
            },
            On::Sequences(namespace) => Self {
                all: relations(namespace, "'S'"),
                own: OF_NO_EXTENSION,
                may: "has_sequence_privilege",
                every: "USAGE, SELECT, UPDATE",
            },
        }
    }
}

fn relations(namespace: &str, kinds: &str) -> String {
    format!(
        "select c.oid, c.relowner as owner, c.oid::pg_catalog.regclass as shown
         from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = {} and c.relkind in ({kinds})",
        quote_literal(namespace)
    )
}

const OF_NO_EXTENSION: &str = "and not exists (select from pg_catalog.pg_depend e
    where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')";

/// The objects are chosen before they are asked about: a question about another kind of relation is an error.
fn lacking_sql(name: &Ident, grant: &Grant) -> String {
    let role = quote_literal(name.as_str());
    let wanted: Vec<String> = grant
        .privileges
        .iter()
        .filter(|privilege| **privilege != Privilege::All)
        .map(|privilege| quote_literal(&privilege.to_string()))
        .collect();
    let Objects { all, own, may, .. } = Objects::of(&grant.on);
    format!(
        "with o as materialized ({all} {own})
         select pg_catalog.format('%s on %s, which belongs to %I', p.privilege, o.shown, pg_catalog.pg_get_userbyid(o.owner))
         from pg_catalog.unnest(array[{}]::pg_catalog.text[]) as p (privilege) cross join o
         where not pg_catalog.{may}({role}, o.oid, p.privilege) order by 1",
        wanted.join(", ")
    )
}

fn denied_sql(on: &On) -> String {
    let Objects { all, may, every, .. } = Objects::of(on);
    format!(
        "with o as materialized ({all})
         select pg_catalog.format('%s belongs to %I', o.shown, pg_catalog.pg_get_userbyid(o.owner))
         from o where not pg_catalog.{may}(o.oid, '{every}') order by 1"
    )
}

fn is_empty_sql(on: &On) -> String {
    let Objects { all, own, .. } = Objects::of(on);
    format!("select (not exists ({all} {own}))::text")
}
