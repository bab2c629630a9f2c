//! Writes a backup of the database.

use super::verify::prove;
use super::{jobs, major, shelf_to_write, stamp};
use crate::advice::{Advice, Operation};
use crate::backup::{
    CATALOG, DUMP, DatabaseFacts, Dump, FileFacts, KEY, Keep, Kept, Key, Manifest, Part, ROLES, Roles, Seal,
    TableRows, Tool, Verified, find, needs_identity, read_rows, write_synced,
};
use crate::catalog::Catalog;
use crate::db::{LockTimeout, Session, Target};
use crate::error::{Error, Result};
use crate::introspect;
use crate::ops::Project;
use crate::progress::{Phase, Progress};
use hbm_db_postgres::Client;
use serde::Serialize;
use std::path::PathBuf;

/// What is backed up, and where to.
#[derive(Clone, Debug, Default)]
pub struct Backup {
    /// The folder of backups; the project's own if not given.
    pub to: Option<PathBuf>,
    /// What the backup is called; the database and the time if not given.
    pub name: Option<String>,
    /// How many processes dump at once.
    pub jobs: Option<usize>,
    /// Which others of the database stay afterwards; all, where nothing is said.
    pub keep: Keep,
    /// Whether it is restored into a scratch database, and compared.
    pub verify: bool,
    /// For whom it is encrypted: recipients of age.
    pub encrypt_to: Vec<String>,
    /// The identity that decrypts it again, to verify it.
    pub identity: Option<PathBuf>,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
}

/// A backup that was written.
#[derive(Clone, Debug, Serialize)]
pub struct BackedUp {
    /// What it is called.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The database.
    pub database: String,
    /// When its snapshot was taken.
    pub made_at: String,
    /// How many bytes it has.
    pub size: u64,
    /// How many tables.
    pub tables: usize,
    /// How many rows.
    pub rows: u64,
    /// The fingerprint of the catalog.
    pub fingerprint: String,
    /// For whom it is encrypted.
    pub encrypted_to: Vec<String>,
    /// When it was verified, where it was.
    pub verified_at: Option<String>,
    /// Whether owners and privileges were compared as well, where it was.
    pub owners: Option<bool>,
    /// Older ones that were removed.
    pub removed: Vec<String>,
}

/// Writes a backup of the database, whole or not at all. Older ones are removed when it is there, and proven where that was asked
/// for.
///
/// # Errors
/// Exit 1 where there is no pg_dump for the server, or it fails; exit 1 where a restore is not as what was backed up.
pub async fn backup(project: &Project, options: &Backup) -> Result<BackedUp> {
    let seal = Seal::to(&options.encrypt_to)?;
    if options.verify && !options.encrypt_to.is_empty() && options.identity.is_none() {
        return Err(needs_identity("an encrypted backup is to be verified"));
    }
    let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
    session.need_session("backup")?;
    let program = find(Tool::Dump, major(&session))?;
    let shelf = shelf_to_write(options.to.as_deref())?;
    let database = session.server.database.clone();
    let name = options.name.clone().unwrap_or_else(|| format!("{}-{}", file_name(&database), stamp()));
    let part = shelf.begin(&name)?;
    let progress = project.begin("backing up");
    let taken = Taken::take(&mut session, (&program, &target), &part, options, &progress).await?;
    let manifest = taken.write(&part, (name, program), session.server.version_text.clone(), seal).await?;
    let kept = Kept::read(&part.finish()?)?;
    drop(progress);
    let verified = match options.verify {
        true => Some(proven(project, (&target, session), &kept, options).await?),
        false => {
            session.close().await;
            None
        }
    };
    let mut removed = Vec::new();
    if options.keep.is_said() {
        for old in shelf.to_remove(&database, options.keep)? {
            shelf.remove(&old)?;
            removed.push(old.manifest.name);
        }
    }
    Ok(BackedUp {
        folder: kept.folder,
        database,
        size: manifest.size(),
        tables: manifest.tables.len(),
        rows: manifest.rows(),
        fingerprint: manifest.fingerprint.to_string(),
        name: manifest.name,
        made_at: manifest.made_at,
        encrypted_to: manifest.encrypted_to,
        owners: verified.as_ref().map(|(_, owners)| *owners),
        verified_at: verified.map(|(verified, _)| verified.at),
        removed,
    })
}

