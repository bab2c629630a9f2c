//! Staff users.

use sea_orm::entity::prelude::*;

/// A row of `users`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    /// Unique user identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// User login email.
    #[sea_orm(column_type = "String(StringLen::N(255))", unique)]
    pub email: String,
    /// Hashed password.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub password_hash: String,
    /// User first name.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub first_name: String,
    /// User last name.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub last_name: String,
    /// Contact phone number.
    #[sea_orm(column_type = "String(StringLen::N(20))")]
    pub phone: Option<String>,
    /// Profile picture reference.
    #[sea_orm(indexed)]
    pub avatar_media_id: Option<Uuid>,
    /// Account status.
    #[sea_orm(default_value = true)]
    pub is_active: Option<bool>,
    /// User role assignment.
    #[sea_orm(indexed)]
    pub role_id: Option<Uuid>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Profile picture.
    #[sea_orm(
        belongs_to,
        relation_enum = "Avatar",
        from = "avatar_media_id",
        to = "id",
        on_delete = "SetNull"
    )]
    pub avatar: BelongsTo<Option<crate::hbm::media::media::Entity>>,
    /// Role of the user.
    #[sea_orm(belongs_to, from = "role_id", to = "id", on_delete = "SetNull")]
    pub role: BelongsTo<Option<super::roles::Entity>>,
    /// Open sessions.
    #[sea_orm(has_many)]
    pub sessions: HasMany<super::sessions::Entity>,
    /// Orders assigned to the user.
    #[sea_orm(has_many, relation_enum = "AssignedOrders", via_rel = "Assignee")]
    pub assigned_orders: HasMany<crate::hbm::orders::orders::Entity>,
    /// Orders created by the user.
    #[sea_orm(has_many, relation_enum = "CreatedOrders", via_rel = "Creator")]
    pub created_orders: HasMany<crate::hbm::orders::orders::Entity>,
    /// Inquiries assigned to the user.
    #[sea_orm(has_many, relation_enum = "AssignedInquiries", via_rel = "Assignee")]
    pub assigned_inquiries: HasMany<crate::hbm::inquiries::inquiries::Entity>,
    /// Inquiries created by the user.
    #[sea_orm(has_many, relation_enum = "CreatedInquiries", via_rel = "Creator")]
    pub created_inquiries: HasMany<crate::hbm::inquiries::inquiries::Entity>,
    /// Files uploaded by the user.
    #[sea_orm(has_many, relation_enum = "Uploads", via_rel = "Uploader")]
    pub uploads: HasMany<crate::hbm::media::media::Entity>,
    /// What the user did.
    #[sea_orm(has_many)]
    pub activity_logs: HasMany<crate::hbm::notifications::activity_logs::Entity>,
    /// Notifications sent to the user.
    #[sea_orm(has_many, relation_enum = "Notifications", via_rel = "Users")]
    pub notifications: HasMany<crate::hbm::notifications::notifications::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
