//! The filtered rows as a file, as they come.

use super::super::Handler;
use super::super::respond::answer;
use super::filter::Rows;
use super::table::find;
use crate::db::ReadOnly;
use crate::error::{Error, Result};
use crate::http::Reply;
use crate::inspect::{Column, Table};
use crate::render::csv_record;
use hyper::body::Bytes;
use hyper::{Response, StatusCode};
use serde::Deserialize;
use std::io;
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::task::spawn_local;
use tokio::time::timeout;

/// For each of the parts.
const PATIENCE: Duration = Duration::from_secs(600);
/// How long nobody may take a part. A transaction that is open keeps others from changing the table.
const STALLED: Duration = Duration::from_secs(45);

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(flatten)]
    rows: Rows,
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Format {
    Csv,
    Json,
}

/// Begins one. What is wrong with the question is known before the first byte is sent.
pub(super) async fn start(handler: &Rc<Handler>, asked: Asked) -> Result<Response<Reply>> {
    let (sender, receiver) = mpsc::channel(2);
    let (begun, beginning) = oneshot::channel();
    let kind = match asked.format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Json => "application/json",
    };
    let handler = handler.clone();
    spawn_local(async move {
        let mut begun = Some(begun);
        let written = async {
            let _turn = handler.exports.acquire().await;
            handler
                .pool
                .read(PATIENCE, async |reading| {
                    write(reading, &asked, Out { sender: &sender, begun: &mut begun }).await
                })
                .await
        };
        // Who goes wants nothing any more: the session is closed then, and the server ends what runs in it.
        let done = tokio::select! {
            done = written => done,
            () = sender.closed() => return,
        };
        match (done, begun) {
            (Ok(()), _) => {}
            (Err(error), Some(begun)) => drop(begun.send(error)),
            (Err(error), None) => drop(sender.send(Err(io::Error::other(error.to_string()))).await),
        }
    });
    match beginning.await {
        Ok(error) => Err(error),
        Err(_) => Ok(answer(StatusCode::OK, kind, Reply::Stream(receiver))),
    }
}

/// Where the parts go.
struct Out<'a> {
    sender: &'a mpsc::Sender<io::Result<Bytes>>,
    /// Taken with the first part.
    begun: &'a mut Option<oneshot::Sender<Error>>,
}

impl Out<'_> {
    /// Whether somebody still listens.
    async fn send(&mut self, part: String) -> bool {
        self.begun.take();
        matches!(timeout(STALLED, self.sender.send(Ok(part.into()))).await, Ok(Ok(())))
    }
}

async fn write(reading: &mut ReadOnly<'_>, asked: &Asked, mut out: Out<'_>) -> Result<()> {
    let table = find(reading, &asked.rows.table).await?;
    let page = asked.rows.page(&table, false)?;
    let condition = asked.rows.condition(&table)?;
    reading.plan_as_usual().await?;
    let columns: Vec<String> = table.columns.iter().map(|column| column.name.to_string()).collect();
    let filter = condition.map_or_else(String::new, |condition| format!("where {condition}"));
    let sql =
        format!("select {}\nfrom {}\n{filter}\n{}", columns.join(", "), table.relation, page.order_by());
    let mut parts = reading.open(&sql).await?;
    let mut rows = parts.next().await?;
    let mut part = String::new();
    head(&mut part, &table, asked.format);
    let mut first = true;
    while !rows.is_empty() {
        for row in &rows {
            record(&mut part, &table, row, asked.format, first);
            first = false;
        }
        if !out.send(std::mem::take(&mut part)).await {
            return Ok(());
        }
        rows = parts.next().await?;
    }
    if asked.format == Format::Json {
        part += if first { "]\n" } else { "\n]\n" };
    }
    out.send(part).await;
    Ok(())
}

fn head(out: &mut String, table: &Table, format: Format) {
    match format {
        Format::Csv => csv_record(out, table.columns.iter().map(|column| Some(column.name.as_str()))),
        Format::Json => out.push('['),
    }
}

fn record(out: &mut String, table: &Table, row: &[Option<String>], format: Format, first: bool) {
    match format {
        Format::Csv => csv_record(out, row.iter().map(Option::as_deref)),
        Format::Json => {
            let pairs = table.columns.iter().zip(row).map(|(column, value)| {
                format!("{}:{}", text(column.name.as_str()), json(column, value.as_deref()))
            });
            let comma = if first { "" } else { "," };
            *out += &format!("{comma}\n{{{}}}", pairs.collect::<Vec<_>>().join(","));
        }
    }
}

/// Numbers have all their digits, and JSON is JSON. Everything else is the text that PostgreSQL prints.
fn json(column: &Column, value: Option<&str>) -> String {
    let Some(value) = value else { return "null".into() };
    let plain = value.bytes().all(|byte| byte.is_ascii_digit() || b"+-.e".contains(&byte));
    match column.base.as_str() {
        "boolean" => (value == "t").to_string(),
        "json" | "jsonb" => value.to_owned(),
        "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" if plain => {
            value.to_owned()
        }
        _ => text(value),
    }
}

fn text(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}
