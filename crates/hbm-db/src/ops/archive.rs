//! Moves rows into the archive that an application declares.

use super::Project;
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::archive::{
    Archive, Moved, MovedPartition, Partitioned, Set, Table, count, detach, left, move_batch, past, prepare,
    ranged_by_condition, table, would_prepare,
};
use crate::catalog::Name;
use crate::counted::counted;
use crate::db::{LockTimeout, Session};
use crate::error::{Error, Result};
use crate::near::nearest;
use crate::ownership::Intent;
use crate::progress::Progress;
use serde::Serialize;

/// Which rows to move.
#[derive(Clone, Debug, Default)]
pub struct ArchiveRows {
    /// The name of the archive; all of them if not given.
    pub name: Option<String>,
    /// Whether it is counted only.
    pub dry_run: bool,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
}

/// What was moved.
#[derive(Clone, Debug, Serialize)]
pub struct Archived {
    /// The application.
    pub app: String,
    /// Whether it was counted only.
    pub dry_run: bool,
    /// Each archive.
    pub archives: Vec<ArchivedOne>,
    /// How many rows in all.
    pub rows: u64,
}

/// What was moved by one archive.
#[derive(Clone, Debug, Serialize)]
pub struct ArchivedOne {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Its tables, those that are referred to first.
    pub tables: Vec<Moved>,
    /// The partitions that went as a whole.
    pub partitions: Vec<MovedPartition>,
    /// The statements that made the archive's tables, or added a column.
    pub changes: Vec<String>,
    /// Rows for which the condition holds and that are still there: others have locked them, or their partition has rows whose
    /// time is not over.
    pub left: u64,
}

/// How often the columns of tables may change while rows are moved.
const TRIES: usize = 5;

/// Moves rows, as the application declares it. What has been moved stays moved where it is stopped, and the next run goes on.
///
/// # Errors
/// Exit 2 for a name that nothing has; exit 4 where rows that stay refer to rows that are to go; what the server answers.
pub async fn archive(project: &Project, options: &ArchiveRows) -> Result<Archived> {
    let app = project.app()?;
    let chosen = options.choose(app)?;
    let mut report =
        Archived { app: app.name().to_owned(), dry_run: options.dry_run, archives: Vec::new(), rows: 0 };
    if chosen.is_empty() {
        return Ok(report);
    }
    for archive in &chosen {
        refuse_managed(app, archive)?;
    }
    let (target, mut session) = project.open_waiting(options.lock_timeout).await?;
    session.need_session("archive")?;
    project.own(("archive", Intent::Add), &mut session, &target).await?;
    if !options.dry_run {
        session.lock(options.lock_timeout).await?;
    }
    for archive in chosen {
        let done = run(archive, options, project, &mut session)
            .await
            .map_err(|error| error.context(format!("cannot archive {}", archive.name)))?;
        report.rows += done.tables.iter().map(|one| one.rows).sum::<u64>();
        report.rows += done.partitions.iter().map(|one| one.rows).sum::<u64>();
        report.archives.push(done);
    }
    session.close().await;
    Ok(report)
}

async fn run(
    archive: &Archive,
    options: &ArchiveRows,
    project: &Project,
    session: &mut Session,
) -> Result<ArchivedOne> {
    let mut kinds: Vec<(Name, Table)> = Vec::new();
    for name in std::iter::once(&archive.table).chain(&archive.along) {
        let found = table(name, session).await?.filter(Table::has_rows).ok_or_else(|| {
            Error::failed(format!("there is no table {}", name.brief()))
                .hint(Advice::to("create the tables first: ").run(Operation::Push, "--yes"))
        })?;
        kinds.push((name.clone(), found));
    }
    let done = ArchivedOne {
        name: archive.name.clone(),
        description: archive.description.clone(),
        tables: Vec::new(),
        partitions: Vec::new(),
        changes: Vec::new(),
        left: 0,
    };
    let timeout = options.lock_timeout;
    let pairs: Vec<(Name, bool)> =
        kinds.iter().map(|(name, table)| (name.clone(), table.is_partitioned())).collect();
    let set = Set::read(archive, &pairs, session).await?;
    if let Some(ranged) = kinds[0].1.ranged().filter(|_| kinds.len() == 1)
        && ranged_by_condition(archive, ranged.number, timeout, session).await?
    {
        return by_partitions((archive, &set, ranged), options, done, session).await;
    }
    by_rows((archive, &set), options, done, project, session).await
}

