//! Instances that are ready, for as long as this process runs.

use super::instance::{Instance, not_dropped};
use super::makers::Makers;
use super::name::Hash;
use super::origin::Origin;
use super::pool::{Pool, Ready, Waiting};
use super::used::{Counters, untouched};
use crate::config::Given;
use crate::db::{Session, Target};
use crate::error::{Error, Result};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::task::{JoinSet, LocalSet};
use tokio::time::timeout;

/// How long somebody waits for an instance.
const PATIENCE: Duration = Duration::from_secs(60);

/// The templates of this run, and their instances. It runs on one thread, in a [`tokio::task::LocalSet`].
pub(crate) struct Manager {
    target: Rc<Target>,
    keeper: Mutex<Session>,
    makers: Makers,
    pools: RefCell<HashMap<Hash, Rc<Pool>>>,
    taken: RefCell<HashMap<u64, Taken>>,
    tasks: RefCell<JoinSet<()>>,
    /// What runs the tasks: they outlast the request that begins them.
    local: Rc<LocalSet>,
    size: Cell<usize>,
    numbers: Cell<u64>,
    closing: Cell<bool>,
    /// The instance that the program of this run has as long as it runs.
    of_program: Cell<Option<u64>>,
    /// What could not be dropped, and why.
    left: RefCell<Vec<String>>,
}

/// An instance that somebody has.
struct Taken {
    ready: Ready,
    pool: Rc<Pool>,
    kept: bool,
}

/// What is there at the end.
#[derive(Debug, Default)]
pub(crate) struct Closed {
    /// The databases that stay.
    pub(crate) kept: Vec<String>,
    /// Why others are still there.
    pub(crate) left: Vec<String>,
}

impl Manager {
    /// One that keeps none ready. `keeper` has the locks of all its instances; `local` runs while it is used.
    pub(crate) fn new(target: Rc<Target>, keeper: Session, local: Rc<LocalSet>) -> Rc<Self> {
        Rc::new(Self {
            makers: Makers::beside(&keeper, target.clone()),
            target,
            keeper: Mutex::new(keeper),
            pools: RefCell::default(),
            taken: RefCell::default(),
            tasks: RefCell::default(),
            local,
            size: Cell::new(0),
            numbers: Cell::new(0),
            closing: Cell::new(false),
            of_program: Cell::new(None),
            left: RefCell::default(),
        })
    }

    /// The server.
    pub(crate) fn target(&self) -> &Target {
        &self.target
    }

    /// The session that keeps the locks.
    pub(crate) fn keeper(&self) -> &Mutex<Session> {
        &self.keeper
    }

    /// Adds what instances can be made of. Its first instance is made when somebody asks for one.
    pub(crate) fn add(&self, origin: Origin) {
        self.pools.borrow_mut().entry(origin.hash().clone()).or_insert_with(|| Rc::new(Pool::of(origin)));
    }

    /// Whether it has a template.
    pub(crate) fn has(&self, hash: &Hash) -> bool {
        self.pools.borrow().contains_key(hash)
    }

    /// Forgets a template, and drops its instances that are ready.
    pub(crate) fn remove(self: &Rc<Self>, hash: &Hash) {
        if let Some(pool) = self.pools.borrow_mut().remove(hash) {
            self.drop_ready(&pool);
        }
    }

    fn drop_ready(self: &Rc<Self>, pool: &Rc<Pool>) {
        for ready in pool.ready.take() {
            self.spawn(Self::drop_one, (ready.instance, pool.clone()));
        }
    }

    /// An instance that nobody else has, how programs connect to it, and the number to give it back by.
    ///
    /// # Errors
    /// Exit 1 where none can be made, or none is free in a minute.
    pub(crate) async fn take(self: &Rc<Self>, hash: &Hash) -> Result<(u64, Given)> {
        let pool = self.pools.borrow().get(hash).cloned();
        let pool = pool.ok_or_else(|| Error::failed("there is no such template"))?;
        let waiting = Waiting::of(&pool);
        let ready = timeout(PATIENCE, self.next(&pool)).await;
        drop(waiting);
        let ready = ready.map_err(|_| {
            Error::failed(format!("no test database was ready in {} s", PATIENCE.as_secs()))
                .hint("run fewer tests at a time; see what keeps the server busy")
        })??;
        let given = pool.origin.given(&self.target, &ready.instance)?;
        let number = self.numbers.get() + 1;
        self.numbers.set(number);
        self.taken.borrow_mut().insert(number, Taken { ready, pool: pool.clone(), kept: false });
        self.refill(&pool);
        Ok((number, given))
    }

