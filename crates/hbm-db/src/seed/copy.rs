//! The rows of a file, by COPY in the caller's transaction: into an empty table as they are, else beside it first.

use super::explain::advised;
use super::load::{Loader, steps};
use super::record::is_recorded;
use super::resolved::ResolvedFile;
use super::{Problem, Tables};
use crate::catalog::{Ident, Name, quote_literal};
use crate::db::{Copied, Session};
use crate::error::{Error, Result};
use crate::progress::{Progress, Silent};

/// The table beside it.
pub(super) const BESIDE: &str = "pg_temp.hbm_db_rows";

impl Loader<'_> {
    /// Writes the rows of a file.
    ///
    /// # Errors
    /// What the server answers, with the place in the file.
    pub(super) async fn copy(
        &mut self,
        session: &mut Session,
        at: usize,
        progress: &dyn Progress,
    ) -> Result<()> {
        let file = &self.plan.resolved.files[at];
        session.execute("savepoint hbm_db_file").await?;
        let Written { rows, inserted, updated, names } = match self.write_file(session, file, progress).await
        {
            Ok(written) => written,
            Err(Stopped::Told(error)) => return Err(error),
            Err(Stopped::Answered(copied)) => return Err(self.explain_copied(session, file, copied).await),
        };
        session.execute("release savepoint hbm_db_file").await?;
        self.remember_file(&file.table, rows, inserted, updated);
        self.of_files.extend(names);
        Ok(())
    }

    async fn write_file(
        &self,
        session: &mut Session,
        file: &ResolvedFile,
        progress: &dyn Progress,
    ) -> std::result::Result<Written, Stopped> {
        let table = &file.table;
        if self.is_plain(session, table).await? {
            let target = format!("{table} ({})", names(&file.columns, ""));
            let rows = send(session, file, &target, progress).await?;
            let names = Vec::from_iter((rows > 0).then(|| file.full_name.clone()));
            return Ok(Written { rows, inserted: rows, updated: 0, names });
        }
        let rows = self.put_beside(session, file, progress).await?;
        session.execute(&format!("analyze {BESIDE}")).await?;
        self.refuse_null(session, file).await?;
        self.refuse_twice(session, file).await?;
        let before = self.before(session, file).await?;
        let upsert = self.upsert_from_beside(file, None);
        let (inserted, updated): (usize, usize) = session.json(&upsert).await.map_err(Copied::from)?;
        session.execute(&format!("drop table {BESIDE}")).await?;
        let names = match inserted {
            0 => Vec::new(),
            _ => std::iter::once(file.full_name.clone()).chain(before).collect(),
        };
        Ok(Written { rows, inserted, updated, names })
    }

    /// Makes the table beside with the rows of the file, and gives their number.
    async fn put_beside(
        &self,
        session: &mut Session,
        file: &ResolvedFile,
        progress: &dyn Progress,
    ) -> std::result::Result<usize, Stopped> {
        session.execute(&beside(file)).await?;
        let target = format!("{BESIDE} ({})", names(&file.columns, ""));
        Ok(send(session, file, &target, progress).await?)
    }

    /// Whether a COPY can go into the table: it is empty, and no policy says who may put in what.
    async fn is_plain(&self, session: &mut Session, table: &Name) -> Result<bool> {
        if matches!(self.tables, Tables::New(_)) {
            return Ok(true);
        }
        let name = quote_literal(&table.to_string());
        let asked = session
            .texts(&format!(
                "select (exists (select from {}) or pg_catalog.row_security_active({name}))::text",
                self.schema.own_rows(table)
            ))
            .await?;
        Ok(asked.first().is_some_and(|answer| answer == "false"))
    }

    /// Refuses a file that has NULL where the table takes none. The server would name the table beside.
    async fn refuse_null(&self, session: &mut Session, file: &ResolvedFile) -> Result<()> {
        let table = &file.table;
        let is_not_null = |name: &&Ident| {
            self.schema.column(table, name).is_some_and(|column| column.not_null)
                || self.key(table).contains(name)
        };
        let columns: Vec<&Ident> = file.columns.iter().filter(is_not_null).collect();
        let firsts: Vec<String> = columns
            .iter()
            .map(|name| format!("pg_catalog.min(hbm_db_row) filter (where {name} is null)"))
            .collect();
        if firsts.is_empty() {
            return Ok(());
        }
        let sql = format!("select pg_catalog.json_build_array({})::text from {BESIDE}", firsts.join(", "));
        let firsts: Vec<Option<u32>> = session.json(&sql).await?;
        let found = firsts
            .into_iter()
            .zip(columns)
            .filter_map(|(row, name)| Some((row?, name)))
            .min_by_key(|(row, _)| *row);
        let Some((row, name)) = found else { return Ok(()) };
        let place = file.file.locate_row(row, Some(name.as_str()));
        let why = format!(
            "{}.{name} is {}; expected {}",
            table.brief(),
            if self.key(table).contains(name) { "the key" } else { "NOT NULL" },
            self.data_type(table, name)
        );
        let error = Error::failed(why).hint(file.file.hint_of_null());
        Err(error.context(failed(file, &place.to_string(), Some(name))))
    }

    /// Refuses a file that has a key twice.
    async fn refuse_twice(&self, session: &mut Session, file: &ResolvedFile) -> Result<()> {
        let key = names(self.key(&file.table), "");
        let sql = format!(
            "select pg_catalog.json_build_array(pg_catalog.min(hbm_db_row), pg_catalog.max(hbm_db_row))::text
             from {BESIDE} group by {key} having pg_catalog.count(*) > 1 order by 1 limit 20"
        );
        let twice = session.texts(&sql).await?;
        if twice.is_empty() {
            return Ok(());
        }
        let lines = file.file.lines();
        let line = |row: u32| lines.get(row as usize - 1).copied().unwrap_or(row);
        let details = twice.iter().filter_map(|rows| {
            let (first, second): (u32, u32) = serde_json::from_str(rows).ok()?;
            let place = file.file.place(line(second), 1);
            Some(format!("{place}: the same {key} as in line {}", line(first)))
        });
        Err(Error::failed(format!(
            "{} has rows with the same key; everything was rolled back",
            file.file.path
        ))
        .details(details.collect::<Vec<_>>())
        .hint("correct the file and run the command again"))
    }

    /// The full names of rows that are in the table although the file was never loaded.
    async fn before(&self, session: &mut Session, file: &ResolvedFile) -> Result<Vec<String>> {
        if is_recorded(session, &self.plan.resolved.app, &file.full_name).await? {
            return Ok(Vec::new());
        }
        let key = self.key(&file.table);
        let label: Vec<String> = key.iter().map(|name| format!("given.{name}::text")).collect();
        let sql = format!(
            "select pg_catalog.concat_ws('/', {}) from {BESIDE} as given join {} as t on {}",
            label.join(", "),
            self.schema.own_rows(&file.table),
            same_key(key)
        );
        let labels = session.texts(&sql).await?;
        Ok(labels.into_iter().map(|label| format!("{}:{label}", file.full_name)).collect())
    }
}

