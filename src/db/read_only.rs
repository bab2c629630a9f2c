//! A transaction in which nothing can be written, and queries of others whose rows are read as text.

use super::Session;
use super::session::{local_state, parse};
use crate::catalog::{Ident, quote_literal};
use crate::error::{Error, Result};
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
}

/// The rows of a query. Every value is the text that PostgreSQL prints; none is NULL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The names of the columns, and the numbers of their types in `pg_type`.
    pub columns: Vec<(String, u32)>,
    /// The values.
    pub rows: Vec<Vec<Option<String>>>,
}

/// The cursor a query of others is read through.
const CURSOR: &str = "hbm_db_rows";
const CLOSE: &str = "close hbm_db_rows";

impl<'a> ReadOnly<'a> {
    /// Begins one on this session. No statement in it may take longer than the time-out.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn begin(session: &'a mut Session, timeout: Duration) -> Result<Self> {
        let milliseconds = i32::try_from(timeout.as_millis()).unwrap_or(i32::MAX);
        let sql = format!(
            "begin isolation level repeatable read, read only;\n{}\nset local statement_timeout = {milliseconds};\nselect 1",
            local_state()
        );
        session.connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await?;
        Ok(Self { connection: &mut session.connection })
    }

    /// Runs a query of ours and reads its rows as values of `T`, by column name.
    ///
    /// # Errors
    /// Whatever the server answers; a bug if a row does not fit `T`.
    pub async fn read<T: DeserializeOwned>(&mut self, query: &str) -> Result<Vec<T>> {
        let sql =
            format!("select coalesce(pg_catalog.json_agg(q), '[]')::pg_catalog.text from (\n{query}\n) q");
        let row = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_one(&mut *self.connection).await?;
        parse(&row.try_get::<String, _>(0)?)
    }

    /// From here on, names are looked up as the role and the database say, and in these namespaces; no planner setting
    /// of ours is left.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn look_up_names(&mut self, also: &[Ident]) -> Result<()> {
        let also: String =
            also.iter().map(|name| format!(", {}", quote_literal(&name.to_string()))).collect();
        let sql = format!(
            "{};\nselect pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', \
             nullif(pg_catalog.current_setting('search_path'), ''){also}), true)",
            include_str!("sql/look_up_names.sql")
        );
        self.connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await?;
        Ok(())
    }

    /// Runs one query of somebody else: SELECT, VALUES, TABLE or WITH. At most so many of its rows are read.
    ///
    /// The extended protocol takes one statement alone, and a cursor takes no other command. The rows are fetched by
    /// the simple protocol, whose values are texts.
    ///
    /// # Errors
    /// Whatever the server answers. Positions are those in `sql`.
    pub async fn query(&mut self, sql: &str, limit: Option<u32>) -> Result<Rows> {
        // A cursor is planned for its first rows, unless it is told that all are read.
        if limit.is_none() {
            self.connection.execute("set local cursor_tuple_fraction = 1").await?;
        }
        self.declare(sql).await?;
        let count = limit.map_or("all".into(), |limit| format!("forward {limit}"));
        let fetch = format!("fetch {count} from {CURSOR}");
        let rows = sqlx::raw_sql(AssertSqlSafe(fetch)).fetch_all(&mut *self.connection).await?;
        self.connection.execute(CLOSE).await?;
        if let Some(first) = rows.first() {
            return Ok(Rows { columns: columns(first), rows: rows.iter().map(texts).collect() });
        }
        // Without a row there are no columns either: a row of NULLs has them, and the query does not run for it.
        let shape = format!("select q.* from (values (1)) v left join (\n{sql}\n) q on false");
        let row = sqlx::raw_sql(AssertSqlSafe(shape)).fetch_one(&mut *self.connection).await?;
        Ok(Rows { columns: columns(&row), rows: Vec::new() })
    }

    /// Whether [`Self::query`] would take it. No row is read.
    ///
    /// # Errors
    /// Whatever the server answers. Positions are those in `sql`.
    pub async fn try_query(&mut self, sql: &str) -> Result<()> {
        self.declare(sql).await?;
        self.connection.execute(CLOSE).await?;
        Ok(())
    }

    /// Opens one query of somebody else, to be fetched in parts.
    ///
    /// # Errors
    /// Whatever the server answers. Positions are those in `sql`.
    pub async fn open(&mut self, sql: &str) -> Result<()> {
        self.connection.execute("set local cursor_tuple_fraction = 1").await?;
        self.declare(sql).await
    }

    async fn declare(&mut self, sql: &str) -> Result<()> {
        let head = format!("declare {CURSOR} no scroll cursor without hold for\n");
        let declared = sqlx::query(AssertSqlSafe(format!("{head}{sql}"))).persistent(false);
        self.connection.execute(declared).await.map_err(|error| Error::from(error).moved(head.len()))?;
        Ok(())
    }

    /// The next rows of the query that is open; none at its end.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn fetch(&mut self, count: u32) -> Result<Vec<Vec<Option<String>>>> {
        let fetch = format!("fetch forward {count} from {CURSOR}");
        let rows = sqlx::raw_sql(AssertSqlSafe(fetch)).fetch_all(&mut *self.connection).await?;
        Ok(rows.iter().map(texts).collect())
    }

    /// Runs one EXPLAIN or SHOW of somebody else, whose values are texts in either protocol.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn utility(&mut self, sql: &str) -> Result<Rows> {
        let query = sqlx::query(AssertSqlSafe(sql)).persistent(false);
        let rows = query.fetch_all(&mut *self.connection).await?;
        let columns = rows.first().map(columns).unwrap_or_default();
        Ok(Rows { columns, rows: rows.iter().map(texts).collect() })
    }

    /// Ends it. There is nothing to keep.
    ///
    /// # Errors
    /// Whatever the server answers.
    pub async fn end(self) -> Result<()> {
        self.connection.execute("rollback").await?;
        Ok(())
    }
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
