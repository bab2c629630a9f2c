//! What opens the platform's API for a store; apart from it, so that reading stores reads no secrets.

use sea_orm::entity::prelude::*;

/// A row of `api_credentials`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_credentials")]
pub struct Model {
    /// Unique credential identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Store reference.
    #[sea_orm(unique_key = "store_id_name")]
    pub store_id: Uuid,
    /// Which credential it is, like `access_token`.
    #[sea_orm(column_type = "Text", unique_key = "store_id_name")]
    pub name: String,
    /// The secret, encrypted by the application.
    #[sea_orm(column_type = "Text")]
    pub value: String,
    /// When the platform stops to accept it.
    pub expires_at: Option<DateTimeUtc>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Store they open.
    #[sea_orm(belongs_to, from = "store_id", to = "id", on_delete = "Cascade")]
    pub store: BelongsTo<super::stores::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
