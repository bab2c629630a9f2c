//! What a user wants to be told of, and how.

use sea_orm::entity::prelude::*;

/// A row of `NotificationPreferences`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "NotificationPreferences", rename_all = "camelCase")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"serial\")")]
    pub id: i32,
    /// User reference.
    pub user_id: Option<i32>,
    /// Type of the notifications.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub notification_type: String,
    /// Whether they are shown.
    #[sea_orm(default_value = true)]
    pub enabled: Option<bool>,
    /// Whether they are sent by email as well.
    #[sea_orm(default_value = false)]
    pub email_enabled: Option<bool>,
    /// Record creation time.
    pub created_at: DateTimeWithTimeZone,
    /// Last update time.
    pub updated_at: DateTimeWithTimeZone,
    /// User of the preference.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<Option<super::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
