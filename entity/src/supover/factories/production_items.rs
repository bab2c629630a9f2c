//! What is produced in a batch: Order → Fulfillment → Factory → Production.

use sea_orm::entity::prelude::*;

/// A row of `production_items`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "production_items")]
pub struct Model {
    /// Unique item identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Batch reference.
    #[sea_orm(unique_key = "production_id_fulfillment_item_id")]
    pub production_id: Uuid,
    /// What it is produced for; what is being produced keeps its order.
    #[sea_orm(unique_key = "production_id_fulfillment_item_id", indexed)]
    pub fulfillment_item_id: Uuid,
    /// How many.
    pub quantity: i32,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Batch of the item.
    #[sea_orm(belongs_to, from = "production_id", to = "id", on_delete = "Cascade")]
    pub production: BelongsTo<super::productions::Entity>,
    /// Item of the fulfillment it is produced for.
    #[sea_orm(belongs_to, from = "fulfillment_item_id", to = "id", on_delete = "Restrict")]
    pub fulfillment_item: BelongsTo<crate::supover::orders::fulfillment_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
