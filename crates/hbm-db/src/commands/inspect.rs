//! `inspect`: tables, one of them, other objects, rows, a query, a picture. Reads only.

use super::{Context, duration};
use crate::advice::Operation;
use crate::counted::counted;
use crate::db::{ReadOnly, Session};
use crate::error::{Error, Exit, Result};
use crate::inspect::{
    Details, Diagram, Known, Object, Objects, Relation, ResultSet, Table, Tables, Wanted, name_list, query,
    rows,
};
use crate::render::{Drawing, Grid, bytes, csv, draw, markdown, prose, vertical};
use crate::ui::Format;
use clap::ValueEnum;
use serde::Serialize;
use std::time::Duration;

/// Show tables, one of them, other objects, rows, the result of a query, or a picture of the schema; reads only
///
/// Everything runs in a read-only transaction that is rolled back. What a function does outside of it, as ending a
/// session or reading a file of the server, is up to the role: for a wall, connect as one that may only read.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db inspect\n  hbm-db inspect users\n  hbm-db inspect --objects\n  hbm-db inspect 'add(integer, integer)'\n  hbm-db inspect users --rows --where \"email like '%@example.com'\" --order created_at:desc\n  hbm-db inspect --sql 'select order_type_id, count(*) from orders group by 1' --as csv\n  hbm-db inspect --erd svg > schema.svg"
)]
pub(crate) struct Args {
    /// A table or view: users, audit.users or '"Order Items"'; or another object: mood, 'f(integer)' or 'event trigger guard'.
    /// Without it, all tables and views are listed.
    #[arg(value_name = "NAME")]
    table: Option<String>,
    /// List what is no table or view: functions, types, sequences, extensions and so on.
    #[arg(long, conflicts_with_all = ["table", "sql", "erd", "rows", "limit", "web"])]
    objects: bool,
    /// Show its rows, by its key.
    #[arg(long, requires = "table")]
    rows: bool,
    /// Only rows that this condition in SQL holds for.
    #[arg(long = "where", value_name = "SQL", requires = "rows")]
    condition: Option<String>,
    /// Order by this column, or the other way round with :desc; again for the next.
    #[arg(long, value_name = "COLUMN[:desc]", requires = "rows")]
    order: Vec<String>,
    /// At most so many rows; 20 of a table if not given, and all of a query.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// The rows after this place; the page before ends with it.
    #[arg(long, value_name = "KEY", requires = "rows", allow_hyphen_values = true)]
    after: Option<String>,
    /// Run one query, and show its rows.
    #[arg(long, value_name = "SQL", conflicts_with_all = ["table", "erd"])]
    sql: Option<String>,
    /// Draw tables, columns, keys and references.
    #[arg(long, value_enum, value_name = "LANGUAGE", conflicts_with_all = ["table", "shape", "limit"])]
    erd: Option<Language>,
    /// Draw only these: users,orders.
    #[arg(long, value_name = "NAMES", requires = "erd")]
    tables: Vec<String>,
    /// The shape of rows; a table, or vertical where a terminal is too narrow for one.
    #[arg(long = "as", value_enum, value_name = "SHAPE")]
    shape: Option<Shape>,
    /// Show large values whole, up to 64 MB of each.
    #[arg(long)]
    full: bool,
    /// Show it all in a browser; the same as `hbm-db studio`.
    #[arg(long, conflicts_with_all = ["table", "sql", "erd", "shape", "limit", "full"])]
    web: bool,
    #[command(flatten)]
    studio: super::studio::Args,
    /// How long a statement may take: 30s, 500ms, 5m.
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = duration)]
    timeout: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// Rows below each other.
    Table,
    /// Columns below each other.
    Vertical,
    /// For spreadsheets and programs.
    Csv,
    /// For documents.
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
enum Language {
    /// For Markdown on GitHub and GitLab.
    Mermaid,
    /// For Graphviz.
    Dot,
    /// For browsers.
    Svg,
}

const ROWS: u32 = 20;

/// What the server needs to say that a statement took too long.
const GRACE: Duration = Duration::from_millis(250);
const MORE_TIME: &str = "--timeout gives it more time: --timeout 5m";

const MEGABYTE: usize = 1024 * 1024;
/// A result is kept in memory until it is shown.
const RESULT: usize = 256 * MEGABYTE;

