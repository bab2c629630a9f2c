//! A transaction in which nothing can be written, and queries of others whose rows are read as text.

use super::Session;
use super::cut::with_values_cut;
use super::log::logged;
use super::session::{local_state, parse};
use crate::error::{Error, Result};
use futures_util::TryStreamExt;
use serde::de::DeserializeOwned;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, Column, Executor, PgConnection, Row, ValueRef};
use std::time::Duration;

/// A read-only transaction. One query has run in it, so `SET TRANSACTION READ WRITE` fails.
///
/// It is rolled back by [`Self::end`], and by the server where the connection is closed before.
#[derive(Debug)]
pub struct ReadOnly<'a> {
    connection: &'a mut PgConnection,
    /// About how many bytes of a query are read.
    bytes: Option<usize>,
    /// How many bytes of a value are read.
    value: Option<usize>,
}

/// The rows of a query. Every value is the text that PostgreSQL prints; none is NULL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The names of the columns, and the numbers of their types in `pg_type`.
    pub columns: Vec<(String, u32)>,
    /// The values.
    pub rows: Vec<Vec<Option<String>>>,
    /// Whether there are more, which are too many bytes.
    pub more: bool,
}

/// The cursor a query of others is read through.
const CURSOR: &str = "hbm_db_rows";
const CLOSE: &str = "close hbm_db_rows";
/// Rows of the first part of a query, whose size nobody knows yet.
const FIRST_PART: u32 = 100;
/// Bytes that a part is to have.
const PART: usize = 1024 * 1024;
/// Who reads waits for no lock for longer, nor do others wait for who does not go on reading.
const PATIENCE: &str =
    "set local lock_timeout = '3s';\nset local idle_in_transaction_session_timeout = '60s';";

