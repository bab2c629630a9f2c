//! A new migration, proven before a file exists: history + up equals the desired state; + down equals history.

use super::{File, Migration, Migrations, journal, replay, replay_file, scaffold};
use crate::catalog::{Catalog, Ident};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::introspect;
use crate::plan::{For, Plan, Renamed, left_to_do};
use hbm_db_migration_file::{Form, Place, Script, with_breakpoints};
use std::collections::BTreeSet;

/// The two files of a migration, before they are written.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) up: String,
    pub(crate) down: String,
}

impl Draft {
    /// Writes both files by running them in an empty database: the history, up, what is there then, and down.
    ///
    /// # Errors
    /// Exit 70 where the files do not lead where they should; exit 1 where the history does not run.
    pub(crate) async fn prove(
        inside: &mut Session,
        name: &str,
        history: &[Migration],
        (plan, renames): (&Plan, &Renamed),
        (desired, compared): (&Catalog, &For),
    ) -> Result<Self> {
        let namespaces = &plan.namespaces;
        replay(inside, history).await?;
        inside.restore().await?;
        let before = introspect::read(inside, namespaces).await?;
        let mut up = scaffold::up(name, plan, &before, desired);
        let mut ran = replay_file(inside, &in_memory("up.sql", &up)).await;
        if ran.as_ref().is_err_and(uses_a_new_label) {
            up = scaffold::up_committed(name, plan, &before, desired);
            ran = replay_file(inside, &in_memory("up.sql", &up)).await;
        }
        ran.map_err(not_proven)?;
        inside.restore().await?;
        let after = introspect::read(inside, namespaces).await?;
        leads_to(&after, desired, compared, "up.sql")?;
        let made_for = For { before: after.fingerprint(), whole: true, ..compared.clone() };
        let mut back = scaffold::back(renames, &after, &before);
        let moved = renamed_here(inside, (&after, &before), &mut back).await?;
        let down = scaffold::down(name, &made_for, &moved, &before, &back)?;
        replay_file(inside, &in_memory("down.sql", &down)).await.map_err(not_proven)?;
        inside.restore().await?;
        leads_to(&introspect::read(inside, namespaces).await?, &before, compared, "down.sql")?;
        // What the way back leaves must not be in the way of another try.
        replay_file(inside, &in_memory("up.sql", &up)).await.map_err(not_proven)?;
        Ok(Self { name: name.to_owned(), up, down })
    }

    /// Sees to it that it runs where everything is made from the beginning: there, what is repeated runs after it.
    ///
    /// # Errors
    /// Exit 1 where it does not run before what is repeated, or does not lead to the desired state so.
    pub(crate) async fn prove_from_the_beginning(
        &self,
        inside: &mut Session,
        migrations: &Migrations,
        (desired, compared): (&Catalog, &For),
    ) -> Result<()> {
        let (repeated, mut history): (Vec<Migration>, Vec<Migration>) =
            migrations.list.iter().cloned().partition(|one| one.repeated);
        history.push(self.migration(migrations));
        let names: Vec<&str> = repeated.iter().map(|one| one.name.as_str()).collect();
        let explained = |error: Error| {
            error.hint(format!(
                "on an empty database it runs before what is repeated: change the files of that instead ({})",
                names.join(", ")
            ))
        };
        replay(inside, &history).await.map_err(|error| explained(not_proven(error)))?;
        replay(inside, &repeated).await.map_err(|error| explained(not_proven(error)))?;
        inside.restore().await?;
        let found = introspect::read(inside, &desired.namespaces()).await?;
        let left = left_to_do(compared, &found, desired);
        match left.is_empty() {
            true => Ok(()),
            false => Err(explained(
                Error::failed(
                    "the new migration does not lead to the schema from the beginning; nothing was written",
                )
                .details(left.iter().map(|change| format!("still to do: {change}"))),
            )),
        }
    }

    /// One to be written by hand.
    pub(crate) fn empty(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            up: format!(
                "-- {name}\n--\n-- The file runs in one transaction. Headed by the line below, without the first two dashes,\n-- each statement runs by itself, as CREATE INDEX CONCURRENTLY has to.\n---- hbm-db: no-transaction\n\n"
            ),
            down: format!("-- {name}, undone\n\n"),
        }
    }

    /// Its files in the form of the others.
    pub(crate) fn files(&self, migrations: &Migrations) -> Vec<(String, String)> {
        let down = self.undoes(migrations).then_some(self.down.as_str());
        let up = match journal::is_of_drizzle(migrations) {
            true => &with_breakpoints(&self.up),
            false => &self.up,
        };
        migrations.form.files(&self.name, up, down)
    }

    /// Whether what undoes it is written.
    pub(crate) fn undoes(&self, migrations: &Migrations) -> bool {
        match migrations.form {
            // The free edition of Flyway undoes nothing: where no file does, none is written.
            Form::Flyway => migrations.list.iter().any(|one| one.files().count() == 2),
            form => form.has_down(),
        }
    }

    /// Sees to it that what is read from those files is what was proven.
    ///
    /// # Errors
    /// Exit 1 where the form takes a line of it for one of its own.
    pub(super) fn reads_the_same(&self, migrations: &Migrations) -> Result<()> {
        let statements = |text: &str| {
            let script = Script::parse(text).ok()?;
            Some(script.statements.into_iter().map(|one| one.sql).collect::<Vec<_>>())
        };
        let written = self.files(migrations);
        let read = written.first().and_then(|(_, text)| statements(&migrations.form.halves(text).0));
        match read == statements(&self.up) && written.first().is_some_and(|(_, text)| migrations.form.fits(text)) {
            true => Ok(()),
            false => Err(Error::failed(format!(
                "{} cannot be written in the form {}: a line of it would be taken for a mark of that form; nothing was written",
                self.name, migrations.form
            ))
            .hint("write that text otherwise, as in two parts that are joined with ||")),
        }
    }

    /// The migration that is read from those files.
    pub(crate) fn migration(&self, migrations: &Migrations) -> Migration {
        let form = migrations.form;
        let mut texts = self.files(migrations).into_iter().map(|(name, text)| {
            let (up, down) = form.halves(&text);
            let down = down.map(|text| File { path: name.clone(), text, form });
            (File { path: name, text: up, form }, down)
        });
        let (up, down) = texts.next().unwrap_or_else(|| (in_memory("", ""), None));
        Migration::in_form(form, &self.name, up, down.or_else(|| texts.next().map(|(file, _)| file)))
    }
}

