//! Writes what changed in the entities as a migration.

use super::Project;
use super::comparison::{Comparison, Source};
use crate::advice::{Advice, Operation};
use crate::db::{Reading, Session, Target, in_scratch};
use crate::desired::Desired;
use crate::error::{Error, Exit, Result};
use crate::migrate::{Draft, Migrations, next_name};
use crate::plan::Consent;
use crate::proposal::{Proposal, renamed_namespaces};
use crate::said::Said;
use serde::Serialize;

/// What is to be written.
#[derive(Clone, Debug, Default)]
pub struct Generate {
    /// What it does, verb first: `add_phone_to_users`.
    pub name: String,
    /// What the migrations are to lead to.
    pub comparison: Comparison,
    /// What may be lost, which says that it was no rename.
    pub accept: Vec<Consent>,
    /// Whether two empty files are written, whatever differs.
    pub empty: bool,
    /// Whether the files are shown only.
    pub dry_run: bool,
}

/// A migration that was written, or would be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Generated {
    /// The migration; none where there is nothing to generate.
    pub migration: Option<String>,
    /// Its folder; none where nothing was written.
    pub folder: Option<String>,
    /// The text of `up.sql`.
    pub up: String,
    /// The text of `down.sql`; empty where the form of the migrations has no way back.
    pub down: String,
    /// The files, in the form of the migrations.
    pub files: Vec<GeneratedFile>,
}

/// A file of a migration.
#[derive(Clone, Debug, Serialize)]
pub struct GeneratedFile {
    /// Its path, from the folder of the migrations.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Writes the difference between migrations and entities as a new migration, proven before the files exist.
///
/// # Errors
/// Exit 2 for a name that is none, and for possible renames that nobody decided on; exit 70 where the files do not lead
/// where they should.
pub async fn generate(project: &Project, options: &Generate) -> Result<Generated> {
    let files = Migrations::find(project.app()?)?;
    files.refuse_foreign()?;
    let name = next_name(&files, &options.name)?;
    files.folder_to_write()?;
    if !options.empty && options.comparison.source == Source::Entities {
        refuse_itself(project, &files)?;
    }
    let draft = match options.empty {
        true => Some(Draft::empty(&name)),
        false => draft(options, &name, &files, project).await?,
    };
    match draft {
        Some(draft) => draft.written(&files, options.dry_run),
        None => Ok(Generated::default()),
    }
}

/// Sees to it that the migrations are not compared with themselves.
fn refuse_itself(project: &Project, files: &Migrations) -> Result<()> {
    match (project.app()?.schema_paths(), &files.folder) {
        ([schema], Some(folder)) if schema.canonicalize().ok() == folder.canonicalize().ok() => {
            Err(Error::usage(
                "the schema of the project is the folder of its migrations, so the two never differ",
            )
            .hint(
                Advice::to("write the schema into files of its own: ")
                    .run(Operation::Pull, "--to schema/")
                    .then(", and name that folder in hbm-db.yaml, schema: schema/"),
            )
            .hint(Advice::to("or write the migration by hand: ").run(Operation::Generate, "NAME --empty")))
        }
        _ => Ok(()),
    }
}

impl Draft {
    /// Writes the files, unless they are shown only.
    pub(super) fn written(self, files: &Migrations, dry_run: bool) -> Result<Generated> {
        let folder = match dry_run {
            true => None,
            false => Some(self.write(&files.folder_to_write()?, files)?.display().to_string()),
        };
        Ok(self.generated(files, folder))
    }

    /// What was written; none for the folder where nothing was.
    pub(super) fn generated(self, migrations: &Migrations, folder: Option<String>) -> Generated {
        let is_in_folder = migrations.form.in_folders();
        let path = |name: String| if is_in_folder { format!("{}/{name}", self.name) } else { name };
        let files = self.files(migrations).into_iter();
        let files = files.map(|(name, text)| GeneratedFile { path: path(name), text }).collect();
        let down = if self.undoes(migrations) { self.down } else { String::new() };
        Generated { migration: Some(self.name), folder, up: self.up, down, files }
    }
}

async fn draft(
    options: &Generate,
    name: &str,
    files: &Migrations,
    project: &Project,
) -> Result<Option<Draft>> {
    let desired = options.comparison.desired(project).await?;
    let (target, session) = workbench(project).await?;
    let progress = project.begin("comparing migrations and schema");
    let (mut wanted, session) = desired.catalog(session, &target, Reading::Scratch).await?;
    let history = Desired::of_migrations(&files.app, &files.list).within(desired.scope.clone());
    let (made, mut session) = history.catalog(session, &target, Reading::Scratch).await?;
    let written_in = (desired.source.as_str(), !target.is_embedded());
    desired.scope.refuse_nowhere_at_hand([&wanted, &made], written_in, &mut session).await?;
    let renamed = renamed_namespaces(&wanted, desired.renames.iter().chain(&options.comparison.renames));
    desired.scope.speak_of(&mut wanted, &made.as_made(), &renamed);
    drop(progress);
    let said = options.comparison.said(&options.accept);
    let said = Said { by_anybody: !Reading::Scratch.is_exact(&session, &target), ..said };
    let (proposal, session) = Proposal::between(
        (session, &target, Reading::Scratch),
        made.as_made(),
        wanted,
        (&desired.source, &desired.renames),
        said,
    )
    .await?;
    let (proposal, session) = options.comparison.answer(proposal, (session, &target), project).await?;
    if proposal.plan.is_empty() {
        session.close().await;
        return Ok(None);
    }
    let progress = project.begin("proving");
    let (draft, session) = proven((session, &target), name, files, &proposal).await?;
    drop(progress);
    session.close().await;
    Ok(Some(draft))
}

/// The files of what is proposed, proven in scratch databases.
pub(super) async fn proven(
    (session, target): (Session, &Target),
    name: &str,
    files: &Migrations,
    proposal: &Proposal,
) -> Result<(Draft, Session)> {
    let to = (&proposal.desired, &proposal.made_for);
    let (draft, session) = in_scratch(session, target, Reading::Scratch, async |inside: &mut Session| {
        Draft::prove(inside, name, &files.list, (&proposal.plan, &proposal.renames), to).await
    })
    .await?;
    if files.list.iter().all(|one| !one.repeated) {
        return Ok((draft, session));
    }
    let ((), session) = in_scratch(session, target, Reading::Scratch, async |inside: &mut Session| {
        draft.prove_from_the_beginning(inside, files, to).await
    })
    .await?;
    Ok((draft, session))
}

/// Where scratch databases can be made: the server, where one is named and answers; else an embedded PostgreSQL that is
/// gone afterwards.
pub(crate) async fn workbench(project: &Project) -> Result<(Target, Session)> {
    if project.settings.url.is_some() {
        match project.open().await {
            Err(error) if error.exit() == Exit::Unreachable => {
                project
                    .listener
                    .warn(&format!("{}; the embedded PostgreSQL is used instead", error.message()));
            }
            opened => return opened,
        }
    }
    if project.settings.url.is_none() {
        project.settings.allow_embedded()?;
    }
    project.ephemeral().await
}
