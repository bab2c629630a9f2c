//! Which design is printed on which product, and where.

use sea_orm::entity::prelude::*;

/// A row of `product_designs`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_designs")]
pub struct Model {
    /// Unique link identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Product reference.
    #[sea_orm(unique_key = "product_id_design_id")]
    pub product_id: Uuid,
    /// Design reference.
    #[sea_orm(unique_key = "product_id_design_id", indexed)]
    pub design_id: Uuid,
    /// Where it is printed, and how large.
    #[sea_orm(column_type = "JsonBinary")]
    pub placement_settings: Option<Json>,
    /// Whether the product has it where nothing else is said.
    #[sea_orm(default_value = false)]
    pub is_default: bool,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Product it is printed on.
    #[sea_orm(belongs_to, from = "product_id", to = "id", on_delete = "Cascade")]
    pub product: BelongsTo<crate::supover::stores::products::Entity>,
    /// Design that is printed.
    #[sea_orm(belongs_to, from = "design_id", to = "id", on_delete = "Cascade")]
    pub design: BelongsTo<super::designs::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
