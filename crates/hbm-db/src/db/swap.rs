//! A copy in the place of its database, from a session to another one: a database cannot be replaced from inside.

use super::copy::{Copy, MARK, REPLACED, drop_numbered, in_use, not_what_it_was, number_of};
use super::database::NewDatabase;
use super::{Session, Target};
use crate::advice::{Advice, Operation};
use crate::catalog::{Ident, quote_literal};
use crate::error::{Error, Result};
use serde::Deserialize;

impl Copy {
    /// Puts a copy of it in the place of the connected database, with the owner, tablespace, settings and privileges of
    /// that. The session is given up for another database on the way, and a new one is handed back.
    ///
    /// # Errors
    /// Exit 1 where others are connected to the database, with who; exit 4 with what would be lost with it; what the
    /// server answers. The database is as it was then, unless the error says otherwise.
    pub async fn put_back(&self, session: Session, target: &Target) -> Result<Session> {
        let database = session.server.database.clone();
        session.close().await;
        let mut outside = outside(target, &database).await?;
        let done = self.swap(&mut outside, &database).await;
        outside.close().await;
        done?;
        target.connect().await
    }

    async fn swap(&self, outside: &mut Session, database: &str) -> Result<()> {
        alone(outside, database).await?;
        for left in Self::left(outside, database).await? {
            left.drop(outside).await?;
        }
        refuse_what_goes(outside, database).await?;
        let facts = Facts::of(outside, database).await?;
        let (original, new, old) = (
            Ident::new(database),
            Ident::new(format!("hbm_db_new_{}", facts.oid)),
            Ident::new(format!("hbm_db_old_{}", facts.oid)),
        );
        let copy = Facts::of(outside, &self.database).await?;
        if copy.oid != self.number {
            return Err(not_what_it_was(&self.database));
        }
        // Without the words the copy is in the tablespace of what it is made of, which needs no privilege.
        let place = match copy.tablespace == facts.tablespace {
            true => String::new(),
            false => format!("tablespace {}", Ident::new(&facts.tablespace)),
        };
        NewDatabase {
            name: new.as_str(),
            template: &self.database,
            mark: i64::from(MARK),
            options: &format!("allow_connections false {place}"),
        }
        .create(outside)
        .await?;
        let made = number_of(outside, new.as_str()).await?;
        let swapped = async {
            let settings = include_str!("sql/database_settings.sql")
                .replace("$from", &quote_literal(database))
                .replace("$to", &quote_literal(new.as_str()));
            for statement in outside.texts(&settings).await? {
                outside.execute(&statement).await?;
            }
            // All or none: there is no moment without a database of that name, nor one in which what it was can be
            // connected to, or is not known as ours.
            outside
                .execute(&format!(
                    "begin;
                     alter database {original} rename to {old};
                     alter database {old} allow_connections false connection limit {MARK} is_template false;
                     comment on database {old} is {};
                     alter database {new} rename to {original};
                     alter database {original} allow_connections true connection limit {} is_template {};
                     commit",
                    quote_literal(&format!("{REPLACED}{database}")),
                    facts.connection_limit,
                    facts.is_template,
                ))
                .await
        }
        .await;
        if let Err(error) = swapped {
            // Nothing is open where the transaction did not begin.
            let _ = outside.rollback().await;
            if let Some(made) = made {
                drop_numbered(outside, new.as_str(), made).await?;
            }
            return Err(match error.sqlstate() {
                Some("55006") => in_use(outside, database, error).await?,
                _ => error,
            });
        }
        // A slot may have come while the copy was made; nobody can connect any more to make another one.
        let gone = async {
            refuse_what_goes(outside, old.as_str()).await?;
            // The one that was renamed, and no other that is called so.
            drop_numbered(outside, old.as_str(), facts.oid).await
        };
        gone.await.map_err(|error| {
            error
                .context(format!(
                    "{database} is as it was at the checkpoint, and what was there before is left as {}",
                    old.as_str()
                ))
                .hint(Advice::to("drop it when that is possible: ").run(Operation::MigrateRepair, ""))
        })
    }
}

/// Drops the copies that broken runs for the connected database left, unless one is at work.
///
/// # Errors
/// Exit 1 where a rollback is at work; what the server answers.
pub async fn drop_copies_left(target: &Target, database: &str) -> Result<()> {
    let mut outside = outside(target, database).await?;
    let done = async {
        alone(&mut outside, database).await?;
        for left in Copy::left(&mut outside, database).await? {
            if left.database.starts_with("hbm_db_old_") {
                refuse_what_goes(&mut outside, &left.database).await?;
            }
            left.drop(&mut outside).await?;
        }
        Ok(())
    }
    .await;
    outside.close().await;
    done
}

/// What a copy of a database has to be made like.
#[derive(Deserialize)]
struct Facts {
    oid: i64,
    connection_limit: i32,
    is_template: bool,
    tablespace: String,
}

impl Facts {
    async fn of(session: &mut Session, database: &str) -> Result<Self> {
        let sql = format!(
            "select d.oid::pg_catalog.int8 as oid, d.datconnlimit as connection_limit, d.datistemplate as is_template,
                    t.spcname as tablespace
             from pg_catalog.pg_database d
             join pg_catalog.pg_tablespace t on t.oid = d.dattablespace
             where d.datname = {}",
            quote_literal(database)
        );
        session.read(&sql).await?.pop().ok_or_else(|| {
            Error::failed(format!("there is no database {database} any more")).hint("run the command again")
        })
    }
}

/// Takes care that one rollback of a database is at work, for as long as the session lives.
async fn alone(outside: &mut Session, database: &str) -> Result<()> {
    let sql = format!(
        "select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended({}, {MARK}))::text",
        quote_literal(database)
    );
    if outside.texts(&sql).await?.first().is_some_and(|answer| answer == "true") {
        return Ok(());
    }
    Err(Error::failed(format!("another rollback of {database} is at work"))
        .hint("wait for it, and look again"))
}

/// What belongs to a database and not to a copy of it is not dropped along.
///
/// # Errors
/// Exit 4 with what it is.
pub async fn refuse_what_goes(session: &mut Session, database: &str) -> Result<()> {
    let sql = include_str!("sql/not_in_a_copy.sql").replace("$database", &quote_literal(database));
    let goes = session.texts(&sql).await?;
    if goes.is_empty() {
        return Ok(());
    }
    Err(Error::refused("what belongs to the database and is not in a checkpoint would be lost")
        .details(goes)
        .hint("end or drop them first, if they are not needed: DROP SUBSCRIPTION, SELECT pg_drop_replication_slot('…'), ROLLBACK PREPARED '…'"))
}

/// A session to another database of the server: one cannot be replaced from inside.
pub(super) async fn outside(target: &Target, database: &str) -> Result<Session> {
    let others = ["postgres", "template1"].into_iter().filter(|name| *name != database);
    let mut last = None;
    for other in others {
        match target.connect_to(Some(other)).await {
            Ok(session) => return Ok(session),
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| Error::bug("there is no other database to connect to")))
}
