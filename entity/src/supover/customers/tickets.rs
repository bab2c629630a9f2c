//! What customers ask support.
//!
//! Only the enums *Customer & Support* of the document speak of tickets; columns are what these need.

use crate::supover::enums::{TicketPriority, TicketStatus};
use sea_orm::entity::prelude::*;

/// A row of `tickets`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tickets")]
pub struct Model {
    /// Unique ticket identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Customer reference.
    #[sea_orm(indexed)]
    pub customer_id: Uuid,
    /// Order it is about.
    #[sea_orm(indexed)]
    pub order_id: Option<Uuid>,
    /// Who works on it.
    #[sea_orm(indexed)]
    pub assignee_id: Option<Uuid>,
    /// What it is about.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// What the customer wrote.
    #[sea_orm(column_type = "Text")]
    pub description: String,
    /// Where it stands.
    #[sea_orm(default_value = "OPEN")]
    pub status: TicketStatus,
    /// How urgent it is.
    #[sea_orm(default_value = "MEDIUM")]
    pub priority: TicketPriority,
    /// When it was answered.
    pub resolved_at: Option<DateTimeUtc>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Customer who asks.
    #[sea_orm(belongs_to, from = "customer_id", to = "id", on_delete = "Cascade")]
    pub customer: BelongsTo<super::customers::Entity>,
    /// Order it is about.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "SetNull")]
    pub order: BelongsTo<Option<crate::supover::orders::orders::Entity>>,
    /// User who works on it.
    #[sea_orm(belongs_to, from = "assignee_id", to = "id", on_delete = "SetNull")]
    pub assignee: BelongsTo<Option<crate::supover::auth::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
