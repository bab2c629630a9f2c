//! Operations called from Rust, as an application calls them.

use crate::harness::{Database, server};
use hbm_db::advice::{Operation, Part, Program};
use hbm_db::error::{Error, Exit, Result};
use hbm_db::ops::{self, Flush, Project, Push, Rebuild, Seed, Strangers, migrate};
use hbm_db::progress::{Listener, Progress, Silent};
use std::sync::{Arc, Mutex};

/// Keeps what it hears.
#[derive(Default)]
struct Ear(Mutex<Vec<String>>);

impl Ear {
    fn hear(&self, line: &str) {
        self.0.lock().expect("nobody panicked").push(line.to_owned());
    }
}

impl Listener for Ear {
    fn say(&self, line: &str) {
        self.hear(line);
    }

    fn warn(&self, line: &str) {
        self.hear(line);
    }

    fn begin(&self, what: &str) -> Box<dyn Progress> {
        self.hear(what);
        Box::new(Silent)
    }
}

fn project(database: &Database) -> Project {
    let tasks = hbm_db_apps::all().into_iter().find(|app| app.name() == "tasks").expect("an application");
    Project::new(tasks, &database.url()).expect("a URL")
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(work)
}

/// A new database is marked as that of the application, and not as one that may be destroyed.
fn destroy(database: &Database) -> Flush {
    Flush { confirm_database: Some(database.name.clone()), ..Flush::default() }
}

#[test]
fn an_application_pushes_seeds_resets_and_migrates() {
    let database = Database::new(server!());
    let ear = Arc::new(Ear::default());
    let project = project(&database).heard_by(ear.clone());
    wait(async {
        assert!(ops::push(&project, Push::default()).await?.statements.len() > 20);
        assert_eq!(ops::push(&project, Push::default()).await?.statements.len(), 0);
        let rows = ops::seed(&project, &Seed::default()).await?;
        assert_eq!(rows.tables.len(), 9);
        let made =
            ops::reset(&project, &Rebuild { destroy: destroy(&database), ..Rebuild::default() }).await?;
        assert_eq!((made.tables, made.seeded.tables.len()), (9, 9));
        assert!(ops::status(&project, Strangers::Refused).await?.in_step);
        assert!(!ops::flush(&project, &destroy(&database)).await?.dropped.is_empty());
        let ran = migrate::up(&project, &migrate::Up::default()).await?;
        assert!(!ran.ran.is_empty() && ran.pending.is_empty());
        assert_eq!(ops::push(&project, Push::default()).await?.statements.len(), 0);
        Ok::<_, Error>(())
    })
    .expect("all of it works");
    let heard = ear.0.lock().expect("nobody panicked").join("\n");
    for line in [&database.name, "given by the program", "seeding", "migrating"] {
        assert!(heard.contains(line), "{line} is not in {heard}");
    }
}

/// Nothing is lost that nobody named, and nobody is there to be asked.
#[test]
fn a_loss_is_an_error_until_it_is_named() {
    let database = Database::new(server!());
    let project = project(&database);
    wait(ops::push(&project, Push::default())).expect("a push");
    database.sql("create table notes (id int); insert into notes values (1)");
    let error = wait(ops::push(&project, Push::default())).expect_err("rows would be lost");
    assert_eq!(error.exit(), Exit::Refused);
    let accept = vec!["drop_table:notes".parse().expect("a consent")];
    let done = wait(ops::push(&project, Push { accept, ..Push::default() })).expect("it was named");
    assert_eq!(done.statements.len(), 1);
}

/// Advice is a value: whoever embeds the operations shows it in its own words.
#[test]
fn advice_names_the_program_of_whoever_shows_it() {
    let database = Database::new(server!());
    let seeded: Result<_> = wait(ops::seed(&project(&database), &Seed::default()));
    let error = seeded.expect_err("there are no tables");
    let advised: Vec<Operation> = error.advice()[0]
        .parts()
        .iter()
        .filter_map(|part| match part {
            Part::Run { operation, .. } => Some(*operation),
            Part::Words(_) => None,
        })
        .collect();
    assert_eq!(advised, [Operation::Push, Operation::Reset]);
    let program = Program { name: "shop-db".into(), app: Some("shop".into()) };
    assert_eq!(
        program.text(&error.advice()[0]),
        "create them first: shop-db --app shop push --yes, or all at once: shop-db --app shop reset"
    );
}
