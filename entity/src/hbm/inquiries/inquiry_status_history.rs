//! Inquiry status changes.

use sea_orm::entity::prelude::*;

/// A row of `inquiry_status_history`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inquiry_status_history")]
pub struct Model {
    /// Unique history record identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Inquiry reference.
    pub inquiry_id: Uuid,
    /// Previous inquiry status.
    pub previous_status: Option<i32>,
    /// New inquiry status.
    pub new_status: i32,
    /// Staff who made change.
    pub changed_by: Option<Uuid>,
    /// Change notes.
    #[sea_orm(column_type = "Text")]
    pub notes: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Inquiry that changed.
    #[sea_orm(belongs_to, from = "inquiry_id", to = "id", on_delete = "Cascade")]
    pub inquiry: BelongsTo<super::inquiries::Entity>,
    /// Staff who made the change.
    #[sea_orm(belongs_to, from = "changed_by", to = "id", on_delete = "SetNull")]
    pub changer: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
