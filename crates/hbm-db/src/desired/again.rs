//! A desired state made a second time, from its own print: what a push makes (decision 21).

use super::Desired;
use super::script::{PART, run_together};
use crate::catalog::{Catalog, Id};
use crate::db::Session;
use crate::error::Result;
use crate::introspect;
use crate::plan::kinds::extension::EXTENSION;
use crate::plan::{Compared, For, create_all, flush_along};
use crate::said::{Said, of_cycle};

impl Desired {
    /// Makes everything from its own print in the place of what is there, and reads what is managed of it.
    ///
    /// # Errors
    /// What the server answers, as where an expression needs a function that went with a type.
    pub(super) async fn printed_again(
        &self,
        session: &mut Session,
        whole: &Catalog,
        first: &Catalog,
    ) -> Result<Catalog> {
        // Nothing of the database is kept, and no commit has to wait for its disk.
        session.execute("set synchronous_commit = off").await?;
        let namespaces = &introspect::namespaces(session).await?;
        let mut existing = introspect::whole_inventory(session, namespaces).await?.objects;
        existing.sort();
        for some in existing.chunks(PART) {
            run_together(session, &flush_along(some)).await?;
        }
        let empty = introspect::read_containers(session, namespaces).await?;
        session.execute("set check_function_bodies = off").await?;
        // What is in no namespace is left: publications, foreign servers and so on.
        let is_left = |id: &Id| id.namespace().is_none() && id.kind() != EXTENSION;
        if whole.objects.keys().any(is_left) {
            let left = introspect::read(session, namespaces).await?;
            make(session, &left, &empty).await?;
        }
        make(session, &empty, whole).await?;
        introspect::read(session, &first.namespaces()).await
    }
}

/// Runs what leads from one state of a scratch database to another.
async fn make(session: &mut Session, live: &Catalog, wanted: &Catalog) -> Result<()> {
    let made_for = everything(session, live, wanted);
    let statements = create_all(&made_for, live, wanted).map_err(|cycle| of_cycle(&cycle))?;
    for some in statements.chunks(PART) {
        run_together(session, some).await?;
    }
    Ok(())
}

/// A plan that leaves nothing which is not wanted.
fn everything(session: &Session, live: &Catalog, wanted: &Catalog) -> For {
    let said = Said { privileges: Some(Compared::All), whole: true, ..Said::default() };
    said.made_for(session, live, wanted)
}

/// The second reading, with what was otherwise in the first as the other accepted form.
pub(super) fn merge(first: Catalog, mut second: Catalog) -> Catalog {
    if !first.objects.keys().eq(second.objects.keys()) {
        return Catalog { unprinted: Some("the print makes other objects".into()), ..first };
    }
    for (id, object) in &mut second.objects {
        if let Some(made) = first.objects.get(id) {
            object.satellites = made.satellites.clone();
        }
    }
    second.alternates =
        first.objects.into_iter().filter(|(id, object)| second.objects.get(id) != Some(object)).collect();
    second.unmodeled = first.unmodeled;
    second
}
