//! Renames are done by PostgreSQL: whatever names the old name names the new one afterwards.

use crate::catalog::{Catalog, Ident};
use crate::db::{Reading, Session, Target, in_scratch};
use crate::error::Result;
use crate::introspect;
use crate::plan::{Compared, Renamed, Statement, create_all};
use crate::said::{Said, of_cycle};
use std::collections::BTreeSet;

/// The catalog after the renames, as PostgreSQL has it where they are done: the same schema is made in a scratch database, with
/// what is around it, where that is given. What each object was called before is then what PostgreSQL says, too.
///
/// # Errors
/// What the server answers, as where something cannot be made without its extension.
pub(super) async fn renamed(
    session: Session,
    target: &Target,
    reading: Reading,
    (live, wanted): (&Catalog, &Catalog),
    around: Option<&Catalog>,
    renames: &mut Renamed,
) -> Result<(Catalog, Session)> {
    if renames.statements.is_empty() {
        return Ok((live.clone(), session));
    }
    let namespaces: BTreeSet<Ident> = live.namespaces().into_iter().chain(wanted.namespaces()).collect();
    let whole = around.unwrap_or(live);
    let ((mut moved, former), session) =
        in_scratch(session, target, reading, async |inside: &mut Session| {
            let empty = introspect::read_containers(inside, &whole.namespaces()).await?;
            let said = Said { privileges: Some(Compared::None), ..Said::default() };
            let made_for = said.made_for(inside, &empty, whole);
            let made = create_all(&made_for, &empty, whole).map_err(|cycle| of_cycle(&cycle))?;
            inside.execute("set check_function_bodies = off").await?;
            run(inside, &made).await?;
            let (_, before) = introspect::read_with_places(inside, &namespaces).await?;
            run(inside, &renames.statements).await?;
            let (moved, places) = introspect::read_with_places(inside, &namespaces).await?;
            Ok((moved, places.former(&before)))
        })
        .await?;
    renames.former = former;
    keep_satellites(live, &mut moved, renames);
    Ok((moved, session))
}

async fn run(inside: &mut Session, statements: &[Statement]) -> Result<()> {
    for statement in statements {
        inside.execute(&statement.sql).await.map_err(|error| {
            error
                .context("the schema cannot be made in a scratch database, where its renames are tried")
                .detail(format!("statement: {}", statement.sql))
        })?;
    }
    Ok(())
}

/// Owners and privileges are those of the database, which a scratch database does not have.
fn keep_satellites(live: &Catalog, moved: &mut Catalog, renames: &Renamed) {
    for (id, object) in &mut moved.objects {
        if let Some(was) = live.get(renames.former.get(id).unwrap_or(id)) {
            object.satellites = was.satellites.clone();
        }
    }
}