/// A name of a database as a part of the name of a folder.
fn file_name(database: &str) -> String {
    let plain = |c: char| if c == '/' || c.is_control() { '_' } else { c };
    database.trim_start_matches('.').chars().map(plain).collect()
}

/// What was read in the snapshot, beside the dump.
struct Taken {
    made_at: String,
    catalog: Catalog,
    roles: Roles,
    database: DatabaseFacts,
    tables: Vec<TableRows>,
    key: Key,
}

impl Taken {
    /// Dumps the database, and reads what proves the dump in the same snapshot.
    async fn take(
        session: &mut Session,
        (program, target): (&Client, &Target),
        part: &Part,
        options: &Backup,
        progress: &Phase,
    ) -> Result<Self> {
        session.execute("begin isolation level repeatable read, read only").await?;
        // Who does not see all rows is told so.
        session.execute("set local row_security = off").await?;
        let exported = session.texts("select pg_catalog.pg_export_snapshot()").await?;
        let snapshot = exported.first().ok_or_else(|| Error::bug("a snapshot has no name"))?;
        let dump = Dump {
            program,
            target,
            snapshot,
            jobs: jobs(options.jobs),
            patience: options.lock_timeout,
            standby: session.server.standby,
            in_use: part.in_use()?,
        };
        let folder = part.folder.join(DUMP);
        let ((), taken) = tokio::try_join!(dump.run(&folder, progress), Self::read(session, progress))?;
        session.rollback().await?;
        Ok(taken)
    }

    async fn read(session: &mut Session, progress: &dyn Progress) -> Result<Self> {
        let key = Key::new()?;
        let clock = "select pg_catalog.to_char(pg_catalog.now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
        let made_at = session.texts(clock).await?.pop().unwrap_or_default();
        let namespaces = introspect::namespaces(session).await?;
        Ok(Self {
            made_at,
            catalog: introspect::read(session, &namespaces).await?,
            roles: Roles::read(session).await?,
            database: DatabaseFacts::read(session).await?,
            tables: read_rows(session, &key, None, progress).await?,
            key,
        })
    }

    /// Writes it beside the dump, encrypts all of it where that was asked for, and describes it.
    async fn write(
        self,
        part: &Part,
        (name, program): (String, Client),
        server: String,
        seal: Seal,
    ) -> Result<Manifest> {
        let folder = part.folder.clone();
        let work = move || {
            let catalog = serde_json::to_vec(&self.catalog)
                .map_err(|error| Error::bug("a catalog is not JSON").because(error))?;
            write_synced(&folder.join(CATALOG), &catalog)?;
            write_synced(&folder.join(ROLES), self.roles.script.as_bytes())?;
            write_synced(&folder.join(KEY), self.key.text().as_bytes())?;
            seal.close(&folder)?;
            let manifest = Manifest {
                format: Manifest::format(),
                name,
                made_at: self.made_at,
                hbm_db: env!("CARGO_PKG_VERSION").to_owned(),
                pg_dump: program.version,
                server,
                database: self.database,
                fingerprint: self.catalog.fingerprint(),
                roles: self.roles.names,
                owners: self.roles.owners,
                encrypted_to: seal.names,
                tables: self.tables,
                files: FileFacts::all(&folder)?,
            };
            manifest.write(&folder)?;
            Ok(manifest)
        };
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|error| Error::bug("writing the backup panicked").because(error))?
    }
}

/// Verifies a new backup. It stays where it is not proven, and is known as such.
async fn proven(
    project: &Project,
    (target, session): (&Target, Session),
    kept: &Kept,
    options: &Backup,
) -> Result<(Verified, bool)> {
    let (verified, owners, session) =
        prove(project, (target, session), kept, (options.identity.as_deref(), options.jobs)).await?;
    session.close().await;
    match verified.is_proven() {
        true => Ok((verified, owners)),
        false => Err(Error::failed(format!(
            "the backup {} was written, and restores to something else; no other was removed",
            kept.manifest.name
        ))
        .details(verified.differences)
        .hint(
            Advice::to("a schema that was changed meanwhile is a reason: run it again, then ")
                .run(Operation::BackupVerify, ""),
        )),
    }
}
