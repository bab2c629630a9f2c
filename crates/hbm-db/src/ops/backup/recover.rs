//! Makes a cluster that is as it was at a moment.

use super::{absolute, shelf};
use crate::backup::{Base, Key, Moment, Recovery, copy_tree, read_rows, unusable};
use crate::db::{Session, Target};
use crate::error::{Error, Result};
use crate::ops::Project;
use crate::progress::{Phase, Progress};
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Which moment, from what, and where to.
#[derive(Clone, Debug, Default)]
pub struct Recover {
    /// The moment, with its time zone: `2026-12-01T14:20:00Z`.
    pub until: String,
    /// The folder of the new cluster.
    pub into: PathBuf,
    /// The folder of backups; the project's own if not given.
    pub folder: Option<PathBuf>,
    /// The copy of the cluster to begin with; the newest that was complete before the moment if not given.
    pub base: Option<String>,
    /// The folder that segments are archived to.
    pub archive: Option<PathBuf>,
    /// The command that fetches a segment, as `restore_command`, where no folder has them.
    pub restore_command: Option<String>,
}

/// A cluster that has recovered.
#[derive(Clone, Debug, Serialize)]
pub struct Recovered {
    /// Its folder.
    pub folder: PathBuf,
    /// The copy that it was made of.
    pub base: String,
    /// The moment.
    pub until: String,
    /// When the last transaction was committed that it has; none where nothing was written since the copy.
    pub last_transaction: Option<String>,
    /// The major version of its server.
    pub major: u32,
    /// Its databases, all of whose rows were read.
    pub databases: Vec<RecoveredDatabase>,
    /// How to put it in place.
    pub next: Vec<String>,
}

/// A database of it.
#[derive(Clone, Debug, Serialize)]
pub struct RecoveredDatabase {
    /// Its name.
    pub database: String,
    /// How many tables.
    pub tables: usize,
    /// How many rows.
    pub rows: u64,
}

/// Copies a copy of the cluster, lets a server of it read the log up to a moment, looks into all of its databases, and shuts it down.
///
/// # Errors
/// Exit 2 for a moment without a time zone, or one that no copy was complete before; exit 1 where the log does not reach it. Nothing
/// is kept then.
pub async fn recover(project: &Project, options: &Recover) -> Result<Recovered> {
    let until = moment(&options.until)?;
    let base = choose(options, until)?;
    let moment = Moment { until: until.format("%Y-%m-%d %H:%M:%S%.6f+00").to_string(), ..fetched(options)? };
    let into = absolute(&options.into)?;
    let place = Place::prepare(&into)?;
    let progress = project.begin("recovering");
    base.check(&progress).await?;
    progress.advance("copying", 0);
    let (from, to) = (base.cluster(), place.part.clone());
    let copied = tokio::task::spawn_blocking(move || copy_tree(&from, &to)).await;
    copied.map_err(|error| Error::bug("copying panicked").because(error))??;
    let recovery = Recovery::run(&base, &place.part, &moment, &progress).await?;
    let looked = look(&recovery, &progress).await;
    // It is shut down in any case, and its end is awaited.
    let stopped = recovery.stop();
    let (databases, last_transaction) = looked?;
    stopped?;
    place.finish()?;
    Ok(Recovered {
        next: next_steps(&into, base.manifest.major),
        folder: into,
        base: base.manifest.name,
        until: until.to_rfc3339(),
        last_transaction,
        major: base.manifest.major,
        databases,
    })
}

fn moment(text: &str) -> Result<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(&text.trim().replacen(' ', "T", 1)).map(|time| time.to_utc()).map_err(
        |error| {
            Error::usage(format!("{text:?} is no moment: {error}"))
                .hint("write it with its time zone: 2026-12-01T14:20:00Z, or 2026-12-01 15:20:00+01:00")
        },
    )
}

