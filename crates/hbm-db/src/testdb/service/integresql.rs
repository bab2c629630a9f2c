//! The interface of IntegreSQL, version 1: clients make templates by themselves, and have copies of them.

use super::Answer;
use super::own::done;
use crate::catalog::Fingerprint;
use crate::config::Given;
use crate::db::{drop_database, options_like};
use crate::error::{Error, Result};
use crate::http::Reply;
use crate::testdb::keeper::{try_lock, unlock};
use crate::testdb::name::Hash;
use crate::testdb::{Manager, Origin, Template};
use hyper::{Method, StatusCode};
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::{HashSet, VecDeque};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// How long somebody else may take for a template.
const PATIENCE: Duration = Duration::from_secs(60);

/// The templates that clients make.
pub(super) struct Templates {
    manager: Rc<Manager>,
    /// Those that are being made by a client of ours, whose lock we have.
    begun: RefCell<HashSet<Hash>>,
    /// The templates that clients spoke of.
    known: RefCell<HashSet<Hash>>,
    /// The databases that clients were given, the oldest first.
    lent: RefCell<VecDeque<u64>>,
}

/// How many databases clients may have at a time; some of them give none back.
const AT_MOST: usize = 64;

#[derive(Deserialize)]
struct Named {
    hash: String,
}

/// The name in a request, as JSON or as a form.
fn named(body: &[u8]) -> Option<String> {
    if let Ok(named) = serde_json::from_slice::<Named>(body) {
        return Some(named.hash);
    }
    let form = std::str::from_utf8(body).ok()?;
    let written = form.split('&').find_map(|field| field.strip_prefix("hash="))?;
    Some(percent_decode_str(&written.replace('+', " ")).decode_utf8_lossy().into_owned())
}

/// The name that a client gave, as one of ours. Of several roles each has its own.
fn own(user: &str, hash: &str) -> Hash {
    Hash::of(&Fingerprint::of_text(&format!("template of a client, {user:?} {hash}")).to_string())
}

/// A database as clients expect it.
fn shown(hash: &str, given: &Given) -> Value {
    // Clients put an empty one where the next word is taken for it.
    let password = if given.password.is_empty() { "none" } else { &given.password };
    json!({
        "templateHash": hash,
        "config": {
            "host": given.host, "port": given.port, "username": given.user, "password": password,
            "database": given.database,
        },
    })
}

impl Templates {
    pub(super) fn new(manager: Rc<Manager>) -> Self {
        Self { manager, begun: RefCell::default(), known: RefCell::default(), lent: RefCell::default() }
    }

    /// The template that a client means.
    fn own(&self, hash: &str) -> Hash {
        let own = own(self.manager.target().url().user(), hash);
        self.known.borrow_mut().insert(own.clone());
        own
    }