impl Args {
    /// Whether it runs until a signal ends it.
    pub(super) fn serves(&self) -> bool {
        self.web
    }
}

/// What was found out.
enum Answer {
    Tables(Tables),
    Table(Box<Table>),
    Objects(Objects),
    Object(Object),
    Rows(ResultSet),
    Picture(Language, Diagram),
}

/// What was seen in the transaction.
enum Seen {
    All(Answer),
    Tables(Tables),
    Table(Box<Table>, Relation),
    /// No table has the name that was given.
    NoTable(Error),
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    if args.web {
        return super::studio::run(&args.studio, context).await;
    }
    if let Some(flag) = args.studio.given() {
        return Err(Error::usage(format!("{flag} is for the studio")).hint("add --web"));
    }
    if context.ui.format() == Format::Json && args.shape.is_some() {
        return Err(Error::usage("--as is a shape for people, and --format json is another")
            .hint("leave one of them out"));
    }
    let of_rows = args.rows || args.sql.is_some();
    if !of_rows && (args.limit.is_some() || args.shape.is_some() && args.table.is_some()) {
        return Err(Error::usage("--as and --limit are for rows").hint("add a table and --rows, or --sql"));
    }
    let (_target, mut session) = context.project.open().await?;
    let progress = context.project.begin("reading");
    // The server ends a statement that takes longer. All of them together, and what is read of them, take no longer either.
    let reading = tokio::time::timeout(args.timeout + GRACE, read(args, &mut session)).await;
    let Ok(answer) = reading else {
        return Err(Error::failed(format!("it took longer than {:?}", args.timeout)).hint(MORE_TIME));
    };
    drop(progress);
    session.close().await;
    show(&answer?, args, context)?;
    Ok(Exit::Done)
}

async fn read(args: &Args, session: &mut Session) -> Result<Answer> {
    if args.objects {
        return Ok(Answer::Objects(Objects::read(session).await?));
    }
    let mut reading = ReadOnly::begin(session, args.timeout).await?;
    let seen = seen(args, &mut reading).await;
    // The transaction is over, whatever came of it.
    let ended = reading.end().await;
    let answer = match (seen, ended) {
        (Ok(seen), Ok(())) => completed(seen, args, session).await,
        (Err(error), _) | (Ok(_), Err(error)) => Err(error),
    };
    match answer {
        Ok(answer) => Ok(answer),
        // query_canceled
        Err(error) if error.sqlstate() == Some("57014") => Err(error.hint(MORE_TIME)),
        Err(error) => Err(session.naming_holders(error).await),
    }
}

/// The answer with what the catalog says besides, which is read in statements of their own.
async fn completed(seen: Seen, args: &Args, session: &mut Session) -> Result<Answer> {
    match seen {
        Seen::All(answer) => Ok(answer),
        Seen::Tables(mut tables) => {
            tables.besides = Some(Objects::read(session).await?);
            Ok(Answer::Tables(tables))
        }
        Seen::Table(mut table, relation) => {
            table.details = Some(Details::read(session, &relation).await?);
            Ok(Answer::Table(table))
        }
        Seen::NoTable(error) => {
            let name = args.table.as_deref().unwrap_or_default();
            Object::find(session, name).await?.map(Answer::Object).ok_or_else(|| {
                error.hint(Operation::Inspect.with("--objects").then(
                    " lists objects of other kinds, by the names to give; keys, indexes, triggers and policies are shown with their table",
                ))
            })
        }
    }
}

