//! The rows of a table before and after: how many are not there any more as they were.
//!
//! Each value is kept as a number made of its text, and compared as a set in which the same may be several times: rows
//! have nothing else by which one could be known again.

use super::losses::{Loss, ROWS, Snapshot};
use crate::catalog::{Ident, Name};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::plan::HazardKind;
use crate::plan::kinds::{column as column_kind, table};

/// A table whose rows are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Touched {
    /// Its number.
    pub(super) relation: i64,
    /// Whether it has parts.
    pub(super) partitioned: bool,
    /// Whether rows were changed or deleted; else the table was written anew as a whole.
    pub(super) rows: bool,
}

/// The rows of a table before anything ran, in a temporary table.
pub(super) struct Contents {
    table: Touched,
    name: Name,
    kept: String,
    columns: Vec<Kept>,
}

/// A column that is there before and after.
struct Kept {
    number: i32,
    before: Ident,
    after: Ident,
    /// Its types, where they are not the same.
    types: Option<(String, String)>,
}

impl Touched {
    fn source(self, name: &Name) -> String {
        if self.partitioned { name.to_string() } else { format!("only {name}") }
    }

    fn name(self, tables: &Snapshot) -> Option<Name> {
        let (_, row) = tables.range((self.relation, 0)..=(self.relation, i32::MAX)).next()?;
        Some(Name::new(&row.namespace, &row.name))
    }
}

impl Contents {
    /// Keeps the rows of a table, which nobody else changes from here on; none where it goes as a whole.
    ///
    /// # Errors
    /// What the server answers, as where the role may make no temporary table.
    pub(super) async fn keep(
        session: &mut Session,
        place: usize,
        table: Touched,
        before: &Snapshot,
        after: &Snapshot,
    ) -> Result<Option<Self>> {
        let (Some(name), Some(_)) = (table.name(before), table.name(after)) else { return Ok(None) };
        let columns: Vec<Kept> = before
            .range((table.relation, 1)..=(table.relation, i32::MAX))
            .filter_map(|(key, was)| {
                let now = after.get(key)?;
                let types = (was.data_type.clone()?, now.data_type.clone()?);
                Some(Kept {
                    number: key.1,
                    before: Ident::new(was.column.clone()?),
                    after: Ident::new(now.column.clone()?),
                    types: (types.0 != types.1).then_some(types),
                })
            })
            .collect();
        let mut values = vec!["true as h0".to_owned()];
        for column in &columns {
            values.push(format!("{} as h{}", hash(&column.before.to_string()), column.number));
            if let Some((before, _)) = &column.types {
                // A type of the schema may have to go: nothing may be of it. Its name has its namespace.
                let text = if before.contains('.') { "::pg_catalog.text" } else { "" };
                values.push(format!("{}{text} as v{}", column.before, column.number));
            }
        }
        let kept = format!("hbm_db_before_{place}");
        let sql = format!(
            "lock table {name} in share row exclusive mode;
             create temporary table {kept} on commit drop as select {} from {}",
            values.join(", "),
            table.source(&name)
        );
        session.execute(&sql).await.map_err(|error| match error.sqlstate() {
            Some("42501") => error
                .context(format!("the rows of {} cannot be compared", name.brief()))
                .hint("GRANT TEMPORARY ON DATABASE … and SELECT on the table TO the role; or use its owner"),
            _ => error,
        })?;
        Ok(Some(Self { table, name, kept: format!("pg_temp.{kept}"), columns }))
    }

    /// What was lost of them, and forgets them.
    ///
    /// # Errors
    /// What the server answers.
    pub(super) async fn losses(self, session: &mut Session, after: &Snapshot) -> Result<Vec<Loss>> {
        let mut found = Vec::new();
        if let Some(now) = self.table.name(after) {
            let now = self.table.source(&now);
            for column in self.columns.iter().filter(|column| column.types.is_some()) {
                found.extend(self.retyped(session, column, &now).await?);
            }
            found.extend(self.changed(session, &now).await?);
        }
        session.execute(&format!("drop table {}", self.kept)).await?;
        Ok(found)
    }

