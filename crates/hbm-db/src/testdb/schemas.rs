//! Schemas for tests, in a database that all of them share: for roles that may not create databases.

use super::keeper::{patiently, try_lock, unlock};
use super::name::{Hash, Token, instance_of};
use super::note::Note;
use crate::catalog::Ident;
use crate::db::{Session, Target};
use crate::error::{Error, Result};
use futures_util::future::LocalBoxFuture;
use serde::Deserialize;

/// Makes the tables and rows of tests in a schema of this name, with this comment.
type Make = Box<dyn Fn(String, String) -> LocalBoxFuture<'static, Result<()>>>;

/// What makes them.
pub(crate) struct Schemas {
    pub(super) hash: Hash,
    make: Make,
}

impl Schemas {
    /// `make` is given the name of a schema and its comment, and makes it in a transaction.
    pub(crate) fn new(hash: Hash, make: Make) -> Self {
        Self { hash, make }
    }

    pub(super) async fn make(&self, token: &Token, name: &str) -> Result<()> {
        (self.make)(name.to_owned(), Note::Schema { mark: token.mark() }.text()?).await
    }
}

/// The session that keeps the locks: in the database that has the schemas.
///
/// # Errors
/// Exit 5 where it cannot be connected to; exit 2 through a pooler, which lends sessions.
pub(crate) async fn keeper(target: &Target) -> Result<Session> {
    let mut session = patiently(target, None).await?;
    session.need_session("testdb")?;
    if session.server.standby {
        return Err(Error::usage("the server is a standby, and schemas are made on a primary")
            .hint("name the primary in the URL"));
    }
    session.execute("set lock_timeout = 0").await?;
    Ok(session)
}

#[derive(Deserialize)]
struct Candidate {
    name: String,
    comment: Option<String>,
}

/// Drops the schemas of processes that are gone.
///
/// # Errors
/// What the server answers.
pub(crate) async fn sweep(keeper: &mut Session) -> Result<()> {
    let candidates: Vec<Candidate> = keeper
        .read(
            "select n.nspname as name, pg_catalog.obj_description(n.oid, 'pg_namespace') as comment
             from pg_catalog.pg_namespace n
             where n.nspname like 'hbm\\_db\\_test\\_%' and pg_catalog.pg_has_role(n.nspowner, 'usage')",
        )
        .await?;
    for Candidate { name, comment } in candidates {
        let Some((_, token)) = instance_of(&name) else { continue };
        let is_ours = Note::read(comment.as_deref()) == Some(Note::Schema { mark: token.mark() });
        if is_ours && try_lock(keeper, &token.lock()).await? {
            let done = drop(keeper, &name).await;
            unlock(keeper, &token.lock()).await?;
            done?;
        }
    }
    Ok(())
}

/// Drops a schema and all that is in it.
///
/// # Errors
/// What the server answers.
pub(super) async fn drop(session: &mut Session, name: &str) -> Result<()> {
    let schema = Ident::new(name);
    session.execute(&format!("drop schema if exists {schema} cascade")).await
}
