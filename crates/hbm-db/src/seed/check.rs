//! Whether the server takes the texts as values of their types. Reads only.

use super::schema::Schema;
use super::{Expression, Problem, Resolved, ResolvedRow, ResolvedValue, list};
use crate::db::Session;
use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// `pg_input_is_valid` came with this version; before it a value can only be tried.
const INPUT_IS_VALID: u32 = 160_000;
/// How many texts are asked about at once.
pub(super) const ASKED: usize = 10_000;

/// A text that is no value of a type.
#[derive(Deserialize)]
pub(super) struct Bad {
    pub(super) data_type: String,
    pub(super) value: String,
    pub(super) message: String,
}

/// Asks the server about every text of a type it knows by itself, each once, many in one round trip if all are right.
///
/// # Errors
/// What the server answers otherwise. Texts it does not take are problems, not errors.
pub async fn check(session: &mut Session, resolved: &Resolved, schema: &Schema) -> Result<Vec<Problem>> {
    let mut texts: BTreeSet<(&str, &str)> = BTreeSet::new();
    // Collecting would keep each as often as it comes.
    asked(resolved, schema).for_each(|Asked { data_type, text, .. }| {
        texts.insert((data_type, text));
    });
    let texts: Vec<(&str, &str)> = texts.into_iter().collect();
    let mut bad: HashMap<(String, String), String> = HashMap::new();
    for part in texts.chunks(ASKED) {
        let found = bad_ones(session, part).await?;
        bad.extend(found.into_iter().map(|one| ((one.data_type, one.value), one.message)));
    }
    if bad.is_empty() {
        return Ok(Vec::new());
    }
    // Where they stand is looked up only now: mostly there are none.
    let problems = asked(resolved, schema).filter_map(|Asked { data_type, text, row, value }| {
        let message = bad.get(&(data_type.to_owned(), text.to_owned()))?;
        let message = match value.secret() {
            Some(variable) => format!("expected {data_type}; the value of {variable} is none"),
            None => format!("expected {data_type}: {message}"),
        };
        Some(Problem::new(row.place_of(value.spot), message))
    });
    Ok(problems.collect())
}

/// A text that the server is asked about.
struct Asked<'r> {
    data_type: &'r str,
    text: &'r str,
    row: &'r ResolvedRow,
    value: &'r ResolvedValue,
}

/// All texts of types that the server knows by itself.
fn asked<'r>(resolved: &'r Resolved, schema: &'r Schema) -> impl Iterator<Item = Asked<'r>> {
    let values =
        resolved.rows.iter().flat_map(|row| row.values.iter().map(move |(name, value)| (row, name, value)));
    values.filter_map(|(row, name, value)| {
        let (Expression::Text(text) | Expression::Moment(text), Some(column)) =
            (&value.expression, schema.column(row.table(), name))
        else {
            return None;
        };
        // A type of the application may not exist yet; any text is a text.
        let skip = column.enum_type.is_some()
            || column.data_type.contains('.')
            || column.data_type == "text"
            || column.data_type.starts_with("character");
        (!skip).then_some(Asked { data_type: &column.data_type, text, row, value })
    })
}

/// Those of the texts that are no values of their types.
async fn bad_ones(session: &mut Session, texts: &[(&str, &str)]) -> Result<Vec<Bad>> {
    if session.server.version >= INPUT_IS_VALID {
        return session.read::<Bad>(&ask(texts)).await;
    }
    if session.execute(&try_all(texts)).await.is_ok() {
        return Ok(Vec::new());
    }
    tried_each(session, texts).await
}

/// The same in a transaction, in which nothing may fail.
pub(super) async fn bad_within(session: &mut Session, texts: &[(&str, &str)]) -> Result<Vec<Bad>> {
    match session.server.version >= INPUT_IS_VALID {
        true => session.read::<Bad>(&ask(texts)).await,
        false => tried_each(session, texts).await,
    }
}

async fn tried_each(session: &mut Session, texts: &[(&str, &str)]) -> Result<Vec<Bad>> {
    session.execute(&try_each(texts)).await?;
    let found = session.texts("select pg_catalog.current_setting('hbm_db.bad')").await?;
    serde_json::from_str(found.first().map_or("[]", String::as_str))
        .map_err(|error| Error::bug("the checked values cannot be read").because(error))
}

fn pairs(texts: &[(&str, &str)]) -> String {
    format!(
        "unnest({}::text[], {}::text[]) as given (data_type, value)",
        list(texts.iter().map(|(data_type, _)| *data_type)),
        list(texts.iter().map(|(_, text)| *text))
    )
}

fn ask(texts: &[(&str, &str)]) -> String {
    format!(
        "select given.data_type, given.value, info.message
         from {}, lateral pg_catalog.pg_input_error_info(given.value, given.data_type) as info
         where info.message is not null",
        pairs(texts)
    )
}

/// One statement per type; the first wrong value fails all.
fn try_all(texts: &[(&str, &str)]) -> String {
    let mut by_type: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (data_type, text) in texts {
        by_type.entry(data_type).or_default().push(text);
    }
    by_type
        .into_iter()
        .map(|(data_type, values)| {
            format!(
                "select pg_catalog.count(value::{data_type}) from pg_catalog.unnest({}::text[]) as given (value);\n",
                list(values.into_iter())
            )
        })
        .collect()
}

/// Each value by itself, in a block that goes on after an error.
fn try_each(texts: &[(&str, &str)]) -> String {
    let pairs = pairs(texts);
    // No value may end the block.
    let tag =
        (0..).map(|number| format!("$hbm_db_{number}$")).find(|tag| !pairs.contains(tag)).unwrap_or_default();
    format!(
        "do {tag}
declare
    one record;
    nothing text;
    bad json[] := '{{}}';
begin
    for one in select * from {pairs} loop
        begin
            execute pg_catalog.format('select (%L::%s)::text', one.value, one.data_type) into nothing;
        exception when others then
            bad := bad || pg_catalog.json_build_object(
                'data_type', one.data_type, 'value', one.value, 'message', sqlerrm);
        end;
    end loop;
    perform pg_catalog.set_config('hbm_db.bad', pg_catalog.array_to_json(bad)::text, false);
end
{tag}"
    )
}
