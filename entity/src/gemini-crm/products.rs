//! Products.

use sea_orm::entity::prelude::*;

/// A row of `Products`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "Products", rename_all = "camelCase")]
pub struct Model {
    /// Unique product identifier.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"serial\")")]
    pub id: i32,
    /// Name.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub name: String,
    /// Description.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Price of one.
    #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
    pub price: Decimal,
    /// Pieces in stock.
    #[sea_orm(default_value = 0)]
    pub stock: Option<i32>,
    /// Category.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub category: Option<String>,
    /// Path of the picture.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub image: Option<String>,
    /// Record creation time.
    pub created_at: DateTimeWithTimeZone,
    /// Last update time.
    pub updated_at: DateTimeWithTimeZone,
    /// Order lines of the product.
    #[sea_orm(has_many)]
    pub order_items: HasMany<super::order_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
