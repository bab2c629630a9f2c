//! `pull`: a live database becomes files, which are proven to make it again before one is written.

mod change;
mod entities;
mod folder;
mod write;

pub use change::{PullReport, Shown};
pub use entities::pull_entities;

use super::Project;
use crate::catalog::{Catalog, Id, Ident};
use crate::db::{Reading, Session, Target};
use crate::desired::{Desired, Scope};
use crate::error::{Error, Exit, Result};
use crate::introspect;
use crate::plan::Item;
use crate::plan::kinds::rules;
use crate::pull::Manner;
use change::Change;
use folder::Folder;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What is to be written, and where.
#[derive(Clone, Debug, Default)]
pub struct Pull {
    /// The folder of the files.
    pub folder: PathBuf,
    /// Which namespaces are written: all, unless they are named.
    pub scope: Scope,
    /// Whether owners are written.
    pub owners: bool,
    /// Whether nothing is to be written, so that what cannot be is a difference (exit 3).
    pub check: bool,
}

/// Files that wait to be written.
#[derive(Debug)]
pub struct Pulled {
    /// What is to happen to which file.
    pub report: PullReport,
    /// Files that are to be removed, or that hold what people wrote and would not hold it any more.
    pub asked: Vec<Shown>,
    /// What the database has and no file says.
    pub left_out: Vec<String>,
    folder: PathBuf,
    changes: Vec<Change>,
}

impl Pulled {
    /// Writes the files: each is whole or as it was.
    ///
    /// # Errors
    /// Exit 1 where one cannot be written.
    pub fn write(&self) -> Result<()> {
        write::write(&self.folder, &self.changes)
    }
}

/// A database as it is read for files.
struct Live {
    catalog: Catalog,
    /// What an empty database has, in the schemas that are written.
    empty: Catalog,
    /// What it has in every schema.
    everywhere: Catalog,
    /// The schemas of the files that are compared.
    scope: Scope,
    /// Objects of no namespace that need what is not read.
    shared: BTreeSet<Id>,
}

impl Live {
    async fn read(scope: &Scope, mut session: Session, target: &Target) -> Result<(Self, Session)> {
        let mut managed = scope.of_live(&mut session).await?;
        let mut catalog = introspect::read(&mut session, &managed).await?;
        let public = Ident::new("public");
        if catalog.is_vacant(&public) {
            managed.remove(&public);
            catalog.objects.retain(|id, _| id.namespace() != Some(&public));
        }
        let is_shared = |id: &Id| Item::of(&catalog, id).is_some_and(|item| rules(id.kind()).is_shared(item));
        let shared: BTreeSet<Id> = catalog.objects.keys().filter(|id| is_shared(id)).cloned().collect();
        let (everywhere, session) = Desired::nothing().catalog(session, target, Reading::Scratch).await?;
        let mut empty = everywhere.clone();
        empty.objects.retain(|id, _| id.namespace().is_none_or(|name| managed.contains(name)));
        // Files of a whole database may make schemas that it does not have any more.
        let scope = match scope {
            Scope::Named(_) => Scope::Named(managed),
            Scope::Made | Scope::All => Scope::All,
        };
        let mut live = Self { catalog: Catalog::default(), empty, everywhere, scope, shared };
        live.catalog = live.own(catalog);
        Ok((live, session))
    }

    /// The same without what belongs to other namespaces as well.
    fn own(&self, mut catalog: Catalog) -> Catalog {
        let is_shared = |catalog: &Catalog, id: &Id| {
            let parent = catalog.get(id).and_then(|object| object.parent.as_ref());
            self.shared.contains(id) || parent.is_some_and(|parent| self.shared.contains(parent))
        };
        let gone: Vec<Id> = catalog.objects.keys().filter(|id| is_shared(&catalog, id)).cloned().collect();
        gone.iter().for_each(|id| drop(catalog.objects.remove(id)));
        catalog
    }

    fn left_out(&self) -> Vec<String> {
        let unmodeled = self.catalog.unmodeled.iter();
        let unmodeled = unmodeled.map(|one| format!("{one}, which needs a ledger of migrations"));
        unmodeled
            .chain(self.shared.iter().map(|id| format!("{id}, which has to do with other schemas")))
            .collect()
    }
}