fn choose(options: &Recover, until: DateTime<Utc>) -> Result<Base> {
    let shelf = shelf(options.folder.as_deref()).folder;
    let bases = Base::list(&shelf)?;
    if let Some(name) = &options.base {
        let named = bases.into_iter().find(|base| base.manifest.name == *name);
        let base = match named {
            Some(base) => base,
            None => Base::read(Path::new(name))?,
        };
        if base.made_at() > until {
            return Err(Error::usage(format!(
                "{name} was complete at {}, after that moment",
                base.manifest.made_at
            )));
        }
        return Ok(base);
    }
    let known: Vec<String> = bases
        .iter()
        .map(|base| format!("{} was complete at {}", base.manifest.name, base.manifest.made_at))
        .collect();
    bases.into_iter().find(|base| base.made_at() <= until).ok_or_else(|| {
        Error::usage(format!("no copy of the cluster in {} was complete before {until}", shelf.display()))
            .details(known)
            .hint("name another folder with --in, or a later moment")
    })
}

/// Where segments come from; the moment is not known yet.
fn fetched(options: &Recover) -> Result<Moment> {
    let until = String::new();
    match (&options.archive, &options.restore_command) {
        (_, Some(command)) => Ok(Moment { until, restore_command: command.clone() }),
        (Some(folder), None) => Ok(Moment::from_folder(until, &absolute(folder)?)),
        (None, None) => Err(Error::usage("nothing says where the archived log is").hint(
            "name its folder with --archive, or the command that fetches a segment with --restore-command",
        )),
    }
}

/// The folder of a new cluster, which has another name while it is made.
struct Place {
    part: PathBuf,
    into: PathBuf,
    finished: bool,
}

impl Place {
    fn prepare(into: &Path) -> Result<Self> {
        let is_empty = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        if into.symlink_metadata().is_ok() && !is_empty(into) {
            return Err(Error::usage(format!("{} is there already, and is not empty", into.display()))
                .hint("name a new folder with --into"));
        }
        let name = into.file_name().ok_or_else(|| {
            Error::usage(format!("{} has no name of its own", into.display()))
                .hint("name a new folder with --into")
        })?;
        let part = into.with_file_name(format!(".{}.hbm-db-part", name.to_string_lossy()));
        if part.symlink_metadata().is_ok() {
            fs::remove_dir_all(&part).map_err(unusable(&part))?;
        }
        Ok(Self { part, into: into.to_owned(), finished: false })
    }

    fn finish(mut self) -> Result<()> {
        if self.into.is_dir() {
            fs::remove_dir(&self.into).map_err(unusable(&self.into))?;
        }
        fs::rename(&self.part, &self.into).map_err(unusable(&self.into))?;
        self.finished = true;
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.finished {
            // What is left of the attempt is of no use.
            let _ = fs::remove_dir_all(&self.part);
        }
    }
}

/// Reads every row of every database.
async fn look(recovery: &Recovery, progress: &Phase) -> Result<(Vec<RecoveredDatabase>, Option<String>)> {
    let url = recovery.url()?;
    let mut session = Target::remote(url.clone()).connect().await.map_err(|error| {
        error.hint("the cluster is looked into as the role postgres, which has to be there")
    })?;
    let last = "select pg_catalog.to_char(pg_catalog.pg_last_xact_replay_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')
                where pg_catalog.pg_last_xact_replay_timestamp() is not null";
    let last = session.texts(last).await?.pop();
    let names = session
        .texts("select d.datname::text from pg_catalog.pg_database d where d.datallowconn and not d.datistemplate order by 1")
        .await?;
    session.close().await;
    let mut found = Vec::new();
    for name in names {
        let mut session: Session = Target::remote(url.to_database(&name)?).connect().await?;
        let rows = read_rows(&mut session, &Key::new()?, None, progress).await?;
        session.close().await;
        found.push(RecoveredDatabase {
            database: name,
            tables: rows.len(),
            rows: rows.iter().map(|table| table.rows).sum(),
        });
    }
    Ok((found, last))
}

fn next_steps(folder: &Path, major: u32) -> Vec<String> {
    let folder = folder.display();
    vec![
        "stop the server, and keep its data: move its folder aside".to_owned(),
        format!(
            "move {folder} to where that folder was; its owner has to be the user that the server runs as"
        ),
        format!(
            "where the settings were in that folder, they are those of the copy; Debian keeps them in /etc/postgresql/{major}"
        ),
        "start the server: it goes on with a new timeline, and archives again".to_owned(),
        "make a new copy of the cluster with backup base".to_owned(),
    ]
}