pub(super) fn names(columns: &[Ident], before: &str) -> String {
    columns.iter().map(|name| format!("{before}{name}")).collect::<Vec<_>>().join(", ")
}

pub(super) fn same_key(key: &[Ident]) -> String {
    key.iter().map(|name| format!("t.{name} = given.{name}")).collect::<Vec<_>>().join(" and ")
}

/// What became of a file.
struct Written {
    rows: usize,
    inserted: usize,
    updated: usize,
    /// What is to be recorded.
    names: Vec<String>,
}

/// Why a file was not written.
enum Stopped {
    /// It was found out here.
    Told(Error),
    /// The server answered it to rows.
    Answered(Copied),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Told(error)
    }
}

impl From<Copied> for Stopped {
    fn from(copied: Copied) -> Self {
        Self::Answered(copied)
    }
}

/// Makes the table beside: the columns, with the number of the row.
fn beside(file: &ResolvedFile) -> String {
    format!(
        "create temporary table hbm_db_rows on commit drop as select {} from {} with no data;
         alter table {BESIDE} add column hbm_db_row bigint generated always as identity",
        names(&file.columns, ""),
        file.table
    )
}

/// Sends the file, and gives the number of its rows.
async fn send(
    session: &mut Session,
    file: &ResolvedFile,
    target: &str,
    progress: &dyn Progress,
) -> std::result::Result<usize, Copied> {
    let unreadable = |problem| super::report(vec![problem]);
    let mut parts = file.file.parts(&file.columns).map_err(unreadable)?;
    let copy = format!("copy {target} from stdin {}", file.file.copy_options());
    let next = || {
        let part = parts().map_err(unreadable)?;
        if let Some(part) = &part {
            progress.advance(&file.table.brief(), steps(part.len()));
        }
        Ok(part)
    };
    let rows = session.copy_in(&copy, next).await?;
    Ok(usize::try_from(rows).unwrap_or(usize::MAX))
}