impl<'a> ReadOnly<'a> {
    /// Begins one on this session. No statement in it may take longer than the time-out.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn begin(session: &'a mut Session, timeout: Duration) -> Result<Self> {
        let milliseconds = i32::try_from(timeout.as_millis()).unwrap_or(i32::MAX);
        let sql = format!(
            "begin isolation level repeatable read, read only;\n{}\n{PATIENCE}\nset local statement_timeout = {milliseconds};\nselect 1",
            local_state()
        );
        let begun = session.connection.execute(sqlx::raw_sql(AssertSqlSafe(sql.as_str())));
        logged(&sql, begun).await?;
        Ok(Self { connection: &mut session.connection, bytes: None, value: None })
    }

    /// A whole transaction in one message, of two queries of ours: one with a text, and one with rows. What is wrong with
    /// the second is told beside the first.
    ///
    /// # Errors
    /// Whatever the server answers to the first one, or where the connection is lost.
    pub async fn glance(
        session: &mut Session,
        timeout: Duration,
        (text, rows): (&str, &str),
    ) -> Result<(Option<String>, Result<Rows>)> {
        let milliseconds = i32::try_from(timeout.as_millis()).unwrap_or(i32::MAX);
        let plan = include_str!("sql/plan_as_usual.sql");
        // Where a pooler lends the session it is another one each time; else its state is known.
        let state = if session.is_lent() { local_state() } else { String::new() };
        let sql = format!(
            "begin isolation level repeatable read, read only;\n{state}\n{PATIENCE}\nset local statement_timeout = \
             {milliseconds};\n{text};\n{plan};\n{rows};\nrollback"
        );
        let mut told = None;
        let mut all = Rows::default();
        let read = async {
            let mut answers = sqlx::raw_sql(AssertSqlSafe(sql.as_str())).fetch(&mut session.connection);
            while let Some(row) = answers.try_next().await? {
                if told.is_none() {
                    told = texts(&row).into_iter().next();
                    continue;
                }
                if all.columns.is_empty() {
                    all.columns = columns(&row);
                }
                all.rows.push(texts(&row));
            }
            Ok::<_, Error>(())
        };
        let read = logged(&sql, read).await;
        if read.is_err() {
            session.connection.execute("rollback").await?;
        }
        match (told, read) {
            (Some(told), read) => Ok((told, read.map(|()| all))),
            (None, Err(error)) => Err(error),
            (None, Ok(())) => Err(Error::bug("a query that always has a row had none")),
        }
    }

    /// Runs a query of ours and reads its rows as values of `T`, by column name.
    ///
    /// # Errors
    /// Whatever the server answers; a bug if a row does not fit `T`.
    pub async fn read<T: DeserializeOwned>(&mut self, query: &str) -> Result<Vec<T>> {
        let sql =
            format!("select coalesce(pg_catalog.json_agg(q), '[]')::pg_catalog.text from (\n{query}\n) q");
        let asked = sqlx::raw_sql(AssertSqlSafe(sql.as_str())).fetch_one(&mut *self.connection);
        let row = logged(&sql, asked).await?;
        parse(&row.try_get::<String, _>(0)?)
    }

    /// The process id of the backend that this transaction is in.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn pid(&mut self) -> Result<i32> {
        let row = self.connection.fetch_one("select pg_catalog.pg_backend_pid()").await?;
        Ok(row.try_get(0)?)
    }

    /// From here on, a query reads about so many bytes and no more.
    pub fn at_most(&mut self, bytes: usize) {
        self.bytes = Some(bytes);
    }

    /// From here on, a value of a query that has more bytes is cut by the server, and ends with how many it has.
    pub fn cut_values(&mut self, bytes: usize) {
        self.value = Some(bytes);
    }

    /// From here on, queries are planned as those of anybody; ours are of few tables and written in their order.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn plan_as_usual(&mut self) -> Result<()> {
        logged(
            include_str!("sql/plan_as_usual.sql"),
            self.connection.execute(include_str!("sql/plan_as_usual.sql")),
        )
        .await?;
        Ok(())
    }

    /// From here on, names are looked up as the role and the database say, and queries are planned as usual.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn look_up_names(&mut self) -> Result<()> {
        self.plan_as_usual().await?;
        logged(
            "set local search_path to default",
            self.connection.execute("set local search_path to default"),
        )
        .await?;
        Ok(())
    }

    /// Runs one query of somebody else: SELECT, VALUES, TABLE or WITH. At most so many of its rows are read.
    ///
    /// The extended protocol takes one statement alone, and a cursor takes no other command. The rows are fetched by
    /// the simple protocol, whose values are texts; nothing of the query is in that, as the query itself can change how
    /// its text is read.
    ///
    /// # Errors
    /// Whatever the server answers. Positions are those in `sql`.
    pub async fn query(&mut self, sql: &str, limit: Option<u32>) -> Result<Rows> {
        // A cursor is planned for its first rows, unless it is told that all are read.
        if limit.is_none() {
            logged(
                "set local cursor_tuple_fraction = 1",
                self.connection.execute("set local cursor_tuple_fraction = 1"),
            )
            .await?;
        }
        let known = match self.value {
            Some(most) => {
                // What a cursor does not take is refused in its own words.
                self.try_query(sql).await?;
                let columns = self.columns_of(sql).await?;
                let cut = with_values_cut(sql, &columns, most);
                self.declare(cut.as_deref().unwrap_or(sql)).await?;
                Some(columns)
            }
            None => {
                self.declare(sql).await?;
                None
            }
        };
        let mut all = Rows::default();
        let mut left = limit.unwrap_or(u32::MAX);
        let mut bytes = 0;
        let mut part = if self.bytes.is_some() { FIRST_PART } else { left };
        while left > 0 && !all.more {
            let asked = part.min(left);
            let rows = self.fetch_rows(asked).await?;
            if let Some(first) = rows.first()
                && all.columns.is_empty()
            {
                all.columns = columns(first);
            }
            let fetched = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            all.rows.extend(rows.iter().map(texts));
            if fetched < asked {
                break;
            }
            left -= asked;
            let read = size(&all.rows[all.rows.len() - rows.len()..]);
            bytes += read;
            all.more = self.bytes.is_some_and(|most| bytes >= most);
            part = next_part(asked, read);
        }
        logged(CLOSE, self.connection.execute(CLOSE)).await?;
        if let Some(columns) = known {
            all.columns = columns;
        } else if all.rows.is_empty() {
            all.columns = self.columns_of(sql).await?;
        }
        Ok(all)
    }

    /// The columns of a query also where it has no rows: a row of NULLs has them, and the query does not run for it.
    async fn columns_of(&mut self, sql: &str) -> Result<Vec<(String, u32)>> {
        self.declare(&format!("select q.* from (values (1)) v left join (\n{sql}\n) q on false")).await?;
        let rows = self.fetch_rows(1).await?;
        logged(CLOSE, self.connection.execute(CLOSE)).await?;
        Ok(rows.first().map(columns).unwrap_or_default())
    }

    async fn fetch_rows(&mut self, count: u32) -> Result<Vec<PgRow>> {
        let count = if count == u32::MAX { "all".to_owned() } else { format!("forward {count}") };
        let fetch = format!("fetch {count} from {CURSOR}");
        let asked = sqlx::raw_sql(AssertSqlSafe(fetch.as_str())).fetch_all(&mut *self.connection);
        Ok(logged(&fetch, asked).await?)
    }

    /// Whether [`Self::query`] would take it. No row is read.
    ///
    /// # Errors
    /// Whatever the server answers. Positions are those in `sql`.
    pub async fn try_query(&mut self, sql: &str) -> Result<()> {
        self.declare(sql).await?;
        logged(CLOSE, self.connection.execute(CLOSE)).await?;
        Ok(())
    }

    /// Opens one query of ours, to be fetched in parts.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn open(&mut self, sql: &str) -> Result<Parts<'_, 'a>> {
        logged(
            "set local cursor_tuple_fraction = 1",
            self.connection.execute("set local cursor_tuple_fraction = 1"),
        )
        .await?;
        self.declare(sql).await?;
        Ok(Parts { reading: self, count: FIRST_PART })
    }

    async fn declare(&mut self, sql: &str) -> Result<()> {
        let head = format!("declare {CURSOR} no scroll cursor without hold for\n");
        let declared = sqlx::query(AssertSqlSafe(format!("{head}{sql}"))).persistent(false);
        let done = logged(sql, self.connection.execute(declared)).await;
        done.map_err(|error| Error::from(error).moved(head.len()))?;
        Ok(())
    }

    /// Runs one EXPLAIN or SHOW of somebody else, whose values are texts in either protocol.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn utility(&mut self, sql: &str) -> Result<Rows> {
        let query = sqlx::query(AssertSqlSafe(sql)).persistent(false);
        let rows = logged(sql, query.fetch_all(&mut *self.connection)).await?;
        let columns = rows.first().map(columns).unwrap_or_default();
        Ok(Rows { columns, rows: rows.iter().map(texts).collect(), more: false })
    }

    /// Ends it. There is nothing to keep.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn end(self) -> Result<()> {
        logged("rollback", self.connection.execute("rollback")).await?;
        Ok(())
    }
}

