//! Lines of an order.

use crate::supover::enums::FulfillmentStatus;
use sea_orm::entity::prelude::*;

/// A row of `order_items`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_items")]
pub struct Model {
    /// Unique item identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference.
    #[sea_orm(indexed)]
    pub order_id: Uuid,
    /// Product reference.
    #[sea_orm(indexed)]
    pub product_id: Uuid,
    /// Variant reference.
    #[sea_orm(indexed)]
    pub system_variant_id: Uuid,
    /// Design reference, where there is one.
    #[sea_orm(indexed)]
    pub design_id: Option<Uuid>,
    /// How many.
    #[sea_orm(default_value = 1)]
    pub quantity: i32,
    /// What one costs.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub price: Decimal,
    /// Where it stands.
    #[sea_orm(default_value = "PENDING")]
    pub fulfillment_status: FulfillmentStatus,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Order of the line.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Cascade")]
    pub order: BelongsTo<super::orders::Entity>,
    /// Product that was ordered.
    #[sea_orm(belongs_to, from = "product_id", to = "id", on_delete = "Restrict")]
    pub product: BelongsTo<crate::supover::stores::products::Entity>,
    /// Variant that was ordered.
    #[sea_orm(belongs_to, from = "system_variant_id", to = "id", on_delete = "Restrict")]
    pub system_variant: BelongsTo<crate::supover::stores::system_variants::Entity>,
    /// Design that is printed on it.
    #[sea_orm(belongs_to, from = "design_id", to = "id", on_delete = "Restrict")]
    pub design: BelongsTo<Option<crate::supover::designs::designs::Entity>>,
    /// How it is fulfilled.
    #[sea_orm(has_many)]
    pub fulfillment_items: HasMany<super::fulfillment_items::Entity>,
    /// What came back of it.
    #[sea_orm(has_many, relation_enum = "ReturnItems", via_rel = "OrderItems")]
    pub return_items: HasMany<crate::supover::logistics::return_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