impl Loader<'_> {
    /// The error with the place in the file: the server tells the line, or the row is searched for. The transaction has failed,
    /// and nothing of it stays.
    async fn explain_copied(&self, session: &mut Session, file: &ResolvedFile, copied: Copied) -> Error {
        let Copied { error, context, column } = copied;
        let wrong = self.all_wrong(session, file, &error).await;
        let of_constraint = self.constraint_of(file, &error).and_then(|one| one.columns.first());
        let (place, column) = match said(file, &context.unwrap_or_default(), column.as_deref()) {
            Some((line, column)) => {
                let column = column.or(of_constraint);
                (file.file.locate(line, column.map(Ident::as_str)).to_string(), column)
            }
            None if !wrong.is_empty() => (wrong[0].place.to_string(), of_constraint),
            None => match self.search(session, file, &error).await {
                Some(row) => {
                    (file.file.locate_row(row, of_constraint.map(Ident::as_str)).to_string(), of_constraint)
                }
                None => (file.file.path.to_string(), of_constraint),
            },
        };
        let several = wrong.iter().filter(|_| wrong.len() > 1).map(ToString::to_string);
        let error = match error.sqlstate() {
            // not_null_violation
            Some("23502") => error.without_hints().hint(file.file.hint_of_null()),
            _ => advised(error.details(several)),
        };
        error.context(failed(file, &place, column))
    }

    /// What else is wrong, where the server did not take a value: it names the first alone.
    async fn all_wrong(&self, session: &mut Session, file: &ResolvedFile, error: &Error) -> Vec<Problem> {
        // data_exception
        if !error.sqlstate().is_some_and(|state| state.starts_with("22"))
            || session.execute("rollback to savepoint hbm_db_file").await.is_err()
        {
            return Vec::new();
        }
        self.wrong_values(session, file).await.unwrap_or_default()
    }

    /// The row that an error was about. Where the search fails, the error is told without it.
    async fn search(&self, session: &mut Session, file: &ResolvedFile, error: &Error) -> Option<u32> {
        // Data, constraints, and what functions raise.
        let is_about_rows =
            |state: &str| ["22", "23", "44", "P0"].iter().any(|class| state.starts_with(class));
        error.sqlstate().filter(|state| is_about_rows(state))?;
        session.execute("rollback to savepoint hbm_db_file").await.ok()?;
        let rows = self.put_beside(session, file, &Silent).await.ok()?;
        self.blame(session, file, error, rows).await.ok()?
    }
}

/// The line and the column that the server names: `COPY products, line 3, column price: "x"`, in whatever language.
fn said<'f>(file: &'f ResolvedFile, context: &str, column: Option<&str>) -> Option<(u32, Option<&'f Ident>)> {
    let mut parts = context.lines().find_map(|line| line.strip_prefix("COPY "))?.split(", ").skip(1);
    let line = parts.next()?.split([' ', ':']).find_map(|word| word.parse::<u32>().ok())?;
    let of_context = parts.next().and_then(|part| {
        let name = part.split_once(": ").map_or(part, |(before, _)| before);
        file.columns.iter().find(|column| name.ends_with(&format!(" {}", column.as_str())))
    });
    let of_error = || file.columns.iter().find(|own| Some(own.as_str()) == column);
    Some((line, of_context.or_else(of_error)))
}

/// What comes before the cause.
fn failed(file: &ResolvedFile, place: &str, column: Option<&Ident>) -> String {
    let column = column.map(|column| format!(", column {column}")).unwrap_or_default();
    format!("cannot seed {} ({place}{column}); everything was rolled back", file.table.brief())
}
