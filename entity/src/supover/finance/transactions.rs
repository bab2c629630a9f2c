//! Every movement of money.

use crate::supover::enums::{TransactionStatus, TransactionType};
use sea_orm::entity::prelude::*;

/// A row of `transactions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "transactions")]
pub struct Model {
    /// Unique transaction identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// What it is.
    #[sea_orm(column_name = "type")]
    pub kind: TransactionType,
    /// Order it pays, where it pays one: Order → Transaction.
    #[sea_orm(indexed)]
    pub order_id: Option<Uuid>,
    /// Return it pays back, where it does: Return → Transaction.
    #[sea_orm(indexed)]
    pub return_id: Option<Uuid>,
    /// How much; only an adjustment may be less than 0.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub amount: Decimal,
    /// Currency, as ISO 4217.
    #[sea_orm(column_type = "Text", default_value = "USD")]
    pub currency: String,
    /// Where it stands.
    #[sea_orm(default_value = "PENDING")]
    pub status: TransactionStatus,
    /// What the payment provider calls it.
    #[sea_orm(column_type = "Text")]
    pub reference: Option<String>,
    /// What else the provider said.
    #[sea_orm(column_type = "JsonBinary")]
    pub metadata: Option<Json>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Order it pays.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Restrict")]
    pub order: BelongsTo<Option<crate::supover::orders::orders::Entity>>,
    /// Return it pays back.
    #[sea_orm(belongs_to, from = "return_id", to = "id", on_delete = "Restrict")]
    pub returned: BelongsTo<Option<crate::supover::logistics::returns::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
