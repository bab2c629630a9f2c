//! A database that is made beside another one, and put in its place by renaming both.

use super::copy::{drop_numbered, in_use, number_of};
use super::database::NewDatabase;
use super::swap::outside;
use super::{Session, Target, mark_of_ours};
use crate::catalog::{Fingerprint, Ident, quote_literal};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// A new database that has not its name yet.
#[derive(Debug)]
pub(crate) struct Beside {
    /// What it is called meanwhile.
    pub(crate) name: String,
    number: i64,
}

/// A database that another one was put in the place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// What it is called now.
    pub database: String,
    /// Its number on the server.
    pub(crate) number: i64,
}

/// What the comment of a replaced database begins with; its former name follows.
const REPLACED: &str = "hbm-db: before a restore, this was ";
/// PostgreSQL cuts longer names (manual, "Identifiers and Key Words").
const LONGEST_NAME: usize = 63;

/// Another database of the server, with the lock of all that restores this one there.
///
/// # Errors
/// Exit 5 where none can be connected to; exit 1 where another restore is at work.
pub(crate) async fn beside(target: &Target, database: &str) -> Result<Session> {
    let mut outside = outside(target, database).await?;
    let sql = format!(
        "select pg_catalog.pg_try_advisory_lock({})::text",
        mark_of_ours(&format!("lock of what restores {database}"))
    );
    if outside.texts(&sql).await?.first().is_some_and(|answer| answer == "true") {
        return Ok(outside);
    }
    outside.close().await;
    Err(Error::failed(format!("another restore of {database} is at work"))
        .hint("wait for it, and look again"))
}

/// Whether the server has a database of this name.
///
/// # Errors
/// What the server answers.
pub(crate) async fn has_database(outside: &mut Session, database: &str) -> Result<bool> {
    Ok(number_of(outside, database).await?.is_some())
}

/// The query for the statements that give a database the owner, settings, privileges and comment of another one.
pub(crate) fn settings_of_database(from: &str, to: &str) -> String {
    include_str!("sql/database_settings.sql")
        .replace("$from", &quote_literal(from))
        .replace("$to", &quote_literal(to))
}

impl Beside {
    /// Makes an empty one, for whoever has the lock. What a killed restore left of it is dropped.
    ///
    /// # Errors
    /// What the server answers, as where the role may not create databases.
    pub(crate) async fn create(outside: &mut Session, database: &str, options: &str) -> Result<Self> {
        let digest = Fingerprint::of_text(database).to_string();
        let name = format!("hbm_db_restore_{}", &digest[..12]);
        let mark = mark_of_ours(&format!("restore of {database}"));
        if let Some(left) = ours(outside, &name, mark).await? {
            drop_numbered(outside, &name, left).await?;
        }
        NewDatabase { name: &name, template: "template0", mark, options }.create(outside).await?;
        let number = number_of(outside, &name).await?;
        let number =
            number.ok_or_else(|| Error::failed(format!("{name} was made, and is not there any more")))?;
        Ok(Self { name, number })
    }

