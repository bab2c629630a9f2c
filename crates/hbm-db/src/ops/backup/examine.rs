//! What was restored, compared with what was backed up.

use crate::backup::{Key, Manifest, Opened, TableRows, differing_rows, read_rows};
use crate::catalog::{Catalog, Ident, quote_literal};
use crate::db::{Reading, Session, Target};
use crate::desired::Desired;
use crate::error::{Error, Result};
use crate::introspect;
use crate::plan::{Compared, For, Left, Terms, left};
use crate::progress::Progress;

/// What is in a database that was restored.
pub(super) struct Found {
    catalog: Catalog,
    rows: Vec<TableRows>,
}

impl Found {
    /// Reads the connected database.
    ///
    /// # Errors
    /// What the server answers.
    pub(super) async fn read(session: &mut Session, key: &Key, progress: &dyn Progress) -> Result<Self> {
        let namespaces = introspect::namespaces(session).await?;
        let catalog = introspect::read(session, &namespaces).await?;
        session.execute("set row_security = off").await?;
        let rows = read_rows(session, key, None, progress).await?;
        Ok(Self { catalog, rows })
    }
}

/// Compares what was restored with a backup, one line for each difference. Owners and privileges count where they were restored.
///
/// # Errors
/// What the server answers; exit 1 where the catalog of the backup cannot be read.
pub(super) async fn differences(
    (manifest, opened): (&Manifest, &Opened),
    found: &Found,
    owners: bool,
    (session, target): (Session, &Target),
) -> Result<(Vec<String>, Session)> {
    let mut told = differing_rows(&manifest.tables, &found.rows);
    let mut wanted = opened.catalog()?;
    if wanted.fingerprint() != manifest.fingerprint {
        return Err(Error::failed("the catalog of the backup is not the one that its manifest names"));
    }
    // A subscription would fetch rows from elsewhere; none is made where a backup is only looked at.
    wanted.objects.retain(|id, _| id.kind().word() != "subscription");
    let version = session.server.version;
    let mut others = unlike(&found.catalog, &wanted, owners, version);
    let mut session = session;
    if !others.is_empty() {
        // PostgreSQL prints some expressions otherwise when it has read its own print.
        let printed = Desired::of_catalog(wanted, format!("the backup {}", manifest.name));
        let (again, next) = printed.catalog(session, target, Reading::Scratch).await?;
        session = next;
        others = unlike(&found.catalog, &again, owners, version);
    }
    told.extend(others);
    Ok((told, session))
}

fn unlike(found: &Catalog, wanted: &Catalog, owners: bool, version: u32) -> Vec<String> {
    let privileges = if owners { Compared::All } else { Compared::None };
    let terms = Terms { owners, privileges, role: Ident::new("") };
    let told = |(what, id)| match what {
        Left::Missing => format!("{id}: it is not there"),
        Left::Unwanted => format!("{id}: it was not there"),
        Left::Other => format!("{id}: it is not as it was"),
    };
    left(&For { terms, ..For::anywhere(version) }, found, wanted).into_iter().map(told).collect()
}

/// Whether the session may give objects to all of these roles, which are there.
///
/// # Errors
/// What the server answers.
pub(super) async fn may_own(session: &mut Session, roles: &[String]) -> Result<bool> {
    let list: Vec<String> = roles.iter().map(|role| quote_literal(role)).collect();
    if session.server.superuser || list.is_empty() {
        return Ok(true);
    }
    let sql = format!(
        "select pg_catalog.bool_and(pg_catalog.pg_has_role(r.oid, 'member'))::text from pg_catalog.pg_roles r
         where r.rolname = any (array[{}]::pg_catalog.text[])",
        list.join(", ")
    );
    Ok(session.texts(&sql).await?.first().is_some_and(|answer| answer == "true"))
}
