//! Suppliers.

use crate::supover::enums::SupplierType;
use sea_orm::entity::prelude::*;

/// A row of `factories`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "factories")]
pub struct Model {
    /// Unique factory identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Factory name.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Short name for people.
    #[sea_orm(column_type = "Text", unique)]
    pub code: String,
    /// What it is to the hub.
    pub supplier_type: SupplierType,
    /// What it can do.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))", default_value = "{}")]
    pub capabilities: Vec<String>,
    /// How it can print.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))", default_value = "{}")]
    pub print_methods: Vec<String>,
    /// Pieces a day.
    pub capacity: Option<i32>,
    /// From 0 to 5.
    #[sea_orm(column_type = "Decimal(Some((3, 2)))")]
    pub quality_rating: Option<Decimal>,
    /// What it is certified for.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))", default_value = "{}")]
    pub certifications: Vec<String>,
    /// Whether it comes first.
    #[sea_orm(default_value = false)]
    pub is_primary: bool,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// When it was deleted, where it was: the row stays for what points at it.
    pub deleted_at: Option<DateTimeUtc>,
    /// Variants the factory makes.
    #[sea_orm(has_many)]
    pub supplier_variants: HasMany<crate::supover::stores::supplier_variants::Entity>,
    /// Where the factory is.
    #[sea_orm(has_many)]
    pub locations: HasMany<super::factory_locations::Entity>,
    /// What was ordered from it.
    #[sea_orm(has_many, relation_enum = "SupplierOrders", via_rel = "Factories")]
    pub supplier_orders: HasMany<super::supplier_orders::Entity>,
    /// What it produces.
    #[sea_orm(has_many, relation_enum = "Productions", via_rel = "Factories")]
    pub productions: HasMany<super::productions::Entity>,
    /// What it makes of orders.
    #[sea_orm(has_many, relation_enum = "Fulfillments", via_rel = "Factories")]
    pub fulfillments: HasMany<crate::supover::orders::fulfillments::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