/// A name that comes after all there are: `m<date>_<number>_<name>`.
///
/// # Errors
/// Exit 2 where the name is none for a migration.
pub(crate) fn next_name(files: &Migrations, name: &str) -> Result<String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.is_empty() || !name.chars().all(fits) {
        return Err(Error::usage(format!("{name} is no name for a migration"))
            .hint("use lower-case letters, digits and _, a verb first: add_phone_to_users"));
    }
    // Those in Rust may run in another order than by name.
    let once = files.list.iter().filter(|one| !one.repeated);
    let last = once.max_by(|one, other| one.place.cmp(&other.place)).map(|one| one.name.as_str());
    // Ours are counted within a day; of every other form the last one shows how its numbers go.
    let is_ours = last.is_none_or(|last| !last.starts_with(|c: char| c.is_ascii_digit()));
    if files.form != Form::Pair || !is_ours {
        let now = chrono::Utc::now().format("%Y%m%d%H%M%S").to_string();
        let next = files.form.next(last, &now, name).map_err(|why| {
            Error::usage(format!("no name can follow: {why}"))
                .hint("migrations run in the order of their numbers: give the last one a number in front")
        })?;
        let place = |name: &str| Place::of(files.form, name);
        return match last {
            Some(last) if place(&next) <= place(last) => Err(Error::usage(format!(
                "{next} would come before {last}"
            ))
            .hint("these migrations run in the order of their names: rename them to numbers of one width")),
            _ => Ok(next),
        };
    }
    let last = last.unwrap_or_default();
    let today = format!("m{}", chrono::Utc::now().format("%Y%m%d"));
    let mut parts = last.splitn(3, '_');
    let date = parts.next().unwrap_or_default();
    let number: u32 = parts.next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let is_date = date.len() == today.len()
        && date.strip_prefix('m').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    // A clock that is behind that of a colleague must not put a migration before his.
    let (date, number) =
        if is_date && date >= today.as_str() { (date, number + 1) } else { (today.as_str(), 1) };
    let full = format!("{date}_{number:06}_{name}");
    if full.as_str() <= last {
        return Err(Error::usage(format!("{full} would come before {last}")).hint(
            "migrations run in the order of their names, m<date>_<number>_<name>: rename the last one",
        ));
    }
    Ok(full)
}

/// The catalog after the renames, tried in the connected database and undone.
///
/// # Errors
/// What the server answers.
async fn renamed_here(
    inside: &mut Session,
    (live, wanted): (&Catalog, &Catalog),
    renames: &mut Renamed,
) -> Result<Catalog> {
    if renames.statements.is_empty() {
        return Ok(live.clone());
    }
    let namespaces: BTreeSet<Ident> = live.namespaces().into_iter().chain(wanted.namespaces()).collect();
    inside.execute("begin").await?;
    let (_, before) = introspect::read_with_places(inside, &namespaces).await?;
    for statement in &renames.statements {
        inside.execute(&statement.sql).await?;
    }
    let read = introspect::read_with_places(inside, &namespaces).await;
    inside.rollback().await?;
    let (moved, places) = read?;
    renames.former = places.former(&before);
    Ok(moved)
}

/// Whether an error says that a label of an enum type is used in the transaction that adds it.
fn uses_a_new_label(error: &Error) -> bool {
    error.sqlstate() == Some("55P04")
}

fn in_memory(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned(), form: Form::Pair }
}

fn leads_to(found: &Catalog, wanted: &Catalog, compared: &For, file: &str) -> Result<()> {
    let left = left_to_do(compared, found, wanted);
    if left.is_empty() {
        return Ok(());
    }
    Err(Error::bug(format!("the new {file} does not lead where it should; nothing was written"))
        .details(left.iter().map(|change| format!("still to do: {change}"))))
}

fn not_proven(error: Error) -> Error {
    error.context("the new migration does not run on the history; nothing was written")
}
