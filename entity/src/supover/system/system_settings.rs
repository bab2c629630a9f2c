//! Settings of the hub.

use sea_orm::entity::prelude::*;

/// A row of `system_settings`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "system_settings")]
pub struct Model {
    /// Unique setting identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Name of the setting.
    #[sea_orm(column_type = "Text", unique)]
    pub key: String,
    /// Its value.
    #[sea_orm(column_type = "JsonBinary")]
    pub value: Json,
    /// Where it is shown.
    #[sea_orm(column_type = "Text")]
    pub category: String,
    /// Whether everybody may read it.
    #[sea_orm(default_value = false)]
    pub is_public: bool,
    /// Who changed it last.
    #[sea_orm(indexed)]
    pub updated_by_id: Option<Uuid>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// User who changed it last.
    #[sea_orm(belongs_to, from = "updated_by_id", to = "id", on_delete = "SetNull")]
    pub updated_by: BelongsTo<Option<crate::supover::auth::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
