//! Who did what.

use sea_orm::entity::prelude::*;

/// A row of `audit_logs`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_logs")]
pub struct Model {
    /// Unique entry identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// User reference; the entry outlives the user.
    #[sea_orm(indexed)]
    pub user_id: Option<Uuid>,
    /// What was done.
    #[sea_orm(column_type = "Text")]
    pub action: String,
    /// To what kind of thing.
    #[sea_orm(column_type = "Text")]
    pub resource: String,
    /// To which one; no foreign key, for it may be any table's.
    pub entity_id: Option<Uuid>,
    /// What it was before and after.
    #[sea_orm(column_type = "JsonBinary")]
    pub changes: Option<Json>,
    /// Client IP address.
    pub ip_address: Option<IpNetwork>,
    /// Client user agent.
    #[sea_orm(column_type = "Text")]
    pub user_agent: Option<String>,
    /// When it was done.
    #[sea_orm(indexed, default_expr = "Expr::cust(\"now()\")")]
    pub timestamp: DateTimeUtc,
    /// User who did it.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "SetNull")]
    pub user: BelongsTo<Option<crate::supover::auth::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
