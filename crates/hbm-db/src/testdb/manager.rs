//! Instances that are ready, for as long as this process runs.

use super::instance::Instance;
use super::makers::Makers;
use super::name::Hash;
use super::origin::Origin;
use super::used::{Counters, untouched};
use crate::config::Given;
use crate::db::{Session, Target};
use crate::error::{Error, Result};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::{Mutex, Notify};
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
}

/// The instances of an origin.
struct Pool {
    origin: Origin,
    ready: RefCell<Vec<Ready>>,
    making: Cell<usize>,
    waiting: Cell<usize>,
    changed: Notify,
    /// Why the last one could not be made.
    failed: RefCell<Option<Error>>,
}

struct Ready {
    instance: Instance,
    /// What was counted before somebody used it.
    before: Counters,
}

struct Taken {
    ready: Ready,
    pool: Rc<Pool>,
    kept: bool,
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
        self.pools.borrow_mut().entry(origin.hash().clone()).or_insert_with(|| {
            Rc::new(Pool {
                origin,
                ready: RefCell::default(),
                making: Cell::new(0),
                waiting: Cell::new(0),
                changed: Notify::new(),
                failed: RefCell::default(),
            })
        });
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
        pool.waiting.set(pool.waiting.get() + 1);
        let ready = timeout(PATIENCE, self.next(&pool)).await;
        pool.waiting.set(pool.waiting.get() - 1);
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

    /// Leaves an instance there when everything ends. Gives its database; none where nobody has it, and where it is a schema.
    pub(crate) fn keep(&self, number: u64) -> Option<String> {
        let mut taken = self.taken.borrow_mut();
        let taken = taken.get_mut(&number).filter(|taken| taken.pool.origin.sequences().is_some())?;
        taken.kept = true;
        Some(taken.ready.instance.name.clone())
    }

    fn end<F: Future<Output = ()> + 'static>(
        self: &Rc<Self>,
        number: u64,
        work: impl FnOnce(Rc<Self>, Taken) -> F + 'static,
    ) -> bool {
        let kept = self.taken.borrow().get(&number).map(|taken| taken.kept);
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
        pool.making.set(pool.making.get() - 1);
        match made {
            Ok(instance) => pool.ready.borrow_mut().push(Ready { instance, before: Counters::default() }),
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
        match untouched {
            Some(before) if !self.closing.get() && self.has(pool.origin.hash()) => {
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
            tracing::debug!("{} was not dropped: {error}", instance.name);
        }
    }

    /// Drops every instance of this run but those that are to be kept: those that were named, and, where `keep` says so, those
    /// that somebody still has. Gives the databases that stay.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn close(self: Rc<Self>, keep: bool) -> Result<Vec<String>> {
        self.closing.set(true);
        self.finish().await;
        let mut kept = Vec::new();
        for (_, taken) in self.taken.take() {
            let instance = taken.ready.instance;
            if taken.kept || keep {
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
        Ok(kept)
    }

    async fn finish(&self) {
        let mut tasks = self.tasks.take();
        while tasks.join_next().await.is_some() {}
    }
}
