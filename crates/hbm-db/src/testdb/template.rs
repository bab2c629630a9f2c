//! The database that instances are copies of.

use super::instance::Instance;
use super::keeper::{
    comment, database_called, databases_like, patiently, share, try_lock, try_share, unlock, unshare,
};
use super::name::{Hash, template_of};
use super::note::{Note, Strategy, now};
use crate::catalog::{Ident, quote_literal};
use crate::db::{NewDatabase, Session, Target, drop_database};
use crate::error::{Error, Result};
use std::time::{Duration, Instant};

/// A template that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Template {
    /// The database.
    pub(crate) name: String,
    pub(crate) hash: Hash,
    pub(super) strategy: Strategy,
    /// The state of its sequences.
    pub(super) sequences: String,
}

/// Whether a template was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// It was.
    There,
    /// It was made.
    Made,
}

/// A template that is needed.
pub(crate) struct Wanted<'a> {
    /// What it depends on.
    pub(crate) hash: &'a Hash,
    /// The application.
    pub(crate) app: &'a str,
    /// The options of CREATE DATABASE.
    pub(crate) options: &'a str,
    /// Is called where another process makes it.
    pub(crate) waits: &'a dyn Fn(),
}

/// A template that hbm-db made, as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) name: String,
    pub(crate) hash: Hash,
    /// When it was used last, in seconds since 1970; none where it is not whole.
    pub(crate) used: Option<u64>,
}

/// When it was used is written once an hour.
const HOUR: u64 = 60 * 60;

impl Template {
    /// The template of a recipe; none where there is none that is whole.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn find(keeper: &mut Session, hash: &Hash) -> Result<Option<Self>> {
        let found = database_called(keeper, &hash.template()).await?;
        let Some(one) = found.filter(|one| one.sealed) else {
            return Ok(None);
        };
        let Some(Note::Template { app, strategy, sequences, used }) = Note::read(one.comment.as_deref())
        else {
            return Ok(None);
        };
        if used + HOUR < now() {
            let note = Note::Template { app, strategy, sequences: sequences.clone(), used: now() };
            comment(keeper, &one.name, &note.text()?).await?;
        }
        Ok(Some(Self { name: one.name, hash: hash.clone(), strategy, sequences }))
    }

    /// Finds it, or makes it: of all who need it at once, one does, and the others wait. `fill` makes what is in it. As long as the
    /// keeper is connected, nobody drops it.
    ///
    /// # Errors
    /// Those of `fill`, after which nothing is left; what the server answers.
    pub(crate) async fn ensure(
        keeper: &mut Session,
        target: &Target,
        wanted: Wanted<'_>,
        fill: impl AsyncFnOnce(&mut Session, &str) -> Result<()>,
    ) -> Result<(Self, Found)> {
        let lock = wanted.hash.lock();
        loop {
            // Whoever makes it has the lock alone.
            if !try_share(keeper, &lock).await? {
                (wanted.waits)();
                share(keeper, &lock).await?;
            }
            if let Some(found) = Self::find(keeper, wanted.hash).await? {
                return Ok((found, Found::There));
            }
            unshare(keeper, &lock).await?;
            if try_lock(keeper, &lock).await? {
                let made = Self::find_or_make(keeper, target, &wanted, fill).await;
                if made.is_ok() {
                    // A session does not wait for itself.
                    try_share(keeper, &lock).await?;
                }
                unlock(keeper, &lock).await?;
                return made;
            }
            // Another process has just begun.
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The same for whoever has its lock.
    async fn find_or_make(
        keeper: &mut Session,
        target: &Target,
        Wanted { hash, app, options, .. }: &Wanted<'_>,
        fill: impl AsyncFnOnce(&mut Session, &str) -> Result<()>,
    ) -> Result<(Self, Found)> {
        if let Some(found) = Self::find(keeper, hash).await? {
            return Ok((found, Found::There));
        }
        let name = Self::begin(keeper, hash, options).await?;
        let made = match fill(keeper, &name).await {
            Ok(()) => Self::seal(keeper, target, (hash, app)).await,
            Err(error) => Err(error),
        };
        if made.is_err() {
            drop_database(keeper, &name).await?;
        }
        made.map(|made| (made, Found::Made))
    }

    /// An empty database with these options that is to become the template. What somebody left half made is dropped. The caller has
    /// its lock.
    ///
    /// # Errors
    /// Exit 4 where a database has its name that is none of ours; what the server answers.
    pub(crate) async fn begin(keeper: &mut Session, hash: &Hash, options: &str) -> Result<String> {
        let name = hash.template();
        if database_called(keeper, &name).await?.is_some() {
            drop_database(keeper, &name).await?;
        } else if is_there(keeper, &name).await? {
            return Err(Error::refused(format!(
                "there is a database {name} that this role did not make for tests; it stays"
            ))
            .hint("rename it, or drop it"));
        }
        NewDatabase { name: &name, template: "template0", mark: hash.mark(), options }.create(keeper).await?;
        Ok(name)
    }

    /// Closes it for everybody, and finds out how it is copied fastest.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn seal(
        keeper: &mut Session,
        target: &Target,
        (hash, app): (&Hash, &str),
    ) -> Result<Self> {
        let name = hash.template();
        let mut inside = patiently(target, Some(&name)).await?;
        let sequences = sequences(&mut inside).await?;
        // What is dead need not be copied, and a copy begins with statistics. Catalogs that all databases share are vacuumed as well,
        // and another process may be at it.
        inside.execute("vacuum (analyze, skip_locked)").await?;
        inside.close().await;
        let own = Ident::new(&name);
        keeper.execute(&format!("alter database {own} with allow_connections false")).await?;
        // Whoever was connected is in the way of every copy.
        keeper
            .texts(&format!(
                "select pg_catalog.pg_terminate_backend(a.pid)::text from pg_catalog.pg_stat_activity a where a.datname = {}",
                quote_literal(&name)
            ))
            .await?;
        let strategy = fastest(keeper, target, hash, &name).await?;
        let note =
            Note::Template { app: app.to_owned(), strategy, sequences: sequences.clone(), used: now() };
        comment(keeper, &name, &note.text()?).await?;
        Ok(Self { name, hash: hash.clone(), strategy, sequences })
    }

    /// Drops it, unless another process makes it just now. Whoever needs it makes it anew. Returns whether it was dropped.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn drop_unless_made(keeper: &mut Session, hash: &Hash) -> Result<bool> {
        if !try_lock(keeper, &hash.lock()).await? {
            return Ok(false);
        }
        let done = drop_database(keeper, &hash.template()).await;
        unlock(keeper, &hash.lock()).await?;
        done.map(|()| true)
    }
}

