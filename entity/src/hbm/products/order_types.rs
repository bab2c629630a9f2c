//! Order type configuration.

use sea_orm::entity::prelude::*;

/// A row of `order_types`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_types")]
pub struct Model {
    /// Unique order type identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order type name (e.g., "White Label", "Fabric").
    #[sea_orm(column_type = "String(StringLen::N(50))", unique)]
    pub name: String,
    /// Order type description.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Availability status.
    #[sea_orm(default_value = true)]
    pub is_active: Option<bool>,
    /// Whether order type supports product catalog.
    #[sea_orm(default_value = true)]
    pub supports_products: Option<bool>,
    /// Whether order type supports product variants.
    #[sea_orm(indexed, default_value = false)]
    pub supports_variable_products: Option<bool>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Products of the type.
    #[sea_orm(has_many, relation_enum = "Products", via_rel = "OrderTypes")]
    pub products: HasMany<super::products::Entity>,
    /// Orders of the type.
    #[sea_orm(has_many, relation_enum = "Orders", via_rel = "OrderTypes")]
    pub orders: HasMany<crate::hbm::orders::orders::Entity>,
    /// Fields an order of the type has.
    #[sea_orm(has_many, relation_enum = "SpecificationDefinitions", via_rel = "OrderTypes")]
    pub specification_definitions: HasMany<crate::hbm::orders::order_specification_definitions::Entity>,
    /// Stages an order of the type goes through.
    #[sea_orm(has_many, relation_enum = "ProductionStages", via_rel = "OrderTypes")]
    pub production_stages: HasMany<crate::hbm::orders::production_stages::Entity>,
    /// Inquiries that request the type.
    #[sea_orm(has_many)]
    pub inquiries: HasMany<crate::hbm::inquiries::inquiries::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
