//! Copies the whole cluster, as what point-in-time recovery begins with.

use super::{major, shelf_to_write, stamp};
use crate::backup::{Base as Copied, BaseManifest, Tool, find, first_segment};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::ops::Project;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Where the copy goes.
#[derive(Clone, Debug, Default)]
pub struct Base {
    /// The folder of backups; the project's own if not given.
    pub to: Option<PathBuf>,
    /// What it is called; `base` and the time if not given.
    pub name: Option<String>,
}

/// A copy that was made, and compared with the manifest that the server sent.
#[derive(Clone, Debug, Serialize)]
pub struct BasedOn {
    /// Its folder.
    pub folder: PathBuf,
    /// What it is.
    #[serde(flatten)]
    pub base: BaseManifest,
    /// Whether the server archives its log: without that there is no way to a later moment.
    pub archiving: bool,
}

/// What the server says of itself.
#[derive(Deserialize)]
struct Cluster {
    system: String,
    segment_size: u64,
    archiving: bool,
    tablespaces: Vec<String>,
}

impl Cluster {
    async fn read(session: &mut Session) -> Result<Self> {
        let found = session.read(include_str!("sql/cluster.sql")).await?.pop();
        found.ok_or_else(|| Error::bug("a server says nothing of itself"))
    }
}

/// Copies the cluster with pg_basebackup, whole or not at all, and verifies the copy with pg_verifybackup.
///
/// # Errors
/// Exit 1 where the programs are missing or fail, and for a cluster with tablespaces.
pub async fn base(project: &Project, options: &Base) -> Result<BasedOn> {
    let (target, mut session) = project.open().await?;
    session.need_session("backup base")?;
    let version = major(&session);
    let program = find(Tool::BaseBackup, version)?;
    find(Tool::VerifyBackup, version)?;
    let cluster = Cluster::read(&mut session).await?;
    if !cluster.tablespaces.is_empty() {
        return Err(Error::failed("the cluster has tablespaces, which would be copied to where they are")
            .details(cluster.tablespaces)
            .hint("copy it with pg_basebackup itself: --format=tar, or --tablespace-mapping"));
    }
    let shelf = shelf_to_write(options.to.as_deref())?;
    let name = options.name.clone().unwrap_or_else(|| format!("base-{}", stamp()));
    let part = shelf.begin(&name)?;
    let progress = project.begin("copying");
    Copied::make(&part.folder, (&program, &target), part.in_use()?, &progress).await?;
    let clock = "select pg_catalog.to_char(pg_catalog.clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    let manifest = BaseManifest {
        name,
        made_at: session.texts(clock).await?.pop().unwrap_or_default(),
        hbm_db: env!("CARGO_PKG_VERSION").to_owned(),
        server: session.server.version_text.clone(),
        major: version,
        system: cluster.system,
        first_segment: first_segment(&part.folder)?,
        segment_size: cluster.segment_size,
        size: 0,
    };
    session.close().await;
    let manifest = manifest.describe(&part.folder)?;
    Ok(BasedOn { folder: part.finish()?, base: manifest, archiving: cluster.archiving })
}
