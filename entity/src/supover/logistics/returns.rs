//! What customers send back.

use crate::supover::enums::{ReturnReason, ReturnStatus};
use sea_orm::entity::prelude::*;

/// A row of `returns`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "returns")]
pub struct Model {
    /// Unique return identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference; what was sent back keeps its order.
    #[sea_orm(indexed)]
    pub order_id: Uuid,
    /// Number of the return, for people.
    #[sea_orm(column_type = "Text", unique)]
    pub rma_number: String,
    /// Why.
    pub reason: ReturnReason,
    /// Where it stands.
    #[sea_orm(default_value = "REQUESTED")]
    pub status: ReturnStatus,
    /// What is paid back, in the order's currency.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub refund_amount: Option<Decimal>,
    /// What was said.
    #[sea_orm(column_type = "Text")]
    pub notes: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Order it belongs to.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Restrict")]
    pub order: BelongsTo<crate::supover::orders::orders::Entity>,
    /// What comes back.
    #[sea_orm(has_many)]
    pub items: HasMany<super::return_items::Entity>,
    /// Status changes of the return.
    #[sea_orm(has_many)]
    pub status_history: HasMany<super::return_status_history::Entity>,
    /// Its movements of money.
    #[sea_orm(has_many, relation_enum = "Transactions", via_rel = "Returns")]
    pub transactions: HasMany<crate::supover::finance::transactions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
