//! What customers ordered.

use crate::supover::enums::{OrderStatus, PaymentStatus};
use sea_orm::entity::prelude::*;

/// A row of `orders`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    /// Unique order identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Code of 9 characters, for people.
    #[sea_orm(column_type = "Text", unique)]
    pub order_code: String,
    /// Store reference.
    #[sea_orm(indexed)]
    pub store_id: Uuid,
    /// Customer reference.
    #[sea_orm(indexed)]
    pub customer_id: Uuid,
    /// Where it stands.
    #[sea_orm(default_value = "PENDING")]
    pub status: OrderStatus,
    /// Whether it was paid.
    #[sea_orm(default_value = "PENDING")]
    pub payment_status: PaymentStatus,
    /// Currency of all its amounts, as ISO 4217.
    #[sea_orm(column_type = "Text", default_value = "USD")]
    pub currency: String,
    /// Sum of the lines.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub subtotal: Decimal,
    /// What shipping costs.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))", default_value = 0)]
    pub shipping: Decimal,
    /// Tax.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))", default_value = 0)]
    pub tax: Decimal,
    /// What the customer pays; with tax inside of prices it is no sum of the three.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub total: Decimal,
    /// Where it goes, as it was when it was placed.
    #[sea_orm(column_type = "JsonBinary")]
    pub shipping_address: Option<Json>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Store it was placed in.
    #[sea_orm(belongs_to, from = "store_id", to = "id", on_delete = "Restrict")]
    pub store: BelongsTo<crate::supover::stores::stores::Entity>,
    /// Customer who ordered.
    #[sea_orm(belongs_to, from = "customer_id", to = "id", on_delete = "Restrict")]
    pub customer: BelongsTo<crate::supover::customers::customers::Entity>,
    /// What was asked about it.
    #[sea_orm(has_many)]
    pub tickets: HasMany<crate::supover::customers::tickets::Entity>,
    /// Lines of the order.
    #[sea_orm(has_many)]
    pub items: HasMany<super::order_items::Entity>,
    /// Status changes of the order.
    #[sea_orm(has_many)]
    pub status_history: HasMany<super::order_status_history::Entity>,
    /// How it is fulfilled.
    #[sea_orm(has_many)]
    pub fulfillments: HasMany<super::fulfillments::Entity>,
    /// What was sent of it.
    #[sea_orm(has_many)]
    pub shipments: HasMany<crate::supover::logistics::shipments::Entity>,
    /// What was sent back of it.
    #[sea_orm(has_many, relation_enum = "Returns", via_rel = "Orders")]
    pub returns: HasMany<crate::supover::logistics::returns::Entity>,
    /// Its movements of money.
    #[sea_orm(has_many, relation_enum = "Transactions", via_rel = "Orders")]
    pub transactions: HasMany<crate::supover::finance::transactions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
