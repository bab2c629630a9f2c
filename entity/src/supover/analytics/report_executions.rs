//! Reports that were made.

use crate::supover::enums::ReportFormat;
use sea_orm::entity::prelude::*;

/// A row of `report_executions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_executions")]
pub struct Model {
    /// Unique execution identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Report reference.
    #[sea_orm(indexed)]
    pub report_definition_id: Uuid,
    /// Where it stands.
    #[sea_orm(column_type = "Text", default_value = "PENDING")]
    pub status: String,
    /// What it was written as.
    pub format: ReportFormat,
    /// When it began.
    pub started_at: Option<DateTimeUtc>,
    /// When it ended.
    pub finished_at: Option<DateTimeUtc>,
    /// Where it is.
    #[sea_orm(column_type = "Text")]
    pub file_path: Option<String>,
    /// Why it could not be made.
    #[sea_orm(column_type = "Text")]
    pub error: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Report that was made.
    #[sea_orm(belongs_to, from = "report_definition_id", to = "id", on_delete = "Cascade")]
    pub report_definition: BelongsTo<super::report_definitions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
