//! Lines of orders.

use sea_orm::entity::prelude::*;

/// A row of `OrderItems`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "OrderItems", rename_all = "camelCase")]
pub struct Model {
    /// Unique line identifier.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"serial\")")]
    pub id: i32,
    /// Order reference.
    pub order_id: Option<i32>,
    /// Product reference.
    pub product_id: Option<i32>,
    /// Pieces ordered.
    pub quantity: i32,
    /// Price of one when it was ordered.
    #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
    pub price: Decimal,
    /// Record creation time.
    pub created_at: DateTimeWithTimeZone,
    /// Last update time.
    pub updated_at: DateTimeWithTimeZone,
    /// Order of the line.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Cascade")]
    pub order: BelongsTo<Option<super::orders::Entity>>,
    /// Product that was ordered.
    #[sea_orm(belongs_to, from = "product_id", to = "id", on_delete = "SetNull")]
    pub product: BelongsTo<Option<super::products::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