/// Whether there is a database of this name.
async fn is_there(session: &mut Session, name: &str) -> Result<bool> {
    let sql = format!(
        "select d.datname::text from pg_catalog.pg_database d where d.datname = {}",
        quote_literal(name)
    );
    Ok(!session.texts(&sql).await?.is_empty())
}

/// The templates of the server.
///
/// # Errors
/// What the server answers.
pub(crate) async fn templates(keeper: &mut Session) -> Result<Vec<Known>> {
    let known = databases_like(keeper, "hbm\\_db\\_template\\_%").await?.into_iter();
    Ok(known
        .filter_map(|one| {
            let used = match Note::read(one.comment.as_deref()) {
                Some(Note::Template { used, .. }) if one.sealed => Some(used),
                _ => None,
            };
            Some(Known { hash: template_of(&one.name)?, name: one.name, used })
        })
        .collect())
}

/// How far every sequence of the connected database is.
///
/// # Errors
/// What the server answers.
pub(super) async fn sequences(session: &mut Session) -> Result<String> {
    Ok(session.texts(include_str!("sql/sequences.sql")).await?.pop().unwrap_or_default())
}

/// The way that took least to copy it. It depends on its size, the file system, and how checkpoints are synced.
async fn fastest(keeper: &mut Session, target: &Target, hash: &Hash, name: &str) -> Result<Strategy> {
    let ways: &[Strategy] = match keeper.server.version {
        180_000.. => &[Strategy::WalLog, Strategy::FileCopy, Strategy::Clone],
        150_000.. => &[Strategy::WalLog, Strategy::FileCopy],
        _ => return Ok(Strategy::Only),
    };
    let mut best = (Strategy::WalLog, Duration::MAX);
    for way in ways {
        let trial = Instance::reserve(keeper, hash).await?;
        let began = Instant::now();
        let made = trial.make_by(keeper, name, *way).await;
        let took = began.elapsed();
        trial.drop(keeper, target).await?;
        trial.release(keeper).await?;
        match made {
            Ok(()) if took < best.1 => best = (*way, took),
            Ok(()) => {}
            // A file system that shares no blocks.
            Err(error) if *way == Strategy::Clone => tracing::debug!("no clone: {error}"),
            Err(error) => return Err(error),
        }
    }
    Ok(best.0)
}
