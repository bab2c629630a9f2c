//! The tables and rows of an application in a schema of another name, beside what the database has.

use super::seeding::{Loading, Preparing};
use super::work::make;
use super::{Rebuild, Rows};
use crate::apply::{in_transaction, verify};
use crate::catalog::{Catalog, Ident, quote_literal};
use crate::db::{LockTimeout, Reading};
use crate::desired::Desired;
use crate::error::{Error, Result};
use crate::introspect;
use crate::ops::Project;
use crate::plan::create_all;
use crate::progress::Silent;
use crate::said::{Said, of_cycle};
use std::collections::BTreeSet;

/// One transaction at a time puts `public` aside: "hbms" in ASCII.
const LOCK: i64 = 0x6862_6d73;

/// What is put aside while a schema is made, with the names that it has meanwhile. What is in them stays as it is.
const ASIDE: [(&str, &str); 2] = [("public", "hbm_db_aside_public"), ("hbm_db", "hbm_db_aside_hbm_db")];

/// Makes the tables of a project, and its rows, in a new schema with a comment: in one transaction, in which they are made in `public`
/// and renamed with it. What the server keeps by number, such as the tables of a view and the functions of a default, follows; names in
/// the text of a function do not.
///
/// # Errors
/// Exit 2 for a project that makes more than what is in `public`, or needs an extension there; what the server answers, as where the
/// role does not own `public`.
pub(crate) async fn make_aside(project: &Project, rows: &Rows, name: &str, comment: &str) -> Result<()> {
    let app = project.app()?;
    let options = Rebuild { rows: rows.clone(), ..Rebuild::default() };
    let preparing = Preparing::begin(&options, true, project)?;
    let (target, session) = project.open().await?;
    let (wanted, mut session) = Desired::of_app(app)?.catalog(session, &target, Reading::Scratch).await?;
    allow(&wanted)?;
    let mut rows = Loading::begin(preparing, &wanted);
    let public = Ident::new("public");
    let namespaces = BTreeSet::from([public.clone()]);
    let timeout = LockTimeout::default();
    let schema = Ident::new(name);
    let done = in_transaction(&mut session, &namespaces, timeout, async |session| {
        session
            .execute(&format!(
                "set local lock_timeout = 0; select pg_catalog.pg_advisory_xact_lock({LOCK}); {}",
                timeout.statement()
            ))
            .await?;
        let there = session
            .texts("select n.nspname::text from pg_catalog.pg_namespace n where n.nspname in ('public', 'hbm_db')")
            .await?;
        let aside: Vec<_> =
            ASIDE.into_iter().filter(|(own, _)| there.iter().any(|name| name == own)).collect();
        for (own, aside) in &aside {
            session.execute(&format!("alter schema {own} rename to {aside}")).await?;
        }
        session.execute("create schema public").await?;
        let empty = introspect::read_flushed(session, &namespaces).await?;
        let made_for = Said::default().made_for(session, &empty, &wanted);
        let makes = create_all(&made_for, &empty, &wanted).map_err(|cycle| of_cycle(&cycle))?;
        make(session, &makes, &Silent).await?;
        verify(session, &wanted).await?;
        rows.load(session, &Silent).await?;
        session
            .execute(&format!(
                "drop schema if exists hbm_db cascade; comment on schema public is {}; alter schema public rename to {schema}",
                quote_literal(comment)
            ))
            .await?;
        for (own, aside) in &aside {
            session.execute(&format!("alter schema {aside} rename to {own}")).await?;
        }
        Ok(())
    });
    let done = done.await;
    session.close().await;
    done.map_err(|error| match error.sqlstate() {
        Some("42501") => error
            .hint("the role has to own the schema public and the database: ALTER DATABASE … OWNER TO the role, or ALTER SCHEMA public OWNER TO it")
            .hint("or let it create databases: ALTER ROLE … CREATEDB"),
        _ => error,
    })
}

/// Whether all of it can be in one schema.
fn allow(wanted: &Catalog) -> Result<()> {
    let others: BTreeSet<String> = wanted
        .objects
        .keys()
        .filter(|id| id.namespace().is_none_or(|namespace| namespace.as_str() != "public"))
        .map(|id| id.namespace().map_or_else(|| id.to_string(), |namespace| format!("schema {namespace}")))
        .collect();
    if others.is_empty() {
        return Ok(());
    }
    Err(Error::usage("--isolation schema is for a project that makes nothing outside of the schema public")
        .details(others)
        .hint("let the role create databases: ALTER ROLE … CREATEDB; or start a server for the run: --ephemeral"))
}
