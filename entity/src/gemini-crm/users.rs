//! Staff users.

use sea_orm::entity::prelude::*;

/// A row of `Users`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "Users", rename_all = "camelCase")]
pub struct Model {
    /// Unique user identifier.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"serial\")")]
    pub id: i32,
    /// First name.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub first_name: String,
    /// Last name.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub last_name: String,
    /// Login email.
    #[sea_orm(column_type = "String(StringLen::N(255))", unique)]
    pub email: String,
    /// Hashed password: bcrypt, cost 10.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub password: String,
    /// Role (admin, staff).
    #[sea_orm(column_type = "String(StringLen::N(255))", default_value = "staff")]
    pub role: Option<String>,
    /// Record creation time.
    pub created_at: DateTimeWithTimeZone,
    /// Last update time.
    pub updated_at: DateTimeWithTimeZone,
    /// Orders the user created.
    #[sea_orm(has_many, relation_enum = "CreatedOrders", via_rel = "Creator")]
    pub created_orders: HasMany<super::orders::Entity>,
    /// Notifications the user created.
    #[sea_orm(has_many, relation_enum = "CreatedNotifications", via_rel = "Creator")]
    pub created_notifications: HasMany<super::notifications::Entity>,
    /// What the user wants to be told of.
    #[sea_orm(has_many, relation_enum = "NotificationPreferences", via_rel = "Users")]
    pub notification_preferences: HasMany<super::notification_preferences::Entity>,
    /// Notifications sent to the user.
    #[sea_orm(has_many, via = "user_notifications")]
    pub notifications: HasMany<super::notifications::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The notifications sent to the user. SeaORM writes this by itself only where one relation leads to an entity.
impl Related<super::notifications::Entity> for Entity {
    fn to() -> RelationDef {
        super::user_notifications::Relation::Notifications.def()
    }

    fn via() -> Option<RelationDef> {
        Some(super::user_notifications::Relation::Users.def().rev())
    }
}
