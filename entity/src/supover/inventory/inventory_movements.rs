//! Why stock changed.

use crate::supover::enums::MovementType;
use sea_orm::entity::prelude::*;

/// A row of `inventory_movements`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inventory_movements")]
pub struct Model {
    /// Unique movement identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Stock reference.
    #[sea_orm(indexed)]
    pub inventory_id: Uuid,
    /// Why it changed.
    #[sea_orm(column_name = "type")]
    pub kind: MovementType,
    /// How many came; fewer than 0 went.
    pub quantity: i32,
    /// What it belongs to, like an order's code.
    #[sea_orm(column_type = "Text")]
    pub reference: Option<String>,
    /// Who moved it.
    #[sea_orm(indexed)]
    pub moved_by_id: Option<Uuid>,
    /// When it was moved.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Stock that changed.
    #[sea_orm(belongs_to, from = "inventory_id", to = "id", on_delete = "Cascade")]
    pub inventory: BelongsTo<super::inventory::Entity>,
    /// User who moved it.
    #[sea_orm(belongs_to, from = "moved_by_id", to = "id", on_delete = "SetNull")]
    pub moved_by: BelongsTo<Option<crate::supover::auth::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