/// Moves partitions of which every row is past. The rows of the others wait until theirs is.
async fn by_partitions(
    (archive, set, ranged): (&Archive, &Set, Partitioned),
    options: &ArchiveRows,
    mut done: ArchivedOne,
    session: &mut Session,
) -> Result<ArchivedOne> {
    let timeout = options.lock_timeout;
    for partition in past(archive, timeout, session).await? {
        done.partitions.push(match options.dry_run {
            true => partition.counted(archive, session).await?,
            false => detach(archive, &set.members[0], &ranged.column, &partition, timeout, session).await?,
        });
    }
    done.left = left(set, timeout, session).await?;
    if options.dry_run {
        done.left -= done.partitions.iter().map(|one| one.rows).sum::<u64>().min(done.left);
    }
    Ok(done)
}

async fn by_rows(
    (archive, set): (&Archive, &Set),
    options: &ArchiveRows,
    mut done: ArchivedOne,
    project: &Project,
    session: &mut Session,
) -> Result<ArchivedOne> {
    let timeout = options.lock_timeout;
    let counting = project.begin("counting");
    let expected = count(set, timeout, session).await?;
    drop(counting);
    let mut sums = vec![0; set.members.len()];
    if options.dry_run {
        done.changes = would_prepare(&set.members, session).await?;
        sums = expected;
    } else {
        let progress = project.begin("archiving");
        progress.expect(usize::try_from(expected[0]).unwrap_or(usize::MAX));
        let mut shapes = prepare(archive, &set.members, timeout, session).await?;
        let mut tries = 0;
        loop {
            done.changes.append(&mut shapes.changes);
            let Some(moved) = move_batch(set, &shapes, timeout, session).await? else {
                // Somebody changed a column meanwhile.
                tries += 1;
                if tries == TRIES {
                    return Err(Error::failed("the columns of its tables change again and again")
                        .hint("run it again when nobody alters them"));
                }
                shapes = prepare(archive, &set.members, timeout, session).await?;
                continue;
            };
            if moved[0] == 0 {
                break;
            }
            sums.iter_mut().zip(&moved).for_each(|(sum, moved)| *sum += moved);
            let rows = usize::try_from(moved[0]).unwrap_or(usize::MAX);
            progress.advance(&format!("{}: {}", archive.name, counted(rows, "row")), rows);
        }
        drop(progress);
        done.left = left(set, timeout, session).await?;
    }
    let members = set.members.iter().zip(sums);
    done.tables = members
        .map(|(member, rows)| Moved { table: member.table.brief(), to: member.to.to_string(), rows })
        .collect();
    Ok(done)
}

/// An archive is in a schema that nothing else manages: what a push does not know there, it would drop.
fn refuse_managed(app: &App, archive: &Archive) -> Result<()> {
    let schema = &archive.to.namespace;
    let managed = app.known_namespaces().into_iter().chain(app.declared_schemas().cloned());
    if schema.as_str() == "public" || managed.flatten().any(|one| one == *schema) {
        return Err(Error::usage(format!(
            "{}: rows cannot be archived in the schema {schema}, which {} manages",
            archive.name,
            app.name()
        ))
        .hint(
            "name another one with `to`, as archive: it is made, and push, reset and flush leave it alone",
        ));
    }
    Ok(())
}

impl ArchiveRows {
    /// The one that is named, or all.
    fn choose<'a>(&self, app: &'a App) -> Result<Vec<&'a Archive>> {
        let all = app.archives();
        let Some(name) = &self.name else { return Ok(all.iter().collect()) };
        if let Some(found) = all.iter().find(|archive| archive.name == *name) {
            return Ok(vec![found]);
        }
        let error = Error::usage(format!("{} has no archive {name}", app.name()))
            .details(all.iter().map(|one| format!("there is {}: {}", one.name, one.description)));
        if all.is_empty() {
            return Err(error.hint(format!("{} declares nothing to archive", app.name())));
        }
        Err(match nearest(name, all.iter().map(|one| one.name.as_str())) {
            Some(near) => error.hint(Advice::to("did you mean ").run(Operation::Archive, near).then("?")),
            None => error.hint("name one of these, or none for all of them"),
        })
    }
}
