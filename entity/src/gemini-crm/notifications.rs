//! Notifications.

use sea_orm::entity::prelude::*;

/// A row of `Notifications`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "Notifications", rename_all = "camelCase")]
pub struct Model {
    /// Unique notification identifier.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"serial\")")]
    pub id: i32,
    /// What it is about.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub r#type: String,
    /// Title.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub title: String,
    /// Message.
    #[sea_orm(column_type = "Text")]
    pub message: String,
    /// What else belongs to it.
    #[sea_orm(column_type = "JsonBinary")]
    pub data: Option<Json>,
    /// Priority (low, medium, high).
    #[sea_orm(column_type = "String(StringLen::N(255))", default_value = "medium")]
    pub priority: Option<String>,
    /// User who created it; none for the system.
    pub created_by: Option<i32>,
    /// Record creation time.
    pub created_at: DateTimeWithTimeZone,
    /// Last update time.
    pub updated_at: DateTimeWithTimeZone,
    /// User who created it.
    #[sea_orm(belongs_to, relation_enum = "Creator", from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<super::users::Entity>>,
    /// Users it was sent to.
    #[sea_orm(has_many, via = "user_notifications")]
    pub recipients: HasMany<super::users::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The users it was sent to. SeaORM writes this by itself only where one relation leads to an entity.
impl Related<super::users::Entity> for Entity {
    fn to() -> RelationDef {
        super::user_notifications::Relation::Users.def()
    }

    fn via() -> Option<RelationDef> {
        Some(super::user_notifications::Relation::Notifications.def().rev())
    }
}
