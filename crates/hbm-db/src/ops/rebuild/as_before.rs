//! What a rebuilding did, kept between runs.
//!
//! The same statements, run in the same database with the same around it, make the same. So the state of the catalogs is looked at when
//! everything is dropped: where it is that of a run whose result was read and found right, that run is repeated, and neither
//! what is to be dropped is searched for, nor a plan made, nor the result read again.
//!
//! What would go along with a DROP although nobody named it is found before and after: a partition or statistics of a table that
//! stand in another schema. Everything else that depends on a table, a view, a sequence, a routine or
//! a type makes the DROP fail (manual, "Dependency Tracking").

use crate::apply::run;
use crate::cache;
use crate::catalog::{Catalog, Fingerprint, Ident};
use crate::db::Session;
use crate::error::Result;
use crate::introspect::{State, There, objects_there, questions, surroundings};
use crate::ops::flush::Dropped;
use crate::plan::{ExistingKind, Statement};
use crate::progress::Progress;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The kinds of which it is known what goes along with one.
const OF_SCHEMAS: [ExistingKind; 7] = [
    ExistingKind::Table,
    ExistingKind::View,
    ExistingKind::MaterializedView,
    ExistingKind::Sequence,
    ExistingKind::Routine,
    ExistingKind::Domain,
    ExistingKind::Type,
];

/// A rebuilding before it is done.
pub(super) struct AsBefore {
    file: Option<PathBuf>,
    /// What it is to lead to, in which database and as which role.
    of: Fingerprint,
    there: There,
}

/// What is kept of one.
#[derive(Serialize, Deserialize)]
struct Kept {
    of: Fingerprint,
    /// What was there before it.
    there: There,
    done: Done,
    /// What was around it when everything was dropped.
    surroundings: State,
}

/// What a rebuilding did.
#[derive(Serialize, Deserialize)]
pub(super) struct Done {
    /// How many objects it dropped.
    pub(super) dropped: usize,
    /// What dropped them.
    pub(super) drops: Vec<Statement>,
    /// What made everything.
    pub(super) makes: Vec<Statement>,
}

impl AsBefore {
    /// Looks at what there is, where all tables are locked.
    ///
    /// # Errors
    /// What the server answers.
    pub(super) async fn look(
        session: &mut Session,
        namespaces: &BTreeSet<Ident>,
        wanted: &Catalog,
    ) -> Result<Self> {
        let who = format!("{}\n{}", session.server.database, session.server.user);
        let version = env!("CARGO_PKG_VERSION");
        let of = format!("{version}\n{}\n{who}\n{}", questions(), wanted.fingerprint());
        // There are 4 096 files at the most: of two databases with one file, the later has it.
        let number = Fingerprint::of_text(&who).to_string().split_off(61);
        Ok(Self {
            file: cache::file(&format!("made-{number}")),
            of: Fingerprint::of_text(&of),
            there: objects_there(session, namespaces).await?,
        })
    }

    /// Drops what an earlier run dropped, and tells what that run did if it was in the same state then. Otherwise everything is as it was.
    ///
    /// # Errors
    /// What the server answers, but to the drops.
    pub(super) async fn drop(&self, session: &mut Session, progress: &dyn Progress) -> Result<Option<Done>> {
        let Some(kept) = self.kept() else { return Ok(None) };
        session.execute("savepoint hbm_db_as_before").await?;
        if run(session, &kept.done.drops, progress).await.is_ok()
            && surroundings(session).await? == Some(kept.surroundings)
        {
            session.execute("release savepoint hbm_db_as_before").await?;
            return Ok(Some(kept.done));
        }
        session.execute("rollback to savepoint hbm_db_as_before; release savepoint hbm_db_as_before").await?;
        Ok(None)
    }

    fn kept(&self) -> Option<Kept> {
        let text = cache::read(self.file.as_deref()?).ok()??;
        let kept: Kept = serde_json::from_str(&text).ok()?;
        (kept.of == self.of && kept.there == self.there).then_some(kept)
    }

    /// Keeps what was done, whose result was read and found right.
    pub(super) fn keep(&self, dropped: Dropped, makes: Vec<Statement>, surroundings: Option<State>) {
        let (Some(surroundings), Some(_)) = (surroundings, &self.there.outside) else { return };
        if !dropped.objects.iter().all(|object| OF_SCHEMAS.contains(&object.kind)) {
            return;
        }
        let done = Done { dropped: dropped.objects.len(), drops: dropped.statements, makes };
        let kept = Kept { of: self.of.clone(), there: self.there.clone(), done, surroundings };
        if let Ok(text) = serde_json::to_vec(&kept) {
            cache::write(self.file.as_deref(), &text);
        }
    }
}
