//! One table, as a grid and the schema view need it.

use super::super::{Handler, Mode};
use super::PAGE;
use crate::catalog::Ident;
use crate::db::ReadOnly;
use crate::error::Result;
use crate::inspect::{Known, RelationKind, Table, for_relations};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(super) struct Asked {
    pub(super) table: String,
}

#[derive(Serialize)]
pub(super) struct Answer {
    #[serde(flatten)]
    table: Table,
    /// The columns that tell rows apart; none where there is no key.
    key: Option<Vec<Ident>>,
    kinds: Vec<Kind>,
    /// Whether changes can be staged, else why not.
    editable: bool,
    read_only_because: Option<&'static str>,
}

/// How a column is filtered and edited.
#[derive(Serialize, Deserialize)]
struct Kind {
    name: Ident,
    /// `typcategory` of the type, or of that under a domain.
    category: String,
    base: String,
    labels: Option<Vec<String>>,
}

pub(super) async fn read(handler: &Handler, asked: &Asked) -> Result<Answer> {
    let mode = handler.settings.mode;
    handler
        .pool
        .read(PAGE, async |reading| {
            let known = Known::read(reading).await?;
            let relation = known.find(&asked.table)?;
            let table = Table::read(reading, relation).await?;
            let kinds = reading.read(&for_relations(include_str!("sql/kinds.sql"), &[relation.oid])).await?;
            let why = read_only_because(&table, mode);
            Ok(Answer {
                key: table.key().map(<[Ident]>::to_vec),
                kinds,
                editable: why.is_none(),
                read_only_because: why,
                table,
            })
        })
        .await
}

fn read_only_because(table: &Table, mode: Mode) -> Option<&'static str> {
    match (mode, table.kind) {
        (Mode::ReadOnly, _) => Some("the studio was started without --write"),
        (_, RelationKind::View | RelationKind::MaterializedView) => Some("a view shows rows of other tables"),
        (_, RelationKind::ForeignTable) => Some("its rows are on another server"),
        _ if table.facts.inherited => Some("rows of other tables are among its own, as they inherit from it"),
        _ if table.primary_key.is_none() => {
            Some("it has no primary key, so one row cannot be told from another")
        }
        _ => None,
    }
}

/// The table of this name.
pub(super) async fn find(reading: &mut ReadOnly<'_>, name: &str) -> Result<Table> {
    let known = Known::read(reading).await?;
    Table::read(reading, known.find(name)?).await
}
