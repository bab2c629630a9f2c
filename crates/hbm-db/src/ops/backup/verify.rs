//! Proves a backup: restores it into a scratch database, and compares.

use super::examine::{Found, differences, may_own};
use super::{jobs, shelf};
use crate::backup::{Kept, Load, Opened, Tool, Verified, find, missing_roles};
use crate::catalog::Ident;
use crate::db::{Reading, Session, Target, in_scratch};
use crate::error::{Error, Result};
use crate::ops::Project;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Which backup is proven.
#[derive(Clone, Debug, Default)]
pub struct Verify {
    /// Its name or folder, or `latest`.
    pub name: String,
    /// The folder of backups; the project's own if not given.
    pub folder: Option<PathBuf>,
    /// The identity that decrypts it.
    pub identity: Option<PathBuf>,
    /// How many processes restore at once.
    pub jobs: Option<usize>,
}

/// What the restore has shown.
#[derive(Clone, Debug, Serialize)]
pub struct VerifyReport {
    /// What it is called.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// How many tables were compared.
    pub tables: usize,
    /// How many rows they have.
    pub rows: u64,
    /// Whether owners and privileges were compared: the roles are there, and the session may give objects to them.
    pub owners: bool,
    /// What was kept beside the backup.
    #[serde(flatten)]
    pub verified: Verified,
}

/// Restores a backup into a scratch database of the server, and compares catalog, rows and checksums with what was backed up. What
/// came of it is kept beside the backup.
///
/// # Errors
/// Exit 1 where files are damaged or the restore fails, and where the role may not create databases.
pub async fn verify(project: &Project, options: &Verify) -> Result<VerifyReport> {
    let target = project.target().await?;
    let kept = shelf(options.folder.as_deref()).find(&options.name, target.url().database())?;
    let session = target.connect().await?;
    let with = (options.identity.as_deref(), options.jobs);
    let (verified, owners, session) = prove(project, (&target, session), &kept, with).await?;
    session.close().await;
    Ok(VerifyReport {
        name: kept.manifest.name.clone(),
        tables: kept.manifest.tables.len(),
        rows: kept.manifest.rows(),
        folder: kept.folder,
        owners,
        verified,
    })
}

/// Proves a backup on the server of a session, and keeps what came of it; whether owners were compared.
///
/// # Errors
/// As [`verify`].
pub(super) async fn prove(
    project: &Project,
    (target, mut session): (&Target, Session),
    kept: &Kept,
    (identity, asked): (Option<&Path>, Option<usize>),
) -> Result<(Verified, bool, Session)> {
    let progress = project.begin("verifying");
    kept.check_files().await?;
    let opened = Opened::of(kept, identity).await?;
    let manifest = &kept.manifest;
    let program = find(Tool::Restore, dumped_by(kept))?;
    may_make_databases(&session, target, "backup verify")?;
    let missing = missing_roles(&mut session, &manifest.roles).await?;
    let owners = missing.is_empty() && may_own(&mut session, &manifest.owners).await?;
    let (key, dump, jobs) = (opened.key()?, opened.dump(), jobs(asked));
    let restored = in_scratch(session, target, Reading::Scratch, async |inside: &mut Session| {
        let database = inside.server.database.clone();
        let load =
            Load { program: &program, target, database: &database, jobs, owners, subscriptions: false };
        load.run(&dump, &[], &progress).await?;
        Found::read(inside, &key, &progress).await
    });
    let (found, session) = restored.await?;
    let server = session.server.version_text.clone();
    let (differences, session) = differences((manifest, &opened), &found, owners, (session, target)).await?;
    let verified = Verified {
        at: chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        server,
        hbm_db: env!("CARGO_PKG_VERSION").to_owned(),
        differences,
    };
    verified.keep(&kept.folder)?;
    Ok((verified, owners, session))
}

/// The major version of the pg_dump that wrote a backup: an older pg_restore cannot read it.
pub(super) fn dumped_by(kept: &Kept) -> u32 {
    let version = kept.manifest.pg_dump.split(|c: char| !c.is_ascii_digit()).next();
    version.and_then(|major| major.parse().ok()).unwrap_or_default()
}

/// What restores needs a database of its own on the server.
pub(super) fn may_make_databases(session: &Session, target: &Target, command: &str) -> Result<()> {
    session.need_session(command)?;
    if Reading::Scratch.is_exact(session, target) {
        return Ok(());
    }
    let server = &session.server;
    let why = if server.standby { "the server is a standby" } else { "the role may not create databases" };
    let error = Error::failed(format!("{command} restores into a database of its own, and {why}"));
    let error = match server.standby {
        true => error.hint("name its primary"),
        false => error.hint(format!("ALTER ROLE {} CREATEDB", Ident::new(&server.user))),
    };
    Err(error.hint("or name another server with --url: any that has the extensions will do"))
}
