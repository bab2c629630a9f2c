//! Orders.

use sea_orm::entity::prelude::*;

/// A row of `Orders`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "Orders", rename_all = "camelCase")]
pub struct Model {
    /// Unique order identifier.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"serial\")")]
    pub id: i32,
    /// Customer reference.
    pub customer_id: Option<i32>,
    /// Staff who created the order.
    pub created_by: Option<i32>,
    /// Status (pending, processing, completed, cancelled).
    #[sea_orm(column_type = "String(StringLen::N(255))", default_value = "pending")]
    pub status: Option<String>,
    /// Sum of the lines.
    #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
    pub total: Decimal,
    /// Notes.
    #[sea_orm(column_type = "Text")]
    pub notes: Option<String>,
    /// Record creation time.
    pub created_at: DateTimeWithTimeZone,
    /// Last update time.
    pub updated_at: DateTimeWithTimeZone,
    /// Customer who ordered.
    #[sea_orm(belongs_to, from = "customer_id", to = "id", on_delete = "SetNull")]
    pub customer: BelongsTo<Option<super::customers::Entity>>,
    /// Staff who created the order.
    #[sea_orm(belongs_to, relation_enum = "Creator", from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<super::users::Entity>>,
    /// Lines of the order.
    #[sea_orm(has_many, relation_enum = "OrderItems", via_rel = "Orders")]
    pub order_items: HasMany<super::order_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
