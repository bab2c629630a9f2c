//! The values of a file of rows that their types do not take, after the server did not take the first. Reads only.

use super::Problem;
use super::cell::too_long;
use super::check::{ASKED, bad_within};
use super::load::Loader;
use super::resolved::ResolvedFile;
use super::row_file::Field;
use crate::db::Session;
use crate::error::Result;
use std::collections::{BTreeSet, HashMap};

/// How many are told.
const TOLD: usize = 20;

/// How many texts are looked at: what is behind them is told when these are right.
const LOOKED_AT: usize = 200_000;

impl Loader<'_> {
    /// The first of the values that are wrong.
    ///
    /// # Errors
    /// What the server answers otherwise.
    pub(super) async fn wrong_values(
        &self,
        session: &mut Session,
        file: &ResolvedFile,
    ) -> Result<Vec<Problem>> {
        let columns: Vec<(&str, &str)> =
            file.columns.iter().map(|name| (name.as_str(), self.data_type(&file.table, name))).collect();
        let mut texts: BTreeSet<(&str, String)> = BTreeSet::new();
        // What is wrong with the file itself was told before.
        let _ = file.file.each(|record| {
            for ((_, data_type), field) in columns.iter().zip(&record.fields) {
                if let Some(text) = text(field)
                    && *data_type != "text"
                    && texts.len() < LOOKED_AT
                {
                    texts.insert((data_type, text.to_owned()));
                }
            }
        });
        let texts: Vec<(&str, &str)> = texts.iter().map(|(data_type, text)| (*data_type, &**text)).collect();
        let mut bad: HashMap<(String, String), String> = HashMap::new();
        for part in texts.chunks(ASKED) {
            let found = bad_within(session, part).await?;
            bad.extend(found.into_iter().map(|one| ((one.data_type, one.value), one.message)));
        }
        let (mut found, mut number) = (Vec::new(), 0);
        let _ = file.file.each(|record| {
            number += 1;
            for ((name, data_type), field) in columns.iter().zip(&record.fields) {
                let Some(text) = text(field).filter(|_| found.len() < TOLD) else { continue };
                let known = bad.get(&((*data_type).to_owned(), text.to_owned()));
                // An older server cuts what it is asked about.
                let too_long = || {
                    let (limit, length) = too_long(data_type, text)?;
                    Some(format!("it takes {limit} characters, and this has {length}"))
                };
                if let Some(message) = known.cloned().or_else(too_long) {
                    found.push((number, *name, format!("expected {data_type}: {message}")));
                }
            }
        });
        let problem = |(row, name, message): (u32, &str, String)| {
            Problem::new(file.file.locate_row(row, Some(name)), message)
        };
        Ok(found.into_iter().map(problem).collect())
    }
}

fn text(field: &Field) -> Option<&str> {
    match field {
        Field::Null => None,
        Field::Text(text) | Field::Json(text) => Some(text),
    }
}
