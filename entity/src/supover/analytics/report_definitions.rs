//! Reports that can be made.

use crate::supover::enums::{ReportFormat, ReportType};
use sea_orm::entity::prelude::*;

/// A row of `report_definitions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_definitions")]
pub struct Model {
    /// Unique report identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Report name.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// What it is about.
    #[sea_orm(column_name = "type")]
    pub kind: ReportType,
    /// What it is written as.
    #[sea_orm(default_value = "PDF")]
    pub format: ReportFormat,
    /// When it is made, as a cron expression; none where only on demand.
    #[sea_orm(column_type = "Text")]
    pub schedule: Option<String>,
    /// What it holds.
    #[sea_orm(column_type = "JsonBinary", default_value = "{}")]
    pub configuration: Json,
    /// Emails it is sent to.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))", default_value = "{}")]
    pub recipients: Vec<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// When it was made.
    #[sea_orm(has_many)]
    pub executions: HasMany<super::report_executions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
