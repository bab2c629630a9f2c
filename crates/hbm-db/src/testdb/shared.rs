//! Instances that all processes share, without one that keeps them.
//!
//! An instance is ready where its comment says so and nobody has its lock. Whoever takes one makes another one meanwhile. What a
//! killed process had says that it is in use, and nobody has its lock: the next process drops it.

use super::instance::Instance;
use super::keeper::{comment, databases_like, literal_pattern};
use super::makers::Makers;
use super::name::{Candidate, class_of_instances, instance_of};
use super::note::{Note, now};
use super::template::Template;
use super::used::{Counters, untouched};
use crate::catalog::quote_literal;
use crate::db::{Session, Target};
use crate::error::Result;
use serde::Deserialize;
use std::cell::Cell;
use std::rc::Rc;
use std::thread::available_parallelism;
use tokio::sync::Mutex;

/// The instances of a template.
pub(crate) struct Shared {
    target: Rc<Target>,
    keeper: Mutex<Session>,
    makers: Makers,
    template: Template,
    /// How many are made ready: as many as tests run at once. Of those that come back as they were, twice as many stay.
    size: usize,
    /// Whether this process has looked for what killed ones left.
    has_swept: Cell<bool>,
}

/// An instance that this process uses.
pub(crate) struct InUse {
    instance: Instance,
    /// What was counted before.
    before: Counters,
}

/// An instance that was ready.
#[derive(Deserialize)]
struct Claimed {
    name: String,
    #[serde(flatten)]
    before: Counters,
}

impl Shared {
    /// Those of a template. `keeper` has the locks of what this process uses.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn new(target: Target, mut keeper: Session, template: Template) -> Result<Self> {
        // That an instance is in use need not be on disk before the test is: whatever it commits is written later.
        keeper.execute("set synchronous_commit = off").await?;
        let target = Rc::new(target);
        Ok(Self {
            makers: Makers::beside(&keeper, target.clone()),
            target,
            keeper: Mutex::new(keeper),
            template,
            size: available_parallelism().map_or(1, usize::from).clamp(4, 16),
            has_swept: Cell::new(false),
        })
    }

    /// How to connect to an instance, with the password.
    pub(crate) fn url(&self, used: &InUse) -> String {
        self.target.given(&used.instance.name).url
    }

    /// An instance that nobody else has: one that is ready, else a new one.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn take(&self) -> Result<InUse> {
        if let Some(ready) = self.claim().await? {
            return Ok(ready);
        }
        let instance = self.made().await?;
        let before = Counters::read(&mut *self.keeper.lock().await, &instance.name).await?;
        Ok(InUse { instance, before: before.unwrap_or_default() })
    }

    /// One that is ready, which says from now on that it is in use.
    async fn claim(&self) -> Result<Option<InUse>> {
        let claim = include_str!("sql/claim.sql")
            .replace("$pattern", &quote_literal(&self.pattern()))
            .replace("$class", &class_of_instances());
        let mut keeper = self.keeper.lock().await;
        let counters = Counters::query("pg_catalog.current_setting('hbm_db.taken')");
        // All of it is one message.
        let claimed: Option<Claimed> = keeper
            .json(&format!(
                "{claim}select coalesce((select pg_catalog.row_to_json(c)::text from (\n{counters}) c), 'null')"
            ))
            .await?;
        let Some(Claimed { name, before }) = claimed else { return Ok(None) };
        let Some((hash, token)) = instance_of(&name) else { return Ok(None) };
        Ok(Some(InUse { instance: Instance { name, hash, token }, before }))
    }

    /// A new one, whose lock this process has.
    async fn made(&self) -> Result<Instance> {
        let instance = Instance::reserve(&mut *self.keeper.lock().await, &self.template.hash).await?;
        let made = self.makers.work(async |maker| instance.make(maker, &self.template).await).await;
        if made.is_err() {
            instance.release(&mut *self.keeper.lock().await).await?;
        }
        made.map(|()| instance)
    }

    /// Makes one that is ready, where there are too few.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn refill(&self) -> Result<()> {
        if !self.has_swept.replace(true) {
            let swept =
                self.makers.work(async |maker| Instance::sweep(maker, &self.target, None).await).await?;
            swept.left.iter().for_each(|why| tracing::debug!("{why}"));
        }
        if self.ready().await? >= self.size {
            return Ok(());
        }
        let instance = self.made().await?;
        self.offer(&instance).await
    }

    /// How many are ready.
    async fn ready(&self) -> Result<usize> {
        let known = databases_like(&mut *self.keeper.lock().await, &self.pattern()).await?;
        Ok(known.iter().filter(|one| is_ready(one)).count())
    }

    /// Leaves one to whoever takes it next.
    async fn offer(&self, instance: &Instance) -> Result<()> {
        let mut keeper = self.keeper.lock().await;
        comment(&mut keeper, &instance.name, &Note::Ready { since: now() }.text()?).await?;
        instance.release(&mut keeper).await
    }

    /// Has an instance back: it is ready again where nothing was committed in it, and dropped otherwise.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn give_back(&self, InUse { instance, before }: InUse) -> Result<()> {
        let state = (instance.name.as_str(), &before, self.template.sequences.as_str());
        let is_untouched = untouched(&self.keeper, &self.target, state).await?.is_some();
        if is_untouched && self.ready().await? < 2 * self.size {
            return self.offer(&instance).await;
        }
        self.makers.work(async |maker| instance.drop(maker, &self.target).await).await?;
        instance.release(&mut *self.keeper.lock().await).await
    }

    /// Leaves an instance to somebody who drops it.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn keep(&self, InUse { instance, .. }: InUse) -> Result<()> {
        let mut keeper = self.keeper.lock().await;
        instance.give(&mut keeper).await?;
        instance.release(&mut keeper).await
    }

    /// What LIKE finds its instances by.
    fn pattern(&self) -> String {
        literal_pattern(&self.template.hash.instances()) + "%"
    }
}

fn is_ready(candidate: &Candidate) -> bool {
    matches!(Note::read(candidate.comment.as_deref()), Some(Note::Ready { .. }))
}