    /// An instance that nobody gives back before everything ends.
    ///
    /// # Errors
    /// Those of [`Self::take`].
    pub(crate) async fn take_for_program(self: &Rc<Self>, hash: &Hash) -> Result<Given> {
        let (number, given) = self.take(hash).await?;
        self.of_program.set(Some(number));
        Ok(given)
    }

    /// Whether somebody has an instance.
    pub(crate) fn is_taken(&self, number: u64) -> bool {
        self.taken.borrow().contains_key(&number)
    }

    async fn next(self: &Rc<Self>, pool: &Rc<Pool>) -> Result<Ready> {
        loop {
            let ready = pool.ready.borrow_mut().pop();
            if let Some(ready) = ready {
                return Ok(ready);
            }
            let changed = pool.changed.notified();
            self.refill(pool);
            changed.await;
            if let Some(why) = pool.failed.borrow_mut().take() {
                return Err(why.context("nothing could be made for a test"));
            }
        }
    }

    /// Makes as many as are missing.
    fn refill(self: &Rc<Self>, pool: &Rc<Pool>) {
        let wanted = self.size.get() + pool.waiting.get();
        let there = || pool.ready.borrow().len() + pool.making.get();
        while !self.closing.get() && there() < wanted {
            pool.making.set(pool.making.get() + 1);
            self.spawn(Self::make_one, pool.clone());
        }
    }

    /// Keeps so many instances of each template ready from now on.
    pub(crate) fn keep_ready(self: &Rc<Self>, size: usize) {
        self.size.set(size);
        self.warm();
    }

    /// Makes what is missing.
    pub(crate) fn warm(self: &Rc<Self>) {
        let pools: Vec<Rc<Pool>> = self.pools.borrow().values().cloned().collect();
        pools.iter().for_each(|pool| self.refill(pool));
    }

    /// Takes an instance back: where nothing was committed in it, the next one gets it.
    pub(crate) fn give_back(self: &Rc<Self>, number: u64) -> bool {
        self.end(number, Self::settle)
    }

    /// Drops an instance, whatever was done in it.
    pub(crate) fn discard(self: &Rc<Self>, number: u64) -> bool {
        self.end(number, |manager, taken| manager.drop_one((taken.ready.instance, taken.pool)))
    }

    /// Leaves an instance there when everything ends. Gives its database; none where nobody has it.
    ///
    /// # Errors
    /// Exit 2 where it cannot outlast this run.
    pub(crate) fn keep(&self, number: u64) -> Result<Option<String>> {
        let mut taken = self.taken.borrow_mut();
        let Some(taken) = taken.get_mut(&number) else { return Ok(None) };
        if self.target.is_embedded() {
            return Err(Error::usage("the server of this run ends with it, and no database of it stays"));
        }
        if taken.pool.origin.sequences().is_none() {
            return Err(Error::usage("the schemas of tests are dropped when the run ends"));
        }
        taken.kept = true;
        Ok(Some(taken.ready.instance.name.clone()))
    }

