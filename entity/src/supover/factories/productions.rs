//! Batches a factory produces.

use sea_orm::entity::prelude::*;

/// A row of `productions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "productions")]
pub struct Model {
    /// Unique batch identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Factory reference.
    #[sea_orm(unique_key = "factory_id_batch_number")]
    pub factory_id: Uuid,
    /// Number of the batch.
    #[sea_orm(column_type = "Text", unique_key = "factory_id_batch_number")]
    pub batch_number: String,
    /// Where it stands.
    #[sea_orm(column_type = "Text", default_value = "PLANNED")]
    pub status: String,
    /// When production began.
    pub started_at: Option<DateTimeUtc>,
    /// When it ended.
    pub completed_at: Option<DateTimeUtc>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Factory that produces.
    #[sea_orm(belongs_to, from = "factory_id", to = "id", on_delete = "Restrict")]
    pub factory: BelongsTo<super::factories::Entity>,
    /// What is produced.
    #[sea_orm(has_many)]
    pub items: HasMany<super::production_items::Entity>,
    /// Checks of the batch.
    #[sea_orm(has_many)]
    pub quality_checks: HasMany<super::quality_checks::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
