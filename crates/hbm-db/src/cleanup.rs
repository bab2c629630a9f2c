//! Named maintenance: rows an application deletes when their time is over.

use crate::advice::{Advice, Operation};
use crate::db::Session;
use crate::error::Result;
use serde::Serialize;

/// A maintenance of an application: a value, which [`App::cleanup`](crate::App::cleanup) declares.
#[derive(Clone, Debug)]
pub struct Cleanup {
    /// What `hbm-db cleanup` calls it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The DELETE statements, in their order.
    pub statements: Vec<String>,
}

/// What a maintenance deleted.
#[derive(Clone, Debug, Serialize)]
pub struct Cleaned {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Each statement, with its rows.
    pub statements: Vec<Deleted>,
}

/// What one statement deleted.
#[derive(Clone, Debug, Serialize)]
pub struct Deleted {
    /// The statement.
    pub sql: String,
    /// The rows it deleted itself, without those that foreign keys deleted along.
    pub rows: u64,
}

impl Cleanup {
    /// Runs its statements in the caller's transaction. Names without a schema are those of `public`.
    ///
    /// # Errors
    /// What the server answers, with the statement it answered it to.
    pub async fn run(&self, session: &mut Session) -> Result<Cleaned> {
        session.execute("set local search_path = public").await?;
        let mut statements = Vec::with_capacity(self.statements.len());
        for sql in &self.statements {
            let rows = session.affected(sql).await.map_err(|error| {
                let unknown = error.sqlstate() == Some("42P01");
                let error = error
                    .context(format!("cannot clean up {}", self.name))
                    .detail(format!("statement: {}", one_line(sql)));
                if unknown {
                    error.hint(Advice::to("create the tables first: ").run(Operation::Push, "--yes"))
                } else {
                    error
                }
            })?;
            statements.push(Deleted { sql: sql.clone(), rows });
        }
        Ok(Cleaned { name: self.name.clone(), description: self.description.clone(), statements })
    }
}

/// A statement for people.
pub(crate) fn one_line(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}
