//! Databases are made and dropped here: scratch databases, checkpoints, and those for tests are all copies of another one.

use super::Session;
use super::session::Server;
use crate::catalog::{Ident, quote_literal};
use crate::error::Result;

/// A database that is to be made.
#[derive(Debug)]
pub(crate) struct NewDatabase<'a> {
    /// What it is called.
    pub(crate) name: &'a str,
    /// The database that it is a copy of.
    pub(crate) template: &'a str,
    /// Its connection limit, by which it is known as ours from this statement on.
    pub(crate) mark: i64,
    /// More options of CREATE DATABASE.
    pub(crate) options: &'a str,
}

impl NewDatabase<'_> {
    /// Makes it.
    ///
    /// # Errors
    /// What the server answers, as where the role may not create databases, or somebody is connected to the template.
    pub(crate) async fn create(&self, session: &mut Session) -> Result<()> {
        let (name, template) = (Ident::new(self.name), Ident::new(self.template));
        let Self { mark, options, .. } = self;
        session
            .execute(&format!("create database {name} template {template} connection limit {mark} {options}"))
            .await
    }
}

/// The options of an empty database with the encoding and collation of the connected one.
pub(crate) fn like(server: &Server) -> String {
    format!(
        "encoding {} lc_collate {} lc_ctype {}",
        quote_literal(&server.encoding),
        quote_literal(&server.collation),
        quote_literal(&server.character_type),
    )
}

/// The options of an empty database with the encoding and the locale of that of a name; of the connected one where it is not there.
///
/// # Errors
/// What the server answers.
pub(crate) async fn options_like(session: &mut Session, name: &str) -> Result<String> {
    let sql = include_str!("sql/options_like.sql").replace("$name", &quote_literal(name));
    Ok(session.texts(&sql).await?.pop().unwrap_or_else(|| like(&session.server)))
}

/// Drops a database if it is there, and whoever is connected to it.
///
/// # Errors
/// What the server answers.
pub(crate) async fn drop_database(session: &mut Session, name: &str) -> Result<()> {
    session.execute(&format!("drop database if exists {} with (force)", Ident::new(name))).await
}

/// The same, unless somebody is connected to it.
///
/// # Errors
/// What the server answers.
pub(super) async fn drop_unused(session: &mut Session, name: &str) -> Result<()> {
    session.execute(&format!("drop database if exists {}", Ident::new(name))).await
}