/// The rows of a query, in parts of about the same size.
#[derive(Debug)]
pub struct Parts<'r, 'a> {
    reading: &'r mut ReadOnly<'a>,
    count: u32,
}

impl Parts<'_, '_> {
    /// The next rows; none at the end.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn next(&mut self) -> Result<Vec<Vec<Option<String>>>> {
        let rows = self.reading.fetch_rows(self.count).await?;
        let rows: Vec<_> = rows.iter().map(texts).collect();
        self.count = next_part(self.count, size(&rows));
        Ok(rows)
    }
}

/// How many rows the next part has, after one of so many rows and bytes.
fn next_part(count: u32, bytes: usize) -> u32 {
    let fitting = u64::from(count) * PART as u64 / (bytes as u64).max(1);
    u32::try_from(fitting).unwrap_or(u32::MAX).clamp(1, 10_000)
}

fn size(rows: &[Vec<Option<String>>]) -> usize {
    rows.iter().flatten().map(|value| value.as_ref().map_or(1, |text| text.len() + 1)).sum()
}

pub(super) fn columns(row: &PgRow) -> Vec<(String, u32)> {
    let number = |column: &sqlx::postgres::PgColumn| column.type_info().oid().map_or(0, |oid| oid.0);
    row.columns().iter().map(|column| (column.name().to_owned(), number(column))).collect()
}

/// A database in SQL_ASCII may hold bytes that are no UTF-8.
pub(super) fn texts(row: &PgRow) -> Vec<Option<String>> {
    let text = |at| {
        let value = row.try_get_raw(at).ok()?;
        if value.is_null() {
            return None;
        }
        value.as_bytes().ok().map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    };
    (0..row.columns().len()).map(text).collect()
}
