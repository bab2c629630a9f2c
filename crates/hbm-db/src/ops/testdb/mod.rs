//! Databases for tests, each a copy of a template that is made once.

mod exec;
mod recipe;

pub use exec::{Exec, Isolation, exec};
pub use recipe::Making;

use super::{Project, Rebuild, Rows, fresh, make_aside, reset};
use crate::config::DbUrl;
use crate::db::{Guard, Protection, Session, Target, options_like};
use crate::error::{Error, Result};
use crate::ownership::Intent;
use crate::testdb::{
    Found, Hash, Instance, Origin, Schemas, Shared, Template, Wanted, keeper, patiently, schema_keeper,
    sweep_schemas, templates,
};
use futures_util::FutureExt;
use recipe::Recipe;
use serde::Serialize;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What is in the databases, and where they are.
#[derive(Clone, Debug, Default)]
pub struct TestSource {
    /// From what the tables are made.
    pub making: Making,
    /// The rows that are loaded.
    pub rows: Rows,
    /// The database's name, which a protected one asks for.
    pub confirm_database: Option<String>,
}

/// A database that was made.
#[derive(Clone, Debug, Serialize)]
pub struct TestDatabase {
    /// How to connect to it, with the password.
    pub url: String,
    /// Its name.
    pub database: String,
    /// The template that it is a copy of.
    pub template: String,
    /// Whether the template had to be made.
    pub made_template: bool,
}

/// What was removed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Pruned {
    /// Templates.
    pub templates: Vec<String>,
    /// Databases of tests that nobody uses.
    pub databases: Vec<String>,
}

/// Makes one database, which stays until it is dropped.
///
/// # Errors
/// Exit 2 without a server that outlives the command; exit 4 for a protected database that is not named; those of `reset` and `fresh`, where the template has to be made.
pub async fn get(project: &Project, source: &TestSource) -> Result<TestDatabase> {
    if project.settings.url.is_none() {
        return Err(outlives("a database that stays"));
    }
    let target = project.target().await?;
    let mut keeper = source.keeper(project, &target).await?;
    let (template, found) = source.template(project, &target, &mut keeper).await?;
    let instance = Instance::reserve(&mut keeper, &template.hash).await?;
    instance.make(&mut keeper, &template).await?;
    instance.give(&mut keeper).await?;
    let given = target.given(&instance.name);
    keeper.close().await;
    Ok(TestDatabase {
        url: given.url,
        database: instance.name,
        template: template.name,
        made_template: found == Found::Made,
    })
}

/// The databases of a project that all processes share.
///
/// # Errors
/// Exit 4 for a protected database; those of `reset` and `fresh`, where the template has to be made.
pub(crate) async fn shared(project: &Project, source: &TestSource) -> Result<Shared> {
    let target = project.target().await?;
    let mut keeper = source.keeper(project, &target).await?;
    let (template, _) = source.template(project, &target, &mut keeper).await?;
    Shared::new(target, keeper, template).await
}

/// Drops a database that [`get`] made, and whoever is connected to it. Returns its name.
///
/// # Errors
/// Exit 4 for any other database.
pub async fn remove(url: &str) -> Result<String> {
    let url = DbUrl::parse(url)?;
    let database = url.database().to_owned();
    let target = Target::remote(url);
    let mut keeper = keeper(&target).await?;
    Instance::drop_given(&mut keeper, &target, &database).await?;
    keeper.close().await;
    Ok(database)
}

/// Drops the templates that nobody used for so long, the databases that were given so long ago, and what killed runs left.
///
/// # Errors
/// What the server answers.
pub async fn prune(project: &Project, older_than: Duration) -> Result<Pruned> {
    let target = project.target().await?;
    let mut keeper = keeper(&target).await?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let mut pruned = Pruned::default();
    for known in templates(&mut keeper).await? {
        // One that is not whole is being made, or was left by a run that was killed.
        let is_old = match known.used {
            Some(used) => Duration::from_secs(used) + older_than <= now,
            None => true,
        };
        if is_old && Template::drop_unless_made(&mut keeper, &known.hash).await? {
            pruned.templates.push(known.name);
        }
    }
    let swept = Instance::sweep(&mut keeper, &target, Some(older_than)).await?;
    swept.left.iter().for_each(|why| project.listener.warn(why));
    pruned.databases = swept.dropped;
    keeper.close().await;
    Ok(pruned)
}