    /// Work that goes on where the client gives up.
    async fn to_its_end<F: Future<Output = Result<Answer>> + 'static>(
        self: &Rc<Self>,
        work: impl FnOnce(Rc<Self>) -> F,
    ) -> Result<Answer> {
        let ended = tokio::task::spawn_local(work(self.clone())).await;
        ended.unwrap_or_else(|error| Err(Error::bug("a request ended too early").because(error)))
    }

    pub(super) async fn answer(self: &Rc<Self>, method: &Method, path: &[&str], body: &[u8]) -> Answer {
        let answered = match (method.as_str(), path) {
            ("POST", ["templates"]) => match named(body) {
                Some(hash) if !hash.is_empty() => {
                    self.to_its_end(|all| async move { all.begin(&hash).await }).await
                }
                _ => Ok(Answer::of(StatusCode::BAD_REQUEST)),
            },
            ("PUT", ["templates", hash]) => {
                let hash = self.own(hash);
                self.to_its_end(|all| async move { all.finish(&hash).await }).await
            }
            ("DELETE", ["templates", hash]) => {
                let hash = self.own(hash);
                self.to_its_end(|all| async move { all.discard(&hash).await }).await
            }
            ("GET", ["templates", hash, "tests"]) => self.test(hash).await,
            ("DELETE", ["templates", _, "tests", id]) | ("POST", ["templates", _, "tests", id, "unlock"]) => {
                Ok(done(id.parse().is_ok_and(|number| self.manager.give_back(number))))
            }
            ("POST", ["templates", _, "tests", id, "recreate"]) => {
                Ok(done(id.parse().is_ok_and(|number| self.manager.discard(number))))
            }
            ("DELETE", ["admin", "templates"]) => {
                let known = self.known.take();
                self.to_its_end(|all| async move { Ok(all.discard_all(known).await) }).await
            }
            _ => Ok(Answer::of(StatusCode::NOT_FOUND)),
        };
        match answered {
            // Clients read a body, and expect nothing in particular in it.
            Ok(Answer(status, Reply::Whole(None))) if status.is_client_error() => {
                Answer(status, "{}\n".to_owned().into())
            }
            Ok(answer) => answer,
            Err(error) => Answer::failed(StatusCode::SERVICE_UNAVAILABLE, &error),
        }
    }

    /// An empty database that is to become a template: 423 where it is one already, or somebody is at it.
    async fn begin(&self, named: &str) -> Result<Answer> {
        let hash = self.own(named);
        let end = Instant::now() + PATIENCE;
        loop {
            if self.begun.borrow().contains(&hash) || self.find(&hash).await? {
                return Ok(Answer::of(StatusCode::LOCKED));
            }
            let mut keeper = self.manager.keeper().lock().await;
            if !self.begun.borrow().contains(&hash) && try_lock(&mut keeper, &hash.lock()).await? {
                // It may have been finished since it was looked for.
                if Template::find(&mut keeper, &hash).await?.is_some() {
                    unlock(&mut keeper, &hash.lock()).await?;
                    continue;
                }
                let begun = match options_like(&mut keeper, self.manager.target().url().database()).await {
                    Ok(options) => Template::begin(&mut keeper, &hash, &options).await,
                    Err(error) => Err(error),
                };
                if begun.is_err() {
                    unlock(&mut keeper, &hash.lock()).await?;
                }
                let name = begun?;
                self.begun.borrow_mut().insert(hash);
                return Ok(Answer::json(
                    &json!({ "database": shown(named, &self.manager.target().given(&name)) }),
                ));
            }
            drop(keeper);
            self.wait(end).await?;
        }
    }

    async fn wait(&self, end: Instant) -> Result<()> {
        if Instant::now() > end {
            return Err(Error::failed(format!(
                "another process makes the template for {} s",
                PATIENCE.as_secs()
            )));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        Ok(())
    }

    /// Whether a template is there, of this run or of an earlier one.
    async fn find(&self, hash: &Hash) -> Result<bool> {
        if self.manager.has(hash) {
            return Ok(true);
        }
        let found = Template::find(&mut *self.manager.keeper().lock().await, hash).await?;
        let is_there = found.is_some();
        found.into_iter().for_each(|template| self.manager.add(Origin::Template(template)));
        Ok(is_there)
    }

    async fn finish(&self, hash: &Hash) -> Result<Answer> {
        if !self.begun.borrow().contains(hash) {
            return Ok(done(self.find(hash).await?));
        }
        let mut keeper = self.manager.keeper().lock().await;
        let template = Template::seal(&mut keeper, self.manager.target(), (hash, "")).await?;
        unlock(&mut keeper, &hash.lock()).await?;
        drop(keeper);
        self.manager.add(Origin::Template(template));
        self.begun.borrow_mut().remove(hash);
        self.manager.warm();
        Ok(Answer::of(StatusCode::NO_CONTENT))
    }

    async fn discard(&self, hash: &Hash) -> Result<Answer> {
        if self.begun.borrow_mut().remove(hash) {
            let mut keeper = self.manager.keeper().lock().await;
            drop_database(&mut keeper, &hash.template()).await?;
            unlock(&mut keeper, &hash.lock()).await?;
            return Ok(Answer::of(StatusCode::NO_CONTENT));
        }
        if !self.find(hash).await? {
            return Ok(Answer::of(StatusCode::NOT_FOUND));
        }
        self.manager.remove(hash);
        Template::drop_unless_made(&mut *self.manager.keeper().lock().await, hash).await?;
        Ok(Answer::of(StatusCode::NO_CONTENT))
    }

    async fn test(&self, named: &str) -> Result<Answer> {
        let hash = self.own(named);
        let end = Instant::now() + PATIENCE;
        while self.begun.borrow().contains(&hash) {
            self.wait(end).await?;
        }
        if !self.find(&hash).await? {
            return Ok(Answer::of(StatusCode::NOT_FOUND));
        }
        let (number, given) = self.manager.take(&hash).await?;
        let oldest = {
            let mut lent = self.lent.borrow_mut();
            // Those that came back count no more.
            lent.retain(|one| self.manager.is_taken(*one));
            lent.push_back(number);
            if lent.len() > AT_MOST { lent.pop_front() } else { None }
        };
        oldest.map(|number| self.manager.discard(number));
        Ok(Answer::json(&json!({ "id": number, "database": shown(named, &given) })))
    }

    /// Drops what no client has finished.
    pub(super) async fn end(&self) -> Answer {
        let begun = self.begun.borrow().clone();
        self.discard_all(begun).await
    }

    async fn discard_all(&self, all: HashSet<Hash>) -> Answer {
        for hash in all {
            if let Err(error) = self.discard(&hash).await {
                tracing::debug!("{} was not dropped: {error}", hash.template());
            }
        }
        Answer::of(StatusCode::NO_CONTENT)
    }
}
