//! The schemas that migrations make: dropped so that they can be made again, with nothing that is not theirs, and with
//! what was set on them put back.

use crate::catalog::{Catalog, Ident, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::plan::kinds::event_trigger::EVENT_TRIGGER;
use crate::plan::kinds::extension;
use crate::plan::kinds::publication::PUBLICATION;
use crate::plan::kinds::schema::drop_namespace;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Schemas that are dropped and made again.
pub(crate) struct Anew {
    dropped: BTreeSet<Ident>,
    settings: Vec<Setting>,
}

/// Something that is set on a schema.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Setting {
    schema: Ident,
    what: String,
    /// What sets it again.
    statement: String,
}

impl Anew {
    /// Looks at what would go with the schemas of a catalog that migrations make, in the caller's transaction and
    /// before anything is dropped; `emptied` are the schemas in which everything is. `public` stays.
    ///
    /// # Errors
    /// Exit 4 with everything outside of these schemas that would be dropped along.
    pub(crate) async fn look(
        session: &mut Session,
        wanted: &Catalog,
        emptied: &BTreeSet<Ident>,
    ) -> Result<Self> {
        let dropped: BTreeSet<Ident> =
            wanted.namespaces().iter().filter(|name| name.as_str() != "public").cloned().collect();
        let mut anew = Self { dropped, settings: Vec::new() };
        if anew.dropped.is_empty() {
            return Ok(anew);
        }
        let extensions = wanted.of_kind(extension::EXTENSION).map(|(id, _)| id.last());
        let sql = anew
            .scoped(include_str!("sql/goes_along.sql"))
            .replace("$namespaces", &array(emptied))
            .replace("$extensions", &array(extensions))
            .replace("$publications", &array(wanted.of_kind(PUBLICATION).map(|(id, _)| id.last())))
            .replace("$triggers", &array(wanted.of_kind(EVENT_TRIGGER).map(|(id, _)| id.last())));
        let outside = session.texts(&sql).await?;
        if outside.is_empty() {
            anew.settings = anew.read_settings(session).await?;
            return Ok(anew);
        }
        let names: Vec<&str> = anew.dropped.iter().map(Ident::as_str).collect();
        Err(Error::refused(format!(
            "the migrations make {} again, and what is not theirs would be dropped with it; nothing was changed",
            match names.as_slice() {
                [one] => format!("the schema {one}"),
                many => format!("the schemas {}", many.join(", ")),
            }
        ))
        .details(outside)
        .hint("drop them first, if they are not needed; an extension can be moved: ALTER EXTENSION … SET SCHEMA public"))
    }

    /// Drops the schemas after everything in them was flushed. What has come since it was looked at is not dropped along.
    ///
    /// # Errors
    /// Exit 4 where something came meanwhile.
    pub(crate) async fn drop(&self, session: &mut Session) -> Result<()> {
        if self.dropped.is_empty() {
            return Ok(());
        }
        let mut statements = session.texts(&self.scoped(include_str!("sql/schema_leftovers.sql"))).await?;
        let there = session.texts(&self.scoped(
            "select n.nspname::pg_catalog.text from pg_catalog.pg_namespace n where n.nspname = any ($dropped::pg_catalog.text[]) order by 1",
        )).await?;
        statements.extend(there.into_iter().map(|name| drop_namespace(&Ident::new(name)).sql));
        for statement in statements {
            session.execute(&statement).await.map_err(|error| match error.sqlstate() {
                Some("2BP01") => error
                    .context("something came to the schemas meanwhile, and would be dropped with them; nothing was changed")
                    .exiting(crate::error::Exit::Refused)
                    .without_hints()
                    .hint("run the command again, and look at what it says"),
                _ => error,
            })?;
        }
        Ok(())
    }

    /// Sets what was set on the schemas and what the migrations have not set themselves.
    ///
    /// # Errors
    /// What the server answers, as where the role may not do it.
    pub(crate) async fn put_back(&self, session: &mut Session) -> Result<()> {
        for setting in self.missing(session).await? {
            session.execute(&setting.statement).await.map_err(|error| {
                error
                    .context(format!(
                        "the {} of the schema {} cannot be put back",
                        setting.what,
                        setting.schema.as_str()
                    ))
                    .detail(format!("statement: {}", setting.statement))
            })?;
        }
        Ok(())
    }

    /// The statements that put back what is not there.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn left_out(&self, session: &mut Session) -> Result<Vec<String>> {
        Ok(self.missing(session).await?.into_iter().map(|setting| setting.statement).collect())
    }

    async fn missing(&self, session: &mut Session) -> Result<Vec<Setting>> {
        if self.settings.is_empty() {
            return Ok(Vec::new());
        }
        let now = self.read_settings(session).await?;
        let has_own = |setting: &Setting| {
            now.iter().any(|one| {
                one == setting
                    // A comment of the migrations is newer than one that was set by hand.
                    || setting.what == "comment" && one.what == "comment" && one.schema == setting.schema
            })
        };
        Ok(self.settings.iter().filter(|setting| !has_own(setting)).cloned().collect())
    }

    async fn read_settings(&self, session: &mut Session) -> Result<Vec<Setting>> {
        session.read(&self.scoped(include_str!("sql/schema_settings.sql"))).await
    }

    fn scoped(&self, sql: &str) -> String {
        sql.replace("$dropped", &array(&self.dropped))
    }
}

fn array<'a>(names: impl IntoIterator<Item = &'a Ident>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| quote_literal(name.as_str())).collect();
    format!("array[{}]", names.join(", "))
}