async fn seen(args: &Args, reading: &mut ReadOnly<'_>) -> Result<Seen> {
    reading.cut_values(if args.full { 64 * MEGABYTE } else { MEGABYTE });
    reading.at_most(RESULT);
    if let Some(sql) = &args.sql {
        let result = query(reading, sql, args.limit).await?;
        if result.more && args.limit.is_none() {
            return Err(Error::failed(format!("the result has more than {} MB", RESULT / MEGABYTE))
                .hint("--limit N shows the first of its rows; for all of them, take \\copy of psql"));
        }
        return Ok(Seen::All(Answer::Rows(result)));
    }
    if let Some(language) = args.erd {
        let names: Vec<&str> = args.tables.iter().flat_map(|names| name_list(names)).collect();
        return Ok(Seen::All(Answer::Picture(language, Diagram::read(reading, &names).await?)));
    }
    let Some(name) = &args.table else {
        return Ok(Seen::Tables(Tables::read(reading).await?));
    };
    let known = Known::read(reading).await?;
    let relation = match known.find(name) {
        Ok(relation) => relation.clone(),
        Err(error) if args.rows => return Err(error),
        Err(error) => return Ok(Seen::NoTable(error)),
    };
    let table = Table::read(reading, &relation).await?;
    if !args.rows {
        return Ok(Seen::Table(Box::new(table), relation));
    }
    let wanted = Wanted {
        condition: args.condition.clone(),
        order: args.order.clone(),
        limit: args.limit.unwrap_or(ROWS),
        after: args.after.clone(),
    };
    Ok(Seen::All(Answer::Rows(rows(reading, &table, &wanted).await?)))
}

#[derive(Serialize)]
struct Picture<'a> {
    erd: Language,
    text: String,
    #[serde(flatten)]
    diagram: &'a Diagram,
}

fn show(answer: &Answer, args: &Args, context: &Context<'_>) -> Result<()> {
    let ui = context.ui;
    let json = ui.format() == Format::Json;
    match answer {
        Answer::Tables(tables) if json || tables.tables.is_empty() => ui.report(tables),
        Answer::Tables(tables) => {
            let size =
                |size: u64| if args.shape == Some(Shape::Csv) { size.to_string() } else { bytes(size) };
            let text = shaped(&tables.rows(size), args, context);
            ui.data(text.as_bytes())?;
            // Behind rows it would be a part of the data.
            tables.left_out().iter().for_each(|note| ui.say(note));
            Ok(())
        }
        Answer::Table(table) => ui.report(table.as_ref()),
        Answer::Objects(objects) if json || objects.objects.is_empty() => ui.report(objects),
        Answer::Objects(objects) => ui.data(shaped(&objects.rows(), args, context).as_bytes()),
        Answer::Object(object) => ui.report(object),
        Answer::Rows(result) if json => {
            result.need_names()?;
            ui.report(result)
        }
        Answer::Rows(result) if result.prose && args.shape.is_none() => ui.data(prose(result).as_bytes()),
        Answer::Rows(result) => {
            let text = shaped(result, args, context);
            match args.shape {
                // What follows would be a part of the data.
                Some(Shape::Csv | Shape::Markdown) => {
                    ui.data(text.as_bytes())?;
                    if result.more {
                        ui.say(end(result, args));
                    }
                    Ok(())
                }
                _ => ui.data(format!("{text}\n{}\n", end(result, args)).as_bytes()),
            }
        }
        Answer::Picture(language, diagram) => {
            let drawing = match language {
                Language::Mermaid => Drawing::Mermaid,
                Language::Dot => Drawing::Dot,
                Language::Svg => Drawing::Svg,
            };
            let text = draw(diagram, drawing);
            if json {
                let picture = Picture { erd: *language, text, diagram };
                let text = serde_json::to_string_pretty(&picture).unwrap_or_default();
                return ui.data(format!("{text}\n").as_bytes());
            }
            ui.data(text.as_bytes())
        }
    }
}

/// The rows in the shape that was asked for, or that fits.
fn shaped(result: &ResultSet, args: &Args, context: &Context<'_>) -> String {
    let grid = Grid { width: context.ui.width(), whole: args.full };
    let shape = args.shape.unwrap_or(if grid.fits(result) { Shape::Table } else { Shape::Vertical });
    match shape {
        Shape::Table if result.columns.is_empty() => String::new(),
        Shape::Table => grid.text(result) + "\n",
        Shape::Vertical => vertical(result, args.full) + "\n",
        Shape::Csv => csv(result),
        Shape::Markdown => markdown(result),
    }
}

/// How many rows it were, and how to get the next.
fn end(result: &ResultSet, args: &Args) -> String {
    let count = counted(result.rows.len(), "row");
    match &result.next {
        Some(next) => format!("{count}; the next page: --after {}", quoted(next)),
        None if result.more && args.rows => {
            format!("{count}, and there are more; without a key there are no pages: --limit N shows more")
        }
        None if result.more => format!("{count}, and there are more: --limit N shows more"),
        None => count,
    }
}

/// A word of a shell.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.:/@+".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}
