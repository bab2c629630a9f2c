//! Stores on platforms.

use crate::supover::enums::Platform;
use sea_orm::entity::prelude::*;

/// A row of `stores`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stores")]
pub struct Model {
    /// Unique store identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Owner reference.
    pub team_id: Uuid,
    /// Store name.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Where it sells.
    pub platform: Platform,
    /// Whether orders are taken.
    #[sea_orm(default_value = true)]
    pub is_active: bool,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// When it was deleted, where it was: the row stays for what points at it.
    pub deleted_at: Option<DateTimeUtc>,
    /// Team that owns the store.
    #[sea_orm(belongs_to, from = "team_id", to = "id", on_delete = "Restrict")]
    pub team: BelongsTo<crate::supover::teams::teams::Entity>,
    /// What opens the platform's API.
    #[sea_orm(has_many)]
    pub api_credentials: HasMany<super::api_credentials::Entity>,
    /// What the store sells.
    #[sea_orm(has_many, relation_enum = "Products", via_rel = "Stores")]
    pub products: HasMany<super::products::Entity>,
    /// What was ordered in it.
    #[sea_orm(has_many, relation_enum = "Orders", via_rel = "Stores")]
    pub orders: HasMany<crate::supover::orders::orders::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
