//! Customer support and communication.

use sea_orm::entity::prelude::*;

/// A row of `support_tickets`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "support_tickets")]
pub struct Model {
    /// UUID-style unique identifier, given by the application.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    /// Ticket subject line.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// Ticket description.
    #[sea_orm(column_type = "Text")]
    pub description: String,
    /// Current ticket status.
    #[sea_orm(default_value = "OPEN")]
    pub status: super::enums::TicketStatus,
    /// Ticket creator.
    #[sea_orm(column_type = "Text")]
    pub client_id: String,
    /// Ticket creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTime,
    /// Last ticket update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTime,
    /// Last reply timestamp.
    pub last_replied_at: Option<DateTime>,
    /// Human-readable ticket number; last, where its migration adds it.
    #[sea_orm(column_type = "Text", unique)]
    pub ticket_number: String,
    /// Creator of the ticket.
    #[sea_orm(belongs_to, from = "client_id", to = "id", on_delete = "Cascade")]
    pub client: BelongsTo<super::users::Entity>,
    /// The conversation.
    #[sea_orm(has_many)]
    pub comments: HasMany<super::ticket_comments::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