    fn end<F: Future<Output = ()> + 'static>(
        self: &Rc<Self>,
        number: u64,
        work: impl FnOnce(Rc<Self>, Taken) -> F + 'static,
    ) -> bool {
        let is_free = self.of_program.get() != Some(number);
        let kept = self.taken.borrow().get(&number).filter(|_| is_free).map(|taken| taken.kept);
        match kept {
            None => false,
            Some(true) => true,
            Some(false) => {
                if let Some(taken) = self.taken.borrow_mut().remove(&number) {
                    self.spawn(work, taken);
                }
                true
            }
        }
    }

    fn spawn<T: 'static, F: Future<Output = ()> + 'static>(
        self: &Rc<Self>,
        work: impl FnOnce(Rc<Self>, T) -> F + 'static,
        on: T,
    ) {
        let mut tasks = self.tasks.borrow_mut();
        // Those that are over are forgotten.
        while tasks.try_join_next().is_some() {}
        tasks.spawn_local_on(work(self.clone(), on), &self.local);
    }

    async fn make_one(self: Rc<Self>, pool: Rc<Pool>) {
        let made = self.made(&pool.origin).await;
        let made = match made {
            Ok(instance) => Counters::read(&mut *self.keeper.lock().await, &instance.name)
                .await
                .map(|before| Ready { instance, before: before.unwrap_or_default() }),
            Err(error) => Err(error),
        };
        pool.making.set(pool.making.get() - 1);
        let is_needed = pool.ready.borrow().len() < self.size.get() + pool.waiting.get();
        match made {
            Ok(ready) if is_needed || self.closing.get() => pool.ready.borrow_mut().push(ready),
            // Whoever waited for it has given up.
            Ok(ready) => self.clone().drop_one((ready.instance, pool.clone())).await,
            Err(error) => {
                tracing::debug!("no test database: {error}");
                pool.failed.borrow_mut().replace(error);
            }
        }
        pool.changed.notify_waiters();
    }

    async fn made(&self, origin: &Origin) -> Result<Instance> {
        let instance = Instance::reserve(&mut *self.keeper.lock().await, origin.hash()).await?;
        let made = origin.make(&self.makers, &instance).await;
        if made.is_err() {
            instance.release(&mut *self.keeper.lock().await).await?;
        }
        made.map(|()| instance)
    }

    async fn settle(self: Rc<Self>, taken: Taken) {
        let Taken { ready: Ready { instance, before }, pool, .. } = taken;
        let untouched = match pool.origin.sequences() {
            Some(sequences) if !self.closing.get() => {
                let state = (instance.name.as_str(), &before, sequences);
                untouched(&self.keeper, &self.target, state).await.unwrap_or_default()
            }
            _ => None,
        };
        // Of those that come back as they were, twice as many stay as are made ready.
        let is_needed = pool.ready.borrow().len() < pool.waiting.get() + 2 * self.size.get().max(1);
        match untouched {
            Some(before) if is_needed && !self.closing.get() && self.has(pool.origin.hash()) => {
                pool.ready.borrow_mut().push(Ready { instance, before });
                pool.changed.notify_waiters();
            }
            _ => self.drop_one((instance, pool)).await,
        }
    }

    async fn drop_one(self: Rc<Self>, (instance, pool): (Instance, Rc<Pool>)) {
        let dropped = pool.origin.drop(&self.makers, &instance).await;
        let released = instance.release(&mut *self.keeper.lock().await).await;
        // Without its lock, the next run drops it.
        if let Err(error) = dropped.and(released) {
            self.left.borrow_mut().push(not_dropped(&instance.name, &error));
        }
    }

    /// Drops every instance of this run but those that are to be kept: those that were named, and, where `keep` says so, those
    /// that somebody still has.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn close(self: Rc<Self>, keep: bool) -> Result<Closed> {
        self.closing.set(true);
        self.finish().await;
        let mut kept = Vec::new();
        for (number, taken) in self.taken.take() {
            let instance = taken.ready.instance.clone();
            if taken.kept || keep && self.is_used(number, &taken).await {
                instance.give(&mut *self.keeper.lock().await).await?;
                kept.push(instance.name);
            } else {
                self.spawn(Self::drop_one, (instance, taken.pool));
            }
        }
        for pool in self.pools.take().into_values() {
            self.drop_ready(&pool);
        }
        self.finish().await;
        self.makers.close().await;
        kept.sort();
        Ok(Closed { kept, left: self.left.take() })
    }

    /// Whether somebody did something in an instance; that of the program may never have been looked at.
    async fn is_used(&self, number: u64, taken: &Taken) -> bool {
        let Some(sequences) = taken.pool.origin.sequences() else { return true };
        let state = (taken.ready.instance.name.as_str(), &taken.ready.before, sequences);
        let is_of_program = self.of_program.get() == Some(number);
        !is_of_program || !matches!(untouched(&self.keeper, &self.target, state).await, Ok(Some(_)))
    }

    async fn finish(&self) {
        let mut tasks = self.tasks.take();
        while tasks.join_next().await.is_some() {}
    }
}
