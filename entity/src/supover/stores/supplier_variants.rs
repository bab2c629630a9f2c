//! What a factory calls a master variant, and what it asks for it.

use sea_orm::entity::prelude::*;

/// A row of `supplier_variants`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "supplier_variants")]
pub struct Model {
    /// Unique variant identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Factory reference.
    #[sea_orm(unique_key = "factory_id_supplier_sku")]
    pub factory_id: Uuid,
    /// Code of the master variant; a corrected code is followed.
    #[sea_orm(column_type = "Text", indexed)]
    pub system_variant_code: String,
    /// The factory's code of the product.
    #[sea_orm(column_type = "Text")]
    pub supplier_product_code: String,
    /// The factory's code of the variant.
    #[sea_orm(column_type = "Text")]
    pub supplier_variant_code: String,
    /// The factory's stock keeping unit.
    #[sea_orm(column_type = "Text", unique_key = "factory_id_supplier_sku")]
    pub supplier_sku: String,
    /// What the factory asks for one.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub supplier_price: Decimal,
    /// Fewest the factory makes.
    #[sea_orm(default_value = 1)]
    pub minimum_quantity: i32,
    /// Days until they are made.
    pub lead_time: Option<i32>,
    /// Whether the factory has it.
    #[sea_orm(column_type = "Text", default_value = "AVAILABLE")]
    pub availability: String,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Factory that makes it.
    #[sea_orm(belongs_to, from = "factory_id", to = "id", on_delete = "Cascade")]
    pub factory: BelongsTo<crate::supover::factories::factories::Entity>,
    /// Master variant it stands for.
    #[sea_orm(
        belongs_to,
        from = "system_variant_code",
        to = "code",
        on_update = "Cascade",
        on_delete = "Cascade"
    )]
    pub system_variant: BelongsTo<super::system_variants::Entity>,
    /// Lines that order it.
    #[sea_orm(has_many, relation_enum = "SupplierOrderItems", via_rel = "SupplierVariants")]
    pub supplier_order_items: HasMany<crate::supover::factories::supplier_order_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
