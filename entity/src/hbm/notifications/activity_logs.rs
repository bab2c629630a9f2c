//! System activity tracking.

use sea_orm::entity::prelude::*;

/// A row of `activity_logs`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity_logs")]
pub struct Model {
    /// Unique log identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Staff user reference.
    pub user_id: Option<Uuid>,
    /// Customer reference.
    pub customer_id: Option<Uuid>,
    /// Action performed.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub action: String,
    /// Entity type affected.
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub entity_type: String,
    /// Entity identifier.
    pub entity_id: Uuid,
    /// Additional details.
    #[sea_orm(column_type = "JsonBinary")]
    pub details: Option<Json>,
    /// Client IP address.
    pub ip_address: Option<IpNetwork>,
    /// Client user agent.
    #[sea_orm(column_type = "Text")]
    pub user_agent: Option<String>,
    /// Action time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Staff user who acted.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "SetNull")]
    pub user: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Customer who acted.
    #[sea_orm(belongs_to, from = "customer_id", to = "id", on_delete = "SetNull")]
    pub customer: BelongsTo<Option<crate::hbm::customers::customers::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
