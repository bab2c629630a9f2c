//! One database for one test.

use super::keeper::{comment, database_called, databases_like, patiently, try_lock, unlock};
use super::name::{Candidate, Hash, Token, instance_of};
use super::note::{Note, Strategy, now};
use super::template::{Template, templates};
use crate::catalog::Ident;
use crate::db::{NewDatabase, Session, Target, drop_database};
use crate::error::{Error, Result};
use std::time::Duration;

/// How often a template is asked for that somebody is connected to for a moment, such as autovacuum.
const TRIES: u32 = 5;

/// A copy of a template. Whoever has it holds its lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Instance {
    /// The database.
    pub(crate) name: String,
    pub(super) hash: Hash,
    pub(super) token: Token,
}

impl Instance {
    /// Takes the lock of a new one: it comes before the database, which would be dropped without it.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn reserve(keeper: &mut Session, hash: &Hash) -> Result<Self> {
        loop {
            let token = Token::new();
            if try_lock(keeper, &token.lock()).await? {
                return Ok(Self { name: token.name(hash), hash: hash.clone(), token });
            }
        }
    }

    /// Copies the template.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn make(&self, maker: &mut Session, template: &Template) -> Result<()> {
        self.make_by(maker, &template.name, template.strategy).await
    }

    /// The same in a way that is to be tried.
    pub(super) async fn make_by(
        &self,
        maker: &mut Session,
        template: &str,
        strategy: Strategy,
    ) -> Result<()> {
        let new =
            NewDatabase { name: &self.name, template, mark: self.token.mark(), options: strategy.option() };
        if strategy == Strategy::Clone {
            maker.execute("set file_copy_method = clone").await?;
        }
        let mut tries = 1;
        loop {
            match new.create(maker).await {
                // The server has waited for 5 s already.
                Err(error) if error.sqlstate() == Some("55006") && tries < TRIES => {
                    tries += 1;
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(error) if error.sqlstate() == Some("3D000") => {
                    return Err(error.hint("another process removed the template: run the command again"));
                }
                made => return made,
            }
        }
    }

    /// Leaves it to somebody outside of this process, who drops it.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn give(&self, keeper: &mut Session) -> Result<()> {
        comment(keeper, &self.name, &Note::Given { since: now() }.text()?).await
    }

    /// Drops it with whatever its test left, and the sessions that are connected to it.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn drop(&self, session: &mut Session, target: &Target) -> Result<()> {
        drop_whole(session, target, &self.name).await
    }

    /// Gives its lock back, after it was dropped.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn release(&self, keeper: &mut Session) -> Result<()> {
        unlock(keeper, &self.token.lock()).await
    }

    /// Drops one that was given away, by its name.
    ///
    /// # Errors
    /// Exit 4 for a database that hbm-db did not make for a test, or that another process uses.
    pub(crate) async fn drop_given(session: &mut Session, target: &Target, name: &str) -> Result<()> {
        let known = database_called(session, name).await?;
        let Some((_, token)) = known.and_then(|one| instance_of(&one.name)) else {
            return Err(Error::refused(format!(
                "{name} is no test database of hbm-db, or is gone already; nothing was dropped"
            ))
            .hint("give the URL that testdb get printed"));
        };
        if !try_lock(session, &token.lock()).await? {
            return Err(Error::refused(format!("{name} is in use by another process of hbm-db, and stays"))
                .hint("it is dropped when that ends"));
        }
        let done = drop_whole(session, target, name).await;
        unlock(session, &token.lock()).await?;
        done
    }

    /// Drops what nobody uses any more: instances whose process is gone, those that were given away or are ready for so long, and
    /// those that are ready and whose template is gone. One that cannot be dropped keeps no other.
    ///
    /// # Errors
    /// What the server answers to the search.
    pub(crate) async fn sweep(
        keeper: &mut Session,
        target: &Target,
        unused_for: Option<Duration>,
    ) -> Result<Swept> {
        let is_old =
            |since: u64| unused_for.is_some_and(|longest| since.saturating_add(longest.as_secs()) <= now());
        let templates = templates(keeper).await?;
        let is_left = |candidate: &Candidate, hash: &Hash| match Note::read(candidate.comment.as_deref()) {
            Some(Note::Given { since }) => is_old(since),
            Some(Note::Ready { since }) => {
                is_old(since) || templates.iter().all(|template| template.hash != *hash)
            }
            _ => true,
        };
        let mut swept = Swept::default();
        for candidate in databases_like(keeper, "hbm\\_db\\_test\\_%").await? {
            let Some((hash, token)) = instance_of(&candidate.name) else { continue };
            if !is_left(&candidate, &hash) || !try_lock(keeper, &token.lock()).await? {
                continue;
            }
            // Whoever had the lock may have given it away meanwhile.
            let now = database_called(keeper, &candidate.name).await?;
            let is_still = now.is_some_and(|now| is_left(&now, &hash));
            let done = if is_still { drop_whole(keeper, target, &candidate.name).await } else { Ok(()) };
            unlock(keeper, &token.lock()).await?;
            match done {
                Ok(()) if is_still => swept.dropped.push(candidate.name),
                Ok(()) => {}
                Err(error) => swept.left.push(not_dropped(&candidate.name, &error)),
            }
        }
        Ok(swept)
    }
}

/// What became of databases that nobody uses any more.
#[derive(Debug, Default)]
pub(crate) struct Swept {
    /// The names of those that are gone.
    pub(crate) dropped: Vec<String>,
    /// Why others are still there.
    pub(crate) left: Vec<String>,
}

/// What is said of a database that stays.
pub(super) fn not_dropped(name: &str, error: &Error) -> String {
    format!("{name} could not be dropped, and the next run tries again: {}", error.in_one_line())
}

/// Drops a database of a test with what is in the way of that: transactions that were prepared, subscriptions, and that the test
/// made it a template (manual, "DROP DATABASE").
async fn drop_whole(session: &mut Session, target: &Target, name: &str) -> Result<()> {
    match drop_database(session, name).await {
        // object_in_use, wrong_object_type
        Err(error) if matches!(error.sqlstate(), Some("55006" | "42809")) => {
            let own = Ident::new(name);
            session
                .execute(&format!("alter database {own} with is_template false allow_connections true"))
                .await?;
            let mut inside = patiently(target, Some(name)).await?;
            let cleared = clear(&mut inside).await;
            inside.close().await;
            cleared?;
            drop_database(session, name).await
        }
        done => done,
    }
}

/// Ends what outlasts the sessions of a test in the connected database.
async fn clear(inside: &mut Session) -> Result<()> {
    inside.execute("set default_transaction_read_only = off").await?;
    // Each for itself: some may not run in a transaction.
    for statement in inside.texts(include_str!("sql/in_the_way.sql")).await? {
        inside.execute(&statement).await?;
    }
    Ok(())
}
