//! Restores a backup into a database beside, and puts that in the place of the one that is there.

use super::fill::{fill, make_roles, place};
use super::shelf;
use super::verify::may_make_databases;
use crate::advice::{Advice, Operation};
use crate::backup::{Kept, Opened, missing_roles};
use crate::db::{Beside, Former, Guard, Session, Target, beside, connected, has_database};
use crate::error::Result;
use crate::ops::Project;
use crate::ops::consent::{allow_undoing, cover, is_confirmed};
use crate::plan::{Consent, Hazard, HazardKind};
use serde::Serialize;
use std::path::PathBuf;

/// What is restored, and as what.
#[derive(Clone, Debug, Default)]
pub struct Restore {
    /// The name or folder of a backup, or `latest`.
    pub name: String,
    /// The folder of backups; the project's own if not given.
    pub folder: Option<PathBuf>,
    /// What the database is to be called; that of the URL if not given.
    pub to: Option<String>,
    /// The identity that decrypts it.
    pub identity: Option<PathBuf>,
    /// How many processes restore at once.
    pub jobs: Option<usize>,
    /// What may be lost.
    pub accept: Vec<Consent>,
    /// The database's name, which a protected one asks for.
    pub confirm_database: Option<String>,
    /// Whether the sessions that are connected to the database are ended before it is replaced.
    pub terminate: bool,
    /// Whether the database that is replaced is dropped, instead of kept under another name.
    pub drop_old: bool,
}

/// A database that was restored.
#[derive(Clone, Debug, Serialize)]
pub struct Restored {
    /// The backup.
    pub backup: String,
    /// When its snapshot was taken: what was written since is not in it.
    pub made_at: String,
    /// The database.
    pub database: String,
    /// How many tables were compared.
    pub tables: usize,
    /// How many rows they have.
    pub rows: u64,
    /// Whether objects have the owners and privileges that they had.
    pub owners: bool,
    /// Roles that were made, without a password.
    pub roles: Vec<String>,
    /// What the database that was there before is called now; none where there was none, or it was dropped.
    pub kept: Option<String>,
}

/// What a restore would do.
#[derive(Clone, Debug, Serialize)]
pub struct WouldRestore {
    /// The backup.
    pub backup: String,
    /// When its snapshot was taken.
    pub made_at: String,
    /// The database.
    pub database: String,
    /// Whether there is one of that name, which would be kept under another.
    pub replaces: bool,
    /// The sessions that are connected to it, and would have to end.
    pub connected: Vec<String>,
    /// How many tables the backup has.
    pub tables: usize,
    /// How many rows.
    pub rows: u64,
    /// How many bytes the database had; none where that is not known.
    pub size: Option<u64>,
    /// Roles that would be made.
    pub roles: Vec<String>,
}

/// What every restore begins with: the backup, whole and readable, and a session beside the database.
pub(super) struct Begun {
    pub(super) kept: Kept,
    pub(super) opened: Opened,
    pub(super) target: Target,
    pub(super) outside: Session,
    pub(super) database: String,
    replaces: bool,
    pub(super) missing: Vec<String>,
}

impl Begun {
    async fn new(project: &Project, options: &Restore) -> Result<Self> {
        let target = project.target().await?;
        let own = target.url().database().to_owned();
        let kept = shelf(options.folder.as_deref()).find(&options.name, &own)?;
        let progress = project.begin("reading the backup");
        kept.check_files().await?;
        let opened = Opened::of(&kept, options.identity.as_deref()).await?;
        drop(progress);
        let database = options.to.clone().unwrap_or(own);
        let mut outside = beside(&target, &database).await?;
        may_make_databases(&outside, &target, "restore")?;
        let replaces = has_database(&mut outside, &database).await?;
        let missing = missing_roles(&mut outside, &kept.manifest.roles).await?;
        Ok(Self { kept, opened, target, outside, database, replaces, missing })
    }
}

/// What [`restore`] would do. The files of the backup are read and compared; nothing is made.
///
/// # Errors
/// As [`restore`], but for what only restoring shows.
pub async fn plan_restore(project: &Project, options: &Restore) -> Result<WouldRestore> {
    let mut begun = Begun::new(project, options).await?;
    let others = match begun.replaces {
        true => connected(&mut begun.outside, &begun.database).await?,
        false => Vec::new(),
    };
    begun.outside.close().await;
    let manifest = begun.kept.manifest;
    Ok(WouldRestore {
        made_at: manifest.made_at.clone(),
        tables: manifest.tables.len(),
        rows: manifest.rows(),
        size: manifest.database.size,
        backup: manifest.name,
        database: begun.database,
        replaces: begun.replaces,
        connected: others.iter().map(ToString::to_string).collect(),
        roles: begun.missing,
    })
}

/// Restores a backup into a database beside, compares it with what was backed up, and gives it the name. The database that had it is
/// kept under another.
///
/// # Errors
/// Exit 1 where the backup is damaged, does not restore, or restores to something else, and where others are connected; exit 4 where
/// a database would be replaced that nobody named. The database is as it was then.
pub async fn restore(project: &Project, options: &Restore) -> Result<Restored> {
    let mut begun = Begun::new(project, options).await?;
    if begun.replaces {
        allow_replacing(&begun, options, project).await?;
    }
    let progress = project.begin("restoring");
    let owners = make_roles(&mut begun, project).await?;
    let facts = &begun.kept.manifest.database;
    let options_of_new = facts.options(begun.outside.server.version);
    let new = Beside::create(&mut begun.outside, &begun.database, &options_of_new).await?;
    let placed = match fill(&begun, &new, (owners, options.jobs), &progress).await {
        Ok(()) => place(&mut begun, &new, owners, options.terminate).await,
        Err(error) => Err(error),
    };
    let former = match placed {
        Ok(former) => former,
        Err(error) => {
            // What is left of the attempt is of no use; the error says why it failed.
            let _ = new.drop(&mut begun.outside).await;
            return Err(error);
        }
    };
    let kept = match former {
        Some(former) if options.drop_old => drop_former(&former, &mut begun.outside).await?,
        former => former.map(|former| former.database),
    };
    begun.outside.close().await;
    let manifest = begun.kept.manifest;
    Ok(Restored {
        tables: manifest.tables.len(),
        rows: manifest.rows(),
        backup: manifest.name,
        made_at: manifest.made_at,
        database: begun.database,
        owners,
        roles: begun.missing,
        kept,
    })
}

/// Whether the database that is there may be replaced.
async fn allow_replacing(begun: &Begun, options: &Restore, project: &Project) -> Result<()> {
    let mut session = begun.target.connect_to(Some(&begun.database)).await?;
    let confirmed = options.confirm_database.as_deref();
    let named = is_confirmed(confirmed, &session)?;
    let guard = Guard::read(&mut session).await?;
    guard.allow_environment("restore", &session, &project.settings)?;
    guard.allow_writing("restore", &session, &begun.target, named)?;
    allow_undoing("restore", confirmed, &mut session, project).await?;
    session.close().await;
    let since = format!("everything written since {}", begun.kept.manifest.made_at);
    let hazard = Hazard::uncounted(HazardKind::ReplaceDatabase, begun.database.clone(), since, None);
    cover(&options.accept, &[&hazard], project.listener.as_ref())
}

async fn drop_former(former: &Former, outside: &mut Session) -> Result<Option<String>> {
    former.drop(outside).await.map(|()| None).map_err(|error| {
        error
            .context(format!(
                "the database is restored, and what was there before is left as {}",
                former.database
            ))
            .hint(Advice::to("drop it when that is possible: ").run(Operation::Restore, "--drop-old"))
    })
}