    /// Drops it.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn drop(self, outside: &mut Session) -> Result<()> {
        drop_numbered(outside, &self.name, self.number).await
    }

    /// Gives it the name of a database in one transaction. A database that has it already is kept under another name, and can
    /// still be connected to; its owner, settings, privileges and comment go on to the new one. Where there is none, the
    /// statements give them.
    ///
    /// # Errors
    /// Exit 1 where others are connected to the one that is there, with who; what the server answers. All is as it was then.
    pub(crate) async fn take_place(
        &self,
        outside: &mut Session,
        database: &str,
        (statements, limit): (&[String], i64),
        stamp: &str,
    ) -> Result<Option<Former>> {
        let old = Old::of(outside, database).await?;
        let (new, original) = (Ident::new(&self.name), Ident::new(database));
        let kept = kept_name(database, stamp);
        let (mut sql, mut template, mut limit) = (String::from("begin;\n"), false, limit);
        match &old {
            Some(old) => {
                (template, limit) = (old.is_template, old.connection_limit);
                for statement in outside.texts(&settings_of_database(database, &self.name)).await? {
                    sql += &format!("{statement};\n");
                }
                let to = Ident::new(&kept);
                sql += &format!(
                    "alter database {original} rename to {to};
                     alter database {to} connection limit {} is_template false;
                     comment on database {to} is {};\n",
                    mark_of_former(database),
                    quote_literal(&format!("{REPLACED}{database}")),
                );
            }
            None => statements.iter().for_each(|statement| sql += &format!("{statement};\n")),
        }
        sql += &format!(
            "alter database {new} rename to {original};
             alter database {original} connection limit {limit} is_template {template};
             commit",
        );
        if let Err(error) = outside.execute(&sql).await {
            // Nothing is open where the transaction did not begin.
            let _ = outside.rollback().await;
            return Err(match error.sqlstate() {
                Some("55006") => in_use(outside, database, error).await?,
                _ => error,
            });
        }
        Ok(old.map(|old| Former { database: kept, number: old.number }))
    }
}

/// The number of a database that is marked as ours.
async fn ours(outside: &mut Session, name: &str, mark: i64) -> Result<Option<i64>> {
    let sql = format!(
        "select d.oid::text from pg_catalog.pg_database d where d.datname = {} and d.datconnlimit = {mark}",
        quote_literal(name)
    );
    Ok(outside.texts(&sql).await?.first().and_then(|number| number.parse().ok()))
}

/// `shop_before_20261201T142000Z`.
fn kept_name(database: &str, stamp: &str) -> String {
    let ending = format!("_before_{stamp}");
    let mut end = database.len().min(LONGEST_NAME - ending.len());
    while !database.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{ending}", &database[..end])
}

fn mark_of_former(database: &str) -> i64 {
    mark_of_ours(&format!("before a restore of {database}"))
}

#[derive(Deserialize)]
struct Old {
    number: i64,
    connection_limit: i64,
    is_template: bool,
}

impl Old {
    async fn of(outside: &mut Session, database: &str) -> Result<Option<Self>> {
        let sql = format!(
            "select d.oid::pg_catalog.int8 as number, d.datconnlimit as connection_limit, d.datistemplate as is_template
             from pg_catalog.pg_database d where d.datname = {}",
            quote_literal(database)
        );
        Ok(outside.read(&sql).await?.pop())
    }
}

impl Former {
    /// Those that restores of a database have kept.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn list(outside: &mut Session, database: &str) -> Result<Vec<Self>> {
        let sql = format!(
            "select d.datname as database, d.oid::pg_catalog.int8 as number
             from pg_catalog.pg_database d
             where d.datconnlimit = {} and pg_catalog.shobj_description(d.oid, 'pg_database') = {}
             order by 1",
            mark_of_former(database),
            quote_literal(&format!("{REPLACED}{database}")),
        );
        outside.read(&sql).await
    }

    /// Drops it, and whoever is connected to it.
    ///
    /// # Errors
    /// Exit 4 where another database has its name now, or something would be lost that is in no backup; what the server answers.
    pub(crate) async fn drop(&self, outside: &mut Session) -> Result<()> {
        super::refuse_what_goes(outside, &self.database).await?;
        drop_numbered(outside, &self.database, self.number).await
    }
}

#[cfg(test)]
mod tests {
    use super::kept_name;

    #[test]
    fn a_kept_name_is_one_that_postgresql_does_not_cut() {
        assert_eq!(kept_name("shop", "20261201T142000Z"), "shop_before_20261201T142000Z");
        let long = kept_name(&"ü".repeat(31), "20261201T142000Z");
        assert!(long.len() <= 63 && long.ends_with("_before_20261201T142000Z"), "{long}");
    }
}
