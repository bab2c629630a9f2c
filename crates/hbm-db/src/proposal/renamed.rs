//! Renames are done by PostgreSQL: whatever names the old name names the new one afterwards.

use crate::catalog::Catalog;
use crate::db::{Reading, Session, Target, in_scratch};
use crate::error::Result;
use crate::introspect;
use crate::plan::{Compared, Renamed, create_all};
use crate::said::{Said, of_cycle};

/// The catalog after the renames, as PostgreSQL has it where they are done: the same schema is made in a scratch database.
///
/// # Errors
/// What the server answers, as where something cannot be made without its extension.
pub(super) async fn renamed(
    session: Session,
    target: &Target,
    reading: Reading,
    live: &Catalog,
    renames: &Renamed,
) -> Result<(Catalog, Session)> {
    if renames.steps.is_empty() {
        return Ok((live.clone(), session));
    }
    let namespaces = live.namespaces();
    let (mut moved, session) = in_scratch(session, target, reading, async |inside: &mut Session| {
        let empty = introspect::read_containers(inside, &namespaces).await?;
        let said = Said { privileges: Some(Compared::None), ..Said::default() };
        let made_for = said.made_for(inside, &empty, live);
        let made = create_all(&made_for, &empty, live).map_err(|cycle| of_cycle(&cycle))?;
        inside.execute("set check_function_bodies = off").await?;
        for statement in made.iter().chain(&renames.statements) {
            inside.execute(&statement.sql).await.map_err(|error| {
                error
                    .context("the schema cannot be made in a scratch database, where its renames are tried")
                    .detail(format!("statement: {}", statement.sql))
            })?;
        }
        introspect::read(inside, &namespaces).await
    })
    .await?;
    keep_satellites(live, &mut moved, renames);
    Ok((moved, session))
}

/// Owners and privileges are those of the database, which a scratch database does not have.
fn keep_satellites(live: &Catalog, moved: &mut Catalog, renames: &Renamed) {
    for (id, object) in &mut moved.objects {
        if let Some(was) = live.get(renames.former.get(id).unwrap_or(id)) {
            object.satellites = was.satellites.clone();
        }
    }
}
