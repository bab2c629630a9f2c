//! User notifications.

use sea_orm::entity::prelude::*;

/// A row of `notifications`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notifications")]
pub struct Model {
    /// Unique notification identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Staff recipient.
    pub recipient_id: Option<Uuid>,
    /// Customer recipient.
    pub recipient_customer_id: Option<Uuid>,
    /// Notification title.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub title: String,
    /// Notification message.
    #[sea_orm(column_type = "Text")]
    pub message: String,
    /// Notification type.
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub r#type: String,
    /// Related entity type.
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub entity_type: Option<String>,
    /// Related entity identifier.
    pub entity_id: Option<Uuid>,
    /// Read status.
    #[sea_orm(default_value = false)]
    pub is_read: Option<bool>,
    /// Notification time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Staff user to notify.
    #[sea_orm(belongs_to, from = "recipient_id", to = "id", on_delete = "Cascade")]
    pub recipient: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Customer to notify.
    #[sea_orm(belongs_to, from = "recipient_customer_id", to = "id", on_delete = "Cascade")]
    pub recipient_customer: BelongsTo<Option<crate::hbm::customers::customers::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