/// Schemas of the database that is named, for tests: what makes them, and the session that has their locks.
async fn schemas(project: &Project, target: &Target, source: &TestSource) -> Result<(Session, Hash, Origin)> {
    if source.making == Making::Migrations {
        return Err(Error::usage("--isolation schema makes what the schema says, and runs no migrations")
            .hint("leave --migrations out"));
    }
    let mut keeper = schema_keeper(target).await?;
    sweep_schemas(&mut keeper).await?;
    let recipe = Recipe { making: source.making, rows: source.rows.clone() };
    let hash = recipe.hash(project, &mut keeper, "").await?;
    let (own, rows) = (Rc::new(project.for_tests(target.url().clone())), source.rows.clone());
    reached_with_options(target).await?;
    let make = move |name: String, comment: String| {
        let (own, rows) = (own.clone(), rows.clone());
        async move { make_aside(&own, &rows, &name, &comment).await }.boxed_local()
    };
    Ok((keeper, hash.clone(), Origin::Schemas(Schemas::new(hash, Box::new(make)))))
}

/// Checks that tests can be told their schema when they connect: not every pooler passes that on.
async fn reached_with_options(target: &Target) -> Result<()> {
    let url = target.given_in("hbm_db_test")?.url;
    match Target::remote(DbUrl::parse(&url)?).connect().await {
        Ok(session) => {
            session.close().await;
            Ok(())
        }
        // protocol_violation
        Err(error) if error.sqlstate() == Some("08P01") => Err(Error::usage(
            "what the URL leads to takes no options, and by them tests are told their schema",
        )
        .because(error)
        .hint("name the server itself, not the pooler before it")),
        Err(error) => Err(error),
    }
}

/// The error of what would be on a PostgreSQL that ends with the command.
fn outlives(what: &str) -> Error {
    Error::usage(format!(
        "{what} needs a server that outlives this command, and the one that hbm-db starts does not"
    ))
    .hint("name a server with DATABASE_URL or --url")
    .hint("for a database while a program runs: testdb exec -- PROGRAM")
}

impl TestSource {
    /// The session that keeps locks, where tests may have databases.
    async fn keeper(&self, project: &Project, target: &Target) -> Result<Session> {
        self.allow(project, target).await?;
        keeper(target).await
    }

    /// Checks that tests may have something on a server.
    async fn allow(&self, project: &Project, target: &Target) -> Result<()> {
        let database = target.url().database();
        if let Some(name) = self.confirm_database.as_deref().filter(|name| *name != database) {
            return Err(Error::refused(format!("--confirm-database says {name}, and this is {database}"))
                .hint("check the URL: this is probably not the server you mean"));
        }
        let protection = protection(project, target).await?;
        if let Some(protection) = protection.filter(|_| self.confirm_database.is_none()) {
            let error = Error::refused(format!("testdb refuses the server of {database}: {protection}"));
            return Err(protection
                .remedy()
                .into_iter()
                .fold(error, Error::hint)
                .hint("name a server for tests, or let testdb exec start one: --ephemeral")
                .hint(format!("if it is meant, name it: --confirm-database {database}")));
        }
        Ok(())
    }

    /// The template, which is made where it is missing.
    async fn template(
        &self,
        project: &Project,
        target: &Target,
        keeper: &mut Session,
    ) -> Result<(Template, Found)> {
        let recipe = Recipe { making: self.making, rows: self.rows.clone() };
        let locale = options_like(keeper, target.url().database()).await?;
        let hash = recipe.hash(project, keeper, &locale).await?;
        let app = project.app()?.name().to_owned();
        let fill = async |keeper: &mut Session, name: &str| {
            let progress = project.begin("making the template");
            let inside = project.for_tests(target.url().to_database(name)?);
            let options = Rebuild { rows: self.rows.clone(), ..Rebuild::default() };
            let made = match self.making {
                Making::Schema => reset(&inside, &options).await,
                Making::Migrations => fresh(&inside, &options).await,
            };
            drop(progress);
            made.map_err(|error| error.context("the template of tests cannot be made"))?;
            // The files were read once more: what is in it has to be what it is named for.
            match recipe.hash(project, keeper, &locale).await? == hash {
                true => Ok(()),
                false => Err(Error::failed(
                    "files of the project were changed while the template of tests was made",
                )
                .hint("run the command again")),
            }
        };
        let waits = || project.listener.say("another process makes the template of tests: waiting for it");
        Template::ensure(
            keeper,
            target,
            Wanted { hash: &hash, app: &app, options: &locale, waits: &waits },
            fill,
        )
        .await
    }
}

/// Why tests have nothing to do on a server: the database that was named is protected, or something else says so.
async fn protection(project: &Project, target: &Target) -> Result<Option<Protection>> {
    if target.is_embedded() {
        return Ok(None);
    }
    match patiently(target, None).await {
        Ok(mut session) => {
            let guard = Guard::read(&mut session).await?;
            let owned =
                project.own_guarded(("testdb", Intent::Compare), &guard, &mut session, target, false).await;
            session.close().await;
            owned?;
            Ok(guard.protection(&project.settings))
        }
        // A database that is not there yet says nothing.
        Err(error) if error.sqlstate() == Some("3D000") => {
            Ok(project.settings.protection.clone().map(Protection::Declared))
        }
        Err(error) => Err(error),
    }
}
