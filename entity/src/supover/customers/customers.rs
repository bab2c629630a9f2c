//! People who buy.

use crate::supover::enums::CustomerStatus;
use sea_orm::entity::prelude::*;

/// A row of `customers`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers")]
pub struct Model {
    /// Unique customer identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Contact email; the same person may come by several platforms, so it is not unique.
    #[sea_orm(column_type = "Text", indexed)]
    pub email: String,
    /// Customer name.
    #[sea_orm(column_type = "Text")]
    pub name: Option<String>,
    /// Contact phone number.
    #[sea_orm(column_type = "Text")]
    pub phone: Option<String>,
    /// What the customer is.
    #[sea_orm(default_value = "ACTIVE")]
    pub status: CustomerStatus,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// When it was deleted, where it was: the row stays for what points at it.
    pub deleted_at: Option<DateTimeUtc>,
    /// What the customer said.
    #[sea_orm(has_many)]
    pub reviews: HasMany<super::reviews::Entity>,
    /// What the customer asked.
    #[sea_orm(has_many)]
    pub tickets: HasMany<super::tickets::Entity>,
    /// What the customer ordered.
    #[sea_orm(has_many, relation_enum = "Orders", via_rel = "Customers")]
    pub orders: HasMany<crate::supover::orders::orders::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
