//! What a database is besides what is in it.

use crate::catalog::quote_literal;
use crate::db::Session;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// The name of the database in statements that are kept: a restore may give it another.
pub(crate) const THIS_DATABASE: &str = "hbm_db_this_database";

/// A database, and what makes one like it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DatabaseFacts {
    /// Its name.
    pub(crate) name: String,
    /// How many bytes it had; none where the role may not know.
    pub(crate) size: Option<u64>,
    /// Its encoding.
    pub(crate) encoding: String,
    /// Its collation.
    pub(crate) collation: String,
    /// Its classes of characters.
    pub(crate) character_type: String,
    /// Whose locales it has: `c` the C library's, `i` those of ICU, `b` PostgreSQL's own.
    pub(crate) provider: String,
    /// The locale of that, where it has one.
    pub(crate) locale: Option<String>,
    /// How many sessions it may have; -1 for any number.
    pub(crate) connection_limit: i64,
    /// What sets its owner, settings, privileges and comment.
    #[serde(default)]
    pub(crate) statements: Vec<String>,
}

impl DatabaseFacts {
    /// Those of the connected database.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn read(session: &mut Session) -> Result<Self> {
        let database = session.server.database.clone();
        let found: Option<Self> = session.read(include_str!("sql/database.sql")).await?.pop();
        let mut facts = found.ok_or_else(|| Error::bug("the connected database is not in pg_database"))?;
        let sql = crate::db::settings_of_database(&database, THIS_DATABASE);
        facts.statements = session.texts(&sql).await?;
        Ok(facts)
    }

    /// The options of CREATE DATABASE for one like it, on a server of this version.
    pub(crate) fn options(&self, version: u32) -> String {
        let mut options = format!(
            "encoding {} lc_collate {} lc_ctype {}",
            quote_literal(&self.encoding),
            quote_literal(&self.collation),
            quote_literal(&self.character_type)
        );
        let locale = self.locale.as_deref().map(quote_literal);
        match (self.provider.as_str(), locale) {
            ("i", Some(locale)) => options += &format!(" locale_provider icu icu_locale {locale}"),
            ("b", Some(locale)) => options += &format!(" locale_provider builtin builtin_locale {locale}"),
            // That of template0 may be another.
            _ if version >= 150_000 => options += " locale_provider libc",
            _ => {}
        }
        options
    }
}
