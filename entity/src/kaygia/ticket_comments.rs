//! The conversation about a support ticket.

use sea_orm::entity::prelude::*;

/// A row of `ticket_comments`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ticket_comments")]
pub struct Model {
    /// UUID-style unique identifier, given by the application.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    /// Comment content.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Associated ticket.
    #[sea_orm(column_type = "Text")]
    pub ticket_id: String,
    /// Comment author.
    #[sea_orm(column_type = "Text")]
    pub user_id: String,
    /// Sender type.
    pub sender: super::enums::CommentSender,
    /// Comment creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTime,
    /// Last comment update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTime,
    /// The ticket.
    #[sea_orm(belongs_to, from = "ticket_id", to = "id", on_delete = "Cascade")]
    pub ticket: BelongsTo<super::support_tickets::Entity>,
    /// The author.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<super::users::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
