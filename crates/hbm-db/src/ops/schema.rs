//! What the tables of an application are, for other programs. Reads only.

use super::Project;
use crate::advice::{Advice, Operation};
use crate::error::{Error, Result};
use crate::introspect;
use crate::seed::{Schema, json_schema};
use serde_json::Value;

/// A JSON Schema of the seed files of the application, or of that of one table.
///
/// # Errors
/// Exit 2 for a table that is not there; exit 1 where there are none.
pub async fn seeds_schema(project: &Project, table: Option<&str>) -> Result<Value> {
    // Where there is no project, no server is started to say so.
    project.app()?;
    let (_target, mut session) = project.open().await?;
    let namespaces = project.namespaces(&mut session).await?;
    let catalog = introspect::read(&mut session, &namespaces).await?;
    session.close().await;
    let schema = Schema::of(&catalog);
    if schema.tables().next().is_none() {
        return Err(Error::failed("the database has no tables yet")
            .hint(Advice::to("create them first: ").run(Operation::Push, "--yes")));
    }
    let only = table.map(|name| schema.named(name)).transpose()?;
    Ok(json_schema(&catalog, only.as_ref()))
}
