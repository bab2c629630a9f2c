//! What the hub orders from factories.

use sea_orm::entity::prelude::*;

/// A row of `supplier_orders`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "supplier_orders")]
pub struct Model {
    /// Unique order identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Factory reference.
    #[sea_orm(indexed)]
    pub factory_id: Uuid,
    /// Number of the order.
    #[sea_orm(column_type = "Text", unique)]
    pub order_number: String,
    /// Where it stands.
    #[sea_orm(column_type = "Text", default_value = "DRAFT")]
    pub status: String,
    /// When it was sent.
    pub ordered_at: Option<DateTimeUtc>,
    /// When the goods should come.
    pub expected_at: Option<DateTimeUtc>,
    /// When they came.
    pub received_at: Option<DateTimeUtc>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Factory it goes to.
    #[sea_orm(belongs_to, from = "factory_id", to = "id", on_delete = "Restrict")]
    pub factory: BelongsTo<super::factories::Entity>,
    /// Lines of the order.
    #[sea_orm(has_many)]
    pub items: HasMany<super::supplier_order_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
