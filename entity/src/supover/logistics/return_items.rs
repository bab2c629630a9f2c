//! Which lines of the order come back, and how many of each.

use sea_orm::entity::prelude::*;

/// A row of `return_items`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "return_items")]
pub struct Model {
    /// Unique item identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Return reference.
    #[sea_orm(unique_key = "return_id_order_item_id")]
    pub return_id: Uuid,
    /// Line of the order.
    #[sea_orm(unique_key = "return_id_order_item_id", indexed)]
    pub order_item_id: Uuid,
    /// How many.
    pub quantity: i32,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Return of the item.
    #[sea_orm(belongs_to, from = "return_id", to = "id", on_delete = "Cascade")]
    pub returned: BelongsTo<super::returns::Entity>,
    /// Line of the order.
    #[sea_orm(belongs_to, from = "order_item_id", to = "id", on_delete = "Restrict")]
    pub order_item: BelongsTo<crate::supover::orders::order_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
