//! Checks of a batch.

use crate::supover::enums::{QualityCheckResult, QualityCheckStage};
use sea_orm::entity::prelude::*;

/// A row of `quality_checks`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quality_checks")]
pub struct Model {
    /// Unique check identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Batch reference.
    #[sea_orm(indexed)]
    pub production_id: Uuid,
    /// When it was checked.
    pub stage: QualityCheckStage,
    /// What came of it.
    pub result: QualityCheckResult,
    /// Who checked.
    #[sea_orm(indexed)]
    pub inspector_id: Option<Uuid>,
    /// What was seen.
    #[sea_orm(column_type = "Text")]
    pub notes: Option<String>,
    /// When it was checked.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub checked_at: DateTimeUtc,
    /// Batch that was checked.
    #[sea_orm(belongs_to, from = "production_id", to = "id", on_delete = "Cascade")]
    pub production: BelongsTo<super::productions::Entity>,
    /// User who checked.
    #[sea_orm(belongs_to, from = "inspector_id", to = "id", on_delete = "SetNull")]
    pub inspector: BelongsTo<Option<crate::supover::auth::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