    /// Rows that are not there any more; where the table was only written anew, the columns whose values are not.
    async fn changed(&self, session: &mut Session, now: &str) -> Result<Vec<Loss>> {
        let plain: Vec<&Kept> = self.columns.iter().filter(|column| column.types.is_none()).collect();
        let then: Vec<String> = plain.iter().map(|column| format!("h{}", column.number)).collect();
        let here: Vec<String> = plain.iter().map(|column| hash(&column.after.to_string())).collect();
        let row =
            |values: Vec<String>| ["h0".to_owned()].into_iter().chain(values).collect::<Vec<_>>().join(", ");
        let rows =
            self.missing(session, "true", &row(then), &row(here).replacen("h0", "true", 1), now).await?;
        if rows == 0 {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        // Emptied, or written anew with all its rows.
        let is_whole = self.missing(session, "true", "h0", "true", now).await? == 0;
        if is_whole && !self.table.rows {
            for column in plain {
                let kept = format!("h{}", column.number);
                let filled = format!("{kept} is not null");
                let values =
                    self.missing(session, &filled, &kept, &hash(&column.after.to_string()), now).await?;
                if values > 0 {
                    found.push(self.column(column, values));
                }
            }
        }
        if found.is_empty() {
            let id = table::id(&self.name);
            let key = (self.table.relation, ROWS);
            found.push(Loss::counted(key, HazardKind::ChangeRows, &id, "rows changed or deleted", rows));
        }
        Ok(found)
    }

    /// Values that are neither as they were nor as the new type has them.
    async fn retyped(&self, session: &mut Session, column: &Kept, now: &str) -> Result<Option<Loss>> {
        let (kept, value) = (format!("h{}", column.number), format!("v{}", column.number));
        let (filled, here) = (format!("{kept} is not null"), hash(&column.after.to_string()));
        let mut values = self.missing(session, &filled, &kept, &here, now).await?;
        if values > 0
            && let Some((_, new)) = &column.types
        {
            session.execute("savepoint hbm_db_cast").await?;
            let cast = hash(&format!("{value}::{new}"));
            match self.missing(session, &filled, &cast, &here, now).await {
                Ok(fewer) => values = values.min(fewer),
                // There is no such conversion, so none was made.
                Err(error) if is_no_conversion(&error) => {
                    session.execute("rollback to savepoint hbm_db_cast").await?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok((values > 0).then(|| self.column(column, values)))
    }

    fn column(&self, column: &Kept, values: u64) -> Loss {
        let id = column_kind::id(&self.name, &column.before);
        let key = (self.table.relation, column.number);
        Loss::counted(key, HazardKind::ChangeType, &id, "values that do not survive", values)
    }

    /// How many of what was kept are not there now.
    async fn missing(
        &self,
        session: &mut Session,
        filled: &str,
        kept: &str,
        here: &str,
        now: &str,
    ) -> Result<u64> {
        let sql = format!(
            "select count(*)::text from (select {kept} from {} where {filled} except all select {here} from {now}) as gone",
            self.kept
        );
        let answer = session.texts(&sql).await?;
        answer.first().and_then(|count| count.parse().ok()).ok_or_else(|| Error::bug("a count is no number"))
    }
}

/// A number made of the text of a value.
fn hash(value: &str) -> String {
    format!("pg_catalog.hashtextextended({value}::pg_catalog.text collate pg_catalog.\"C\", 0)")
}

/// Whether an error says that a value, or a type, cannot become one of another type.
fn is_no_conversion(error: &Error) -> bool {
    error
        .sqlstate()
        .is_some_and(|code| code.starts_with("22") || ["42846", "42804", "42704", "23514"].contains(&code))
}
