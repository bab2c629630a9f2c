//! The tables of a database, with their figures.

use super::{Known, Objects, Relation, RelationKind, ResultColumn, ResultSet, for_relations};
use crate::counted::counted;
use crate::db::ReadOnly;
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// All tables and views of users.
#[derive(Clone, Debug, Serialize)]
pub struct Tables {
    /// They, by namespace and name.
    pub tables: Vec<Listed>,
    /// How many tables and views belong to extensions, and are not among them.
    pub of_extensions: usize,
    /// What there is besides, where that was read.
    #[serde(flatten)]
    pub besides: Option<Objects>,
}

/// A table or view.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// Its name, as it is written in SQL.
    pub name: String,
    /// What it is.
    pub kind: RelationKind,
    /// Whether it is a partition of another.
    pub partition: bool,
    /// Its figures.
    #[serde(flatten)]
    pub figures: Figures,
}

/// What there is of a table.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    #[serde(skip_serializing)]
    oid: i64,
    /// Rows, as the planner estimates them; none where it was never analysed.
    pub estimated_rows: Option<i64>,
    /// Bytes with indexes and TOAST.
    pub size: Option<u64>,
    /// Its columns.
    pub columns: u64,
    /// Foreign keys it has.
    pub references: u64,
    /// Foreign keys that point at it.
    pub referenced_by: u64,
}

impl Figures {
    pub(crate) async fn read(reading: &mut ReadOnly<'_>, relations: &[i64]) -> Result<Vec<Self>> {
        reading.read(&for_relations(include_str!("sql/tables.sql"), relations)).await
    }
}

impl Tables {
    /// Reads them.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn read(reading: &mut ReadOnly<'_>) -> Result<Self> {
        let known = Known::read(reading).await?;
        let oids: Vec<i64> = known.of_users().map(|one| one.oid).collect();
        let figures = Figures::read(reading, &oids).await?;
        let listed = |one: &Relation| Listed {
            name: one.name.brief(),
            kind: one.kind,
            partition: one.partition,
            figures: match figures.binary_search_by_key(&one.oid, |figures| figures.oid) {
                Ok(at) => figures[at].clone(),
                Err(_) => Figures::default(),
            },
        };
        Ok(Self {
            tables: known.of_users().map(listed).collect(),
            of_extensions: known.of_extensions(),
            besides: None,
        })
    }

    /// What is told of those that are not listed.
    pub fn left_out(&self) -> Vec<String> {
        let besides = self.besides.as_ref().filter(|besides| !besides.objects.is_empty());
        let besides = besides.map(|besides| format!("besides: {}; --objects lists them", besides.counted()));
        let of_extensions = (self.of_extensions > 0)
            .then(|| format!("{} of extensions not shown", counted(self.of_extensions, "relation")));
        besides.into_iter().chain(of_extensions).collect()
    }

    /// The same as rows, for every form a result can have; with sizes for people, or in bytes.
    pub fn rows(&self, size: impl Fn(u64) -> String) -> ResultSet {
        let column =
            |name: &str, number| ResultColumn { name: name.into(), data_type: String::new(), number };
        let columns = vec![
            column("table", false),
            column("kind", false),
            column("rows (estimated)", true),
            column("size", true),
            column("columns", true),
            column("references", true),
            column("referenced by", true),
        ];
        let row = |one: &Listed| {
            let figures = &one.figures;
            let kind = if one.partition { "partition".into() } else { one.kind.to_string() };
            let rows = figures.estimated_rows.map_or("?".into(), |rows| rows.to_string());
            let has_rows = one.kind != RelationKind::View;
            vec![
                Some(one.name.clone()),
                Some(kind),
                Some(if has_rows { rows } else { String::new() }),
                Some(figures.size.map_or_else(String::new, &size)),
                Some(figures.columns.to_string()),
                Some(figures.references.to_string()),
                Some(figures.referenced_by.to_string()),
            ]
        };
        ResultSet::new(columns, self.tables.iter().map(row).collect())
    }
}
