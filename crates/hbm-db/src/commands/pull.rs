//! `pull`: a live database becomes files.

use super::Context;
use crate::advice::Program;
use crate::app::App;
use crate::counted::counted;
use crate::desired::Scope;
use crate::error::{Error, Exit, Result};
use crate::ops::{self, Project, Pull, PullReport, Pulled};
use crate::progress::Listener;
use crate::render::Report;
use std::path::{Path, PathBuf};

/// Write a live database into files: the inverse of push
///
/// One file for each table with everything that is of it, and one for each other object. push --schema of the folder makes the
/// same database. This is proven in a scratch database before a file is written. A file whose objects are as they are in the
/// database is left as it is, whoever wrote it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db pull                         # into the schema folder of the project\n  hbm-db pull --to schema/\n  hbm-db pull --to schema/ --dry-run\n  hbm-db pull --to schema/ --check    # in CI: exit 3 if the database is not as the files say\n  hbm-db pull --to schema/ --schemas audit,public\n  hbm-db pull --entities src/entities # entities of SeaORM, with SQL beside them"
)]
pub(crate) struct Args {
    /// The folder to write files of SQL into. If not given, it is that of the project's schema.
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    /// The folder to write entities of SeaORM into, and the SQL that says what they cannot.
    #[arg(long, value_name = "FOLDER", conflicts_with = "to")]
    entities: Option<PathBuf>,
    /// Write these schemas and no others. If not given, all are written that are not those of extensions.
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    schemas: Vec<String>,
    /// Write all schemas, without those of extensions: the default.
    #[arg(long, conflicts_with = "schemas")]
    all_schemas: bool,
    /// Write owners, too.
    #[arg(long)]
    owners: bool,
    /// Show what would be written and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write nothing, and end with exit code 3 if something would be written.
    #[arg(long)]
    check: bool,
    /// Change and remove files without asking.
    #[arg(short, long)]
    yes: bool,
}

impl Args {
    /// Which schemas are written: in a project those that it manages, where it says so.
    fn scope(&self, project: &Project) -> Result<Scope> {
        let declared = project.app().ok().filter(|_| self.is_of_project()).and_then(App::declared_schemas);
        match (self.schemas.as_slice(), declared) {
            ([], Some(declared)) => Ok(Scope::Named(declared.clone())),
            ([], None) => Ok(Scope::All),
            (names, _) => Scope::named(names),
        }
    }

    /// Whether nothing says where the files go but the project.
    fn is_of_project(&self) -> bool {
        self.to.is_none() && self.entities.is_none() && !self.all_schemas
    }

    fn folder(&self, project: &Project) -> Result<PathBuf> {
        if let Some(named) = self.to.as_ref().or(self.entities.as_ref()) {
            return Ok(named.clone());
        }
        match project.app().map(App::schema_paths) {
            Ok([folder]) if !folder.is_file() && !is_of_migrations(project, folder) => Ok(folder.clone()),
            _ => Err(Error::usage(
                "nothing says where the files go: there is no project here whose schema is one folder of files",
            )
            .hint("name a folder: --to schema/, or --entities src/entities; and that folder in hbm-db.yaml, schema: schema/")),
        }
    }
}

impl Report for PullReport {
    fn text(&self, _: &Program) -> String {
        if self.is_empty() {
            return "no changes".into();
        }
        let lists = [("write", &self.written), ("change", &self.changed), ("remove", &self.removed)];
        let lines = lists.into_iter().flat_map(|(verb, paths)| paths.iter().map(move |path| (verb, path)));
        lines.map(|(verb, path)| format!("{verb} {path}\n")).collect()
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let (folder, scope) = (args.folder(&context.project)?, args.scope(&context.project)?);
    let options = Pull { folder, scope, owners: args.owners, check: args.check };
    let pulled = match args.entities {
        Some(_) => ops::pull_entities(&context.project, &options).await?,
        None => ops::pull(&context.project, &options).await?,
    };
    if !pulled.left_out.is_empty() {
        context.ui.say(format!("in no file: {}", pulled.left_out.join(", ")));
    }
    if args.check || args.dry_run {
        pulled.report.differences.iter().for_each(|one| context.ui.say(one.difference.trim_end()));
        context.ui.report(&pulled.report)?;
        return Ok(if args.check && !pulled.report.is_empty() { Exit::Differs } else { Exit::Done });
    }
    if !args.yes && !pulled.asked.is_empty() {
        confirm(&pulled, context)?;
    }
    pulled.write()?;
    context.ui.report(&pulled.report)?;
    let PullReport { written, changed, removed, .. } = &pulled.report;
    context.ui.say(format!(
        "{} written, {} changed, {} removed in {}",
        counted(written.len(), "file"),
        changed.len(),
        removed.len(),
        options.folder.display()
    ));
    Ok(Exit::Done)
}

/// Whether the schema is said by the migrations themselves.
fn is_of_migrations(project: &Project, folder: &Path) -> bool {
    let declared = project.app().ok().and_then(App::declared_migrations);
    declared.is_some_and(|migrations| migrations.path == folder)
}

/// Shows what would go of what people wrote, and asks.
fn confirm(pulled: &Pulled, context: &Context<'_>) -> Result<()> {
    pulled.asked.iter().for_each(|one| context.ui.say(one.difference.trim_end()));
    match context.ui.confirm("Change these files?")? {
        Some(true) => Ok(()),
        Some(false) => Err(Error::refused("nothing was written")),
        None => Err(Error::usage(
            "files would be removed, or changed that pull did not write so; nothing was written",
        )
        .details(pulled.asked.iter().map(|one| one.path.clone()))
        .hint("look at the changes with --dry-run, and write them with --yes")),
    }
}
