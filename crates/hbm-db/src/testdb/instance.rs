//! One database for one test.

use super::keeper::{comment, database_called, databases_like, try_lock, unlock};
use super::name::{Candidate, Hash, Token, instance_of};
use super::note::{Note, Strategy, now};
use super::template::{Template, templates};
use crate::db::{NewDatabase, Session, drop_database};
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

    /// Drops it, and whoever is connected to it.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn drop(&self, session: &mut Session) -> Result<()> {
        drop_database(session, &self.name).await
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
    /// Exit 4 for a database that hbm-db did not make for a test.
    pub(crate) async fn drop_given(session: &mut Session, name: &str) -> Result<()> {
        let known = database_called(session, name).await?;
        match known.is_some_and(|one| instance_of(&one.name).is_some()) {
            true => drop_database(session, name).await,
            false => Err(Error::refused(format!("{name} is no test database of hbm-db, and stays"))
                .hint("give the URL that testdb get printed")),
        }
    }

    /// Drops what nobody uses any more: instances whose process is gone, those that were given away or are ready for so long, and
    /// those that are ready and whose template is gone. Gives their names.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn sweep(keeper: &mut Session, unused_for: Option<Duration>) -> Result<Vec<String>> {
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
        let mut dropped = Vec::new();
        for candidate in databases_like(keeper, "hbm\\_db\\_test\\_%").await? {
            let Some((hash, token)) = instance_of(&candidate.name) else { continue };
            if !is_left(&candidate, &hash) || !try_lock(keeper, &token.lock()).await? {
                continue;
            }
            // Whoever had the lock may have given it away meanwhile.
            let now = database_called(keeper, &candidate.name).await?;
            let is_still = now.is_some_and(|now| is_left(&now, &hash));
            let done = if is_still { drop_database(keeper, &candidate.name).await } else { Ok(()) };
            unlock(keeper, &token.lock()).await?;
            done?;
            if is_still {
                dropped.push(candidate.name);
            }
        }
        Ok(dropped)
    }
}
