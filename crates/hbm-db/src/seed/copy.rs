//! The rows of a file, by COPY in the caller's transaction: into an empty table as they are, else beside it first.

use super::Tables;
use super::load::{Loader, steps};
use super::record::is_recorded;
use super::resolved::ResolvedFile;
use crate::catalog::{Ident, Name, quote_literal};
use crate::db::{Copied, Session};
use crate::error::{Error, Result};
use crate::progress::Progress;

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
        let table = &file.table;
        let columns = names(&file.columns, "");
        if self.is_plain(session, table).await? {
            let rows = send(session, file, &format!("{table} ({columns})"), progress).await?;
            self.remember_file(table, rows, rows, 0);
            self.of_files.extend((rows > 0).then(|| file.full_name.clone()));
            return Ok(());
        }
        session.execute(&self.beside(file)).await?;
        let rows = send(session, file, &format!("{BESIDE} ({columns})"), progress).await?;
        session.execute(&format!("analyze {BESIDE}")).await?;
        self.refuse_twice(session, file).await?;
        let before = self.before(session, file).await?;
        let upsert = self.upsert_from_beside(file);
        let counted: (usize, usize) =
            session.json(&upsert).await.map_err(|error| explain(file, Copied::from(error)))?;
        session.execute(&format!("drop table {BESIDE}")).await?;
        let (inserted, updated) = counted;
        self.remember_file(table, rows, inserted, updated);
        if inserted > 0 {
            self.of_files.push(file.full_name.clone());
            self.of_files.extend(before);
        }
        Ok(())
    }

    /// Whether a COPY can go into the table: it is empty, and no policy says who may put in what.
    async fn is_plain(&self, session: &mut Session, table: &Name) -> Result<bool> {
        if matches!(self.tables, Tables::New(_)) {
            return Ok(true);
        }
        let name = quote_literal(&table.to_string());
        let asked = session
            .texts(&format!(
                "select (exists (select from {table}) or pg_catalog.row_security_active({name}))::text"
            ))
            .await?;
        Ok(asked.first().is_some_and(|answer| answer == "false"))
    }

    /// Makes the table beside: the columns, with the number of the row.
    fn beside(&self, file: &ResolvedFile) -> String {
        let table = &file.table;
        let is_not_null = |name: &&Ident| {
            self.schema.column(table, name).is_some_and(|column| column.not_null)
                || self.key(table).contains(name)
        };
        let given = file.columns.iter();
        let not_null: Vec<String> =
            given.filter(is_not_null).map(|name| format!(", alter column {name} set not null")).collect();
        format!(
            "create temporary table hbm_db_rows on commit drop as select {} from {table} with no data;
             alter table {BESIDE} add column hbm_db_row bigint generated always as identity{}",
            names(&file.columns, ""),
            not_null.concat()
        )
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
            file.table,
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

/// Sends the file, and gives the number of its rows.
async fn send(
    session: &mut Session,
    file: &ResolvedFile,
    target: &str,
    progress: &dyn Progress,
) -> Result<usize> {
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
    let rows = session.copy_in(&copy, next).await.map_err(|copied| explain(file, copied))?;
    Ok(usize::try_from(rows).unwrap_or(usize::MAX))
}

/// The error with the place in the file, where the server tells the line.
fn explain(file: &ResolvedFile, Copied { error, context, column }: Copied) -> Error {
    // `COPY products, line 3, column price: "x"`, in whatever language.
    let context = context.unwrap_or_default();
    let mut parts = context.lines().next().unwrap_or_default().split(", ").skip(1);
    let line = parts.next().and_then(|part| part.split([' ', ':']).find_map(|word| word.parse::<u32>().ok()));
    let of_context = parts.next().and_then(|part| {
        let name = part.split_once(": ").map_or(part, |(before, _)| before);
        file.columns.iter().find(|column| name.ends_with(&format!(" {}", column.as_str())))
    });
    let of_error = || file.columns.iter().find(|own| Some(own.as_str()) == column.as_deref());
    let column = of_context.or_else(of_error);
    let place = match line {
        Some(line) => file.file.locate(line, column.map(Ident::as_str)).to_string(),
        None => file.file.path.to_string(),
    };
    let column = column.map(|column| format!(", column {column}")).unwrap_or_default();
    error.context(format!("cannot seed {} ({place}{column}); everything was rolled back", file.table.brief()))
}
