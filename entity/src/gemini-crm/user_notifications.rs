//! Which notification was sent to whom, and whether it was read.

use sea_orm::entity::prelude::*;

/// A row of `UserNotifications`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "UserNotifications", rename_all = "camelCase")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"serial\")")]
    pub id: i32,
    /// Recipient.
    pub user_id: Option<i32>,
    /// Notification reference.
    pub notification_id: Option<i32>,
    /// Whether it was read.
    #[sea_orm(default_value = false)]
    pub is_read: Option<bool>,
    /// When it was read.
    pub read_at: Option<DateTimeWithTimeZone>,
    /// Record creation time.
    pub created_at: DateTimeWithTimeZone,
    /// Last update time.
    pub updated_at: DateTimeWithTimeZone,
    /// Recipient.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<Option<super::users::Entity>>,
    /// Notification that was sent.
    #[sea_orm(belongs_to, from = "notification_id", to = "id", on_delete = "Cascade")]
    pub notification: BelongsTo<Option<super::notifications::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
