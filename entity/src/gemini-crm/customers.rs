//! Customers.

use sea_orm::entity::prelude::*;

/// A row of `Customers`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "Customers", rename_all = "camelCase")]
pub struct Model {
    /// Unique customer identifier.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"serial\")")]
    pub id: i32,
    /// First name.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub first_name: Option<String>,
    /// Last name.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub last_name: Option<String>,
    /// Email.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub email: Option<String>,
    /// Phone number.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub phone: Option<String>,
    /// Postal address.
    #[sea_orm(column_type = "Text")]
    pub address: Option<String>,
    /// Sum of all purchases.
    #[sea_orm(column_type = "Decimal(Some((10, 2)))", default_expr = "Expr::cust(\"0.00\")")]
    pub total_purchases: Option<Decimal>,
    /// Record creation time.
    pub created_at: DateTimeWithTimeZone,
    /// Last update time.
    pub updated_at: DateTimeWithTimeZone,
    /// Orders of the customer.
    #[sea_orm(has_many)]
    pub orders: HasMany<super::orders::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
