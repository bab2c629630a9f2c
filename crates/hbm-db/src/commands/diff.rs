//! `diff`: what push would do.

use super::Context;
use crate::catalog::{Id, Ident, Name};
use crate::desired::Scope;
use crate::error::{Exit, Result};
use crate::ops::{self, Comparison, Source};
use crate::plan::kinds::column;
use crate::plan::{Compared, Rename, unquoted_path};
use crate::proposal::PlanReport;
use std::path::PathBuf;

/// Show what push would do, and do nothing
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db diff --check        # in CI: exit 3 if the database has drifted\n  hbm-db diff --schema schema.sql\n  hbm-db diff --schema-from postgresql://localhost/staging"
)]
pub(crate) struct Args {
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    scope: ScopeArgs,
    /// End with exit code 3 if there is a difference.
    #[arg(long)]
    check: bool,
}

/// Where the desired state comes from.
#[derive(Debug, clap::Args)]
pub(crate) struct SourceArgs {
    /// Take the desired state from SQL instead of the project's schema: a file as psql runs it (one of pg_dump is such), a folder
    /// of files in any order, a folder of migrations, or - for standard input. Can be given several times.
    #[arg(long, value_name = "PATH")]
    schema: Vec<PathBuf>,
    /// Take the desired state from another database, whose PostgreSQL may be of another version. Others on this machine can
    /// see the URL in the list of processes.
    #[arg(long, value_name = "URL", conflicts_with = "schema")]
    schema_from: Option<String>,
    /// A rename: table.old=new for a column, an attribute or an enum label, old=new for a table, a type or a schema. Can be
    /// given several times.
    #[arg(long, value_name = "OLD=NEW")]
    rename: Vec<Rename>,
    /// What becomes of the values of a column whose type changes: table.column=expression. Can be given several times.
    #[arg(long, value_name = "COLUMN=EXPRESSION")]
    using: Vec<Using>,
    /// Compare owners, too. Without it, what is there keeps its owner.
    #[arg(long)]
    owners: bool,
    /// Whose privileges are compared.
    #[arg(long, value_enum, default_value_t = PrivilegesOf::Named, value_name = "WHOSE", hide_possible_values = false)]
    privileges: PrivilegesOf,
}

/// Whose privileges are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum PrivilegesOf {
    /// Those of roles that the desired state names in a GRANT, and of PUBLIC and owners.
    #[default]
    Named,
    /// Everybody's.
    All,
    /// Nobody's.
    None,
}

impl PrivilegesOf {
    /// None where the desired state has to say it.
    fn compared(self) -> Option<Compared> {
        match self {
            Self::Named => None,
            Self::All => Some(Compared::All),
            Self::None => Some(Compared::None),
        }
    }
}

/// What becomes of the values of a column: `users.age=age::integer`.
#[derive(Clone, Debug)]
pub(crate) struct Using {
    column: Id,
    expression: String,
}

impl std::str::FromStr for Using {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let expected = || "expected table.column=expression".to_owned();
        let (path, expression) = text.split_once('=').ok_or_else(expected)?;
        let (table, column) = match unquoted_path(path).as_slice() {
            [table, column] => (Name::new("public", table), Ident::new(column)),
            [namespace, table, column] => (Name::new(namespace, table), Ident::new(column)),
            _ => return Err(expected()),
        };
        Ok(Self { column: column::id(&table, &column), expression: expression.to_owned() })
    }
}

/// Which schemas of the database are managed: in the others nothing is changed.
#[derive(Debug, clap::Args)]
pub(crate) struct ScopeArgs {
    /// Manage these schemas and no others: what they have and the desired state does not is dropped. If not given, those
    /// are managed that the desired state makes something in.
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    schemas: Vec<String>,
    /// Manage all schemas of the database, without those of extensions: what they have and the desired state does not is
    /// dropped.
    #[arg(long, conflicts_with = "schemas")]
    all_schemas: bool,
}

impl ScopeArgs {
    fn scope(&self) -> Result<Scope> {
        match (self.all_schemas, self.schemas.as_slice()) {
            (true, _) => Ok(Scope::All),
            (false, []) => Ok(Scope::Made),
            (false, names) => Scope::named(names),
        }
    }
}

impl SourceArgs {
    /// What the database is to be, in the schemas that it makes something in.
    pub(crate) fn comparison(&self) -> Comparison {
        let source = match &self.schema_from {
            Some(url) => Source::Database(url.clone()),
            None if self.schema.is_empty() => Source::Entities,
            None => Source::Files(self.schema.clone()),
        };
        Comparison {
            source,
            scope: Scope::Made,
            renames: self.rename.clone(),
            using: self.using.iter().map(|one| (one.column.clone(), one.expression.clone())).collect(),
            owners: self.owners,
            privileges: self.privileges.compared(),
        }
    }

    /// The same in these schemas.
    ///
    /// # Errors
    /// Exit 2 for a schema that cannot be managed.
    pub(crate) fn comparison_within(&self, scope: &ScopeArgs) -> Result<Comparison> {
        Ok(Comparison { scope: scope.scope()?, ..self.comparison() })
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let comparison = args.source.comparison_within(&args.scope)?;
    let report = ops::diff(&context.project, &comparison).await?;
    for object in &report.plan.left {
        tracing::debug!("not managed, left as it is: {object}");
    }
    tell_unmanaged(&report, context);
    context.ui.report(&report)?;
    Ok(if args.check && !report.plan.is_empty() { Exit::Differs } else { Exit::Done })
}

/// Says which schemas of the database are left as they are, as the desired state says nothing of them.
pub(super) fn tell_unmanaged(report: &PlanReport, context: &Context<'_>) {
    let names: Vec<String> = report.unmanaged.iter().map(ToString::to_string).collect();
    if !names.is_empty() {
        context.ui.say(format!(
            "not part of {}, so left as they are: schemas {} (--schemas or --all-schemas would manage them)",
            report.source,
            names.join(", ")
        ));
    }
}
