//! Scratch databases: made to be read, and dropped. The only place that creates and drops databases.

use super::{Session, Target};
use crate::catalog::{Ident, quote_literal};
use crate::error::Result;
use serde::Deserialize;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use uuid::Uuid;

/// A scratch database on the same server as the target: the same version and the same extensions.
///
/// It is never a scratch *namespace*: names would differ, and diffs would never converge. Its name says when it
/// was made, so that one left by a killed process is dropped by the next.
#[derive(Debug)]
pub struct Scratch {
    name: Ident,
}

const PREFIX: &str = "hbm_db_scratch_";

/// After this time a scratch database without sessions is taken to be left over.
const ABANDONED: Duration = Duration::from_secs(10 * 60);

#[derive(Deserialize)]
struct DatabaseRow {
    name: String,
}

impl Scratch {
    /// Creates an empty database with the encoding and collation of the connected one.
    ///
    /// # Errors
    /// Whatever the server answers, as where the role may not create databases.
    pub async fn create(session: &mut Session) -> Result<Self> {
        Self::sweep(session).await?;
        let name =
            Ident::new(format!("{PREFIX}{}_{}", now().as_secs(), &Uuid::new_v4().simple().to_string()[..12]));
        let sql = format!(
            "create database {name} template template0 encoding {} lc_collate {} lc_ctype {}",
            quote_literal(&session.server.encoding),
            quote_literal(&session.server.collation),
            quote_literal(&session.server.character_type),
        );
        session.execute(&sql).await?;
        Ok(Self { name })
    }

    /// Connects to it.
    ///
    /// # Errors
    /// Exit 5, as where a pooler does not know the database.
    pub async fn connect(&self, target: &Target) -> Result<Session> {
        target.connect_to(Some(self.name.as_str())).await
    }

    /// Drops it, and everybody who is connected to it.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn drop(self, session: &mut Session) -> Result<()> {
        session.execute(&format!("drop database if exists {} with (force)", self.name)).await
    }

    async fn sweep(session: &mut Session) -> Result<()> {
        let rows: Vec<DatabaseRow> = session.read(include_str!("sql/scratch.sql")).await?;
        for DatabaseRow { name } in rows {
            let made = name
                .strip_prefix(PREFIX)
                .and_then(|rest| rest.split('_').next()?.parse().ok())
                .map(Duration::from_secs);
            if made.is_some_and(|made| made + ABANDONED < now()) {
                let sql = format!("drop database if exists {}", Ident::new(name));
                session.execute(&sql).await?;
            }
        }
        Ok(())
    }
}

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