/// Reads the database and says what is to happen to which file; nothing is written yet.
///
/// The files that are there are made into a catalog first. Only where an object is not alike in that and in the database, its
/// file is made anew. Then the same is done with the files as they would be, until nothing differs.
///
/// # Errors
/// Those of reading the database and the files; exit 2 where something is in a file that is none of pull's and differs; exit 70
/// where the files would not make the database.
pub async fn pull(project: &Project, options: &Pull) -> Result<Pulled> {
    let mut folder = Folder::read(&options.folder)?;
    let (target, session) = project.open().await?;
    let progress = project.begin("reading the database");
    let (live, mut session) = Live::read(&options.scope, session, &target).await?;
    drop(progress);
    let manner = Manner { version: session.server.version, owners: options.owners };
    let made = manner.statements(&live.empty, &live.catalog)?;
    let progress = project.begin("comparing the files with the database");
    let mut before = None;
    loop {
        let written = match folder.texts.is_empty() {
            true => live.empty.clone(),
            false => {
                let desired = Desired::of_texts(&options.folder, &folder.texts, live.scope.clone())?;
                let is_first = before.is_none();
                let made = desired.catalog(session, &target, Reading::Scratch).await;
                let (catalog, again) = made.map_err(|error| match folder.several_in_one() {
                    _ if is_first => error,
                    Some(several) if error.exit() == Exit::Failed => several.because(error),
                    _ => unproven(error, &options.scope),
                })?;
                session = again;
                live.own(catalog)
            }
        };
        let unlike = manner.unlike(&live.catalog, &written);
        let before = before.get_or_insert_with(|| written.as_made());
        if unlike.is_empty() {
            break;
        }
        let made_anew = folder.make(&unlike, &made, &live.catalog, (before, &live.everywhere));
        if !made_anew.map_err(|error| if options.check { error.exiting(Exit::Differs) } else { error })? {
            return Err(Error::bug("the files would not make the database again; nothing was written")
                .details(unlike.iter().map(|id| format!("{id} would differ"))));
        }
    }
    drop(progress);
    session.close().await;
    let earlier = match &before {
        Some(before) => manner.statements(&live.empty, before)?,
        None => BTreeMap::new(),
    };
    let changes = folder.changes(&earlier);
    tell_secrets(&live.catalog, &folder, &changes, project);
    Ok(Pulled {
        report: PullReport::of(&changes, &folder.texts),
        asked: changes.iter().filter(|change| change.is_asked).map(Change::shown).collect(),
        left_out: live.left_out(),
        folder: options.folder.clone(),
        changes,
    })
}

/// Says which files get what looks secret: it stands in the options of foreign servers and of those who use them.
fn tell_secrets(live: &Catalog, folder: &Folder, changes: &[Change], project: &Project) {
    for id in live.objects.keys() {
        let Some(item) = Item::of(live, id) else { continue };
        let secrets = rules(id.kind()).secrets(item);
        if secrets.is_empty() {
            continue;
        }
        let place = folder
            .place_of(id, live)
            .filter(|place| changes.iter().any(|change| change.path == *place && change.to.is_some()));
        if let Some(place) = place {
            project.listener.warn(&format!(
                "{} has the value of {} of {id}, which looks secret, and so has a migration that makes it: keep it out of the repository",
                place.display(),
                secrets.join(", ")
            ));
        }
    }
}

/// The error of files that do not run as they would be. A part of a database may need the rest.
fn unproven(error: Error, scope: &Scope) -> Error {
    let context = "the files would not make the database again; nothing was written";
    match (error.exit(), scope) {
        (Exit::Failed, Scope::Named(_)) => error
            .context(context)
            .without_hints()
            .exiting(Exit::Usage)
            .hint("name the schemas that these need as well, or leave out --schemas"),
        (Exit::Failed, _) => error.context(context).without_hints().exiting(Exit::Bug),
        _ => error,
    }
}
