//! Which lines of the order, and how many of each.

use sea_orm::entity::prelude::*;

/// A row of `fulfillment_items`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fulfillment_items")]
pub struct Model {
    /// Unique item identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Fulfillment reference.
    #[sea_orm(unique_key = "fulfillment_id_order_item_id")]
    pub fulfillment_id: Uuid,
    /// Line of the order.
    #[sea_orm(unique_key = "fulfillment_id_order_item_id", indexed)]
    pub order_item_id: Uuid,
    /// How many.
    pub quantity: i32,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Fulfillment of the item.
    #[sea_orm(belongs_to, from = "fulfillment_id", to = "id", on_delete = "Cascade")]
    pub fulfillment: BelongsTo<super::fulfillments::Entity>,
    /// Line of the order.
    #[sea_orm(belongs_to, from = "order_item_id", to = "id", on_delete = "Cascade")]
    pub order_item: BelongsTo<super::order_items::Entity>,
    /// Batches that produce it.
    #[sea_orm(has_many, relation_enum = "ProductionItems", via_rel = "FulfillmentItems")]
    pub production_items: HasMany<crate::supover::factories::production_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
