//! What a database is to be, and how the two are compared.

use super::Project;
use crate::catalog::Id;
use crate::config::DbUrl;
use crate::db::{Session, Target};
use crate::desired::{Desired, Scope};
use crate::error::Result;
use crate::plan::{Compared, Consent, Rename};
use crate::proposal::Proposal;
use crate::said::Said;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where the desired state comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The entities of the application, and the SQL beside them.
    #[default]
    Entities,
    /// Files of SQL, folders of them, folders of migrations; `-` is standard input.
    Files(Vec<PathBuf>),
    /// Another database, by its URL.
    Database(String),
}

/// What a database is to be, and how the two are compared.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Where the desired state comes from.
    pub source: Source,
    /// Which namespaces are managed.
    pub scope: Scope,
    /// Renames, besides those that the source declares.
    pub renames: Vec<Rename>,
    /// What becomes of the values of columns whose type changes.
    pub using: BTreeMap<Id, String>,
    /// Whether owners are compared.
    pub owners: bool,
    /// Whose privileges are compared; none for those of whom the desired state names.
    pub privileges: Option<Compared>,
}

impl Comparison {
    /// Whether the desired state is none of an application's.
    pub(super) fn is_of_no_app(&self) -> bool {
        self.source != Source::Entities
    }

    /// What the database is to be.
    ///
    /// # Errors
    /// Those of reading what is named.
    pub(super) async fn desired(&self, project: &Project) -> Result<Desired> {
        let scope = self.scope.clone();
        match &self.source {
            Source::Database(url) => {
                let url = DbUrl::parse(url).map_err(|error| error.detail("it is that of --schema-from"))?;
                Desired::of_database(url.from_origin("--schema-from"), scope).await
            }
            Source::Entities => Ok(Desired::of_app(project.app()?)?.within(scope)),
            Source::Files(paths) => Ok(Desired::of_files(paths)?.within(scope)),
        }
    }

    /// What the plan is told besides the schema.
    pub(super) fn said(&self, accepted: &[Consent]) -> Said {
        Said {
            using: self.using.clone(),
            owners: self.owners,
            privileges: self.privileges.clone(),
            ..Said::of(&self.renames, accepted)
        }
    }

    /// Possible renames: asked where somebody is there to answer, an error where not.
    pub(super) async fn answer(
        &self,
        proposal: Proposal,
        (session, target): (Session, &Target),
        project: &Project,
    ) -> Result<(Proposal, Session)> {
        if proposal.questions.is_empty() {
            return Ok((proposal, session));
        }
        let mut renames: Vec<Rename> = self.renames.clone();
        let mut asked = Vec::new();
        for candidate in &proposal.questions {
            if asked.contains(&candidate.from) {
                continue;
            }
            asked.push(candidate.from.clone());
            let names: Vec<_> =
                proposal.questions.iter().filter(|other| other.from == candidate.from).collect();
            let mut options: Vec<String> =
                names.iter().map(|name| format!("yes, it is now {}", name.to)).collect();
            options.push("no, drop it".into());
            let question = format!("Was {} renamed?", candidate.from);
            let Some(chosen) = project.listener.choose(&question, options)? else {
                return Err(proposal.unanswered());
            };
            if let Some(name) = names.get(chosen) {
                renames.push(name.rename());
            }
        }
        proposal.with_renames(&renames, session, target).await
    }
}
