//! How many of a variant are where.

use crate::supover::enums::InventoryType;
use sea_orm::entity::prelude::*;

/// A row of `inventory`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inventory")]
pub struct Model {
    /// Unique stock identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Variant reference.
    #[sea_orm(unique_key = "system_variant_id_factory_location_id_type")]
    pub system_variant_id: Uuid,
    /// Location reference.
    #[sea_orm(unique_key = "system_variant_id_factory_location_id_type", indexed)]
    pub factory_location_id: Uuid,
    /// What kind of stock it is.
    #[sea_orm(
        column_name = "type",
        unique_key = "system_variant_id_factory_location_id_type",
        default_value = "ON_HAND"
    )]
    pub kind: InventoryType,
    /// How many.
    #[sea_orm(default_value = 0)]
    pub quantity: i32,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Variant that is there.
    #[sea_orm(belongs_to, from = "system_variant_id", to = "id", on_delete = "Cascade")]
    pub system_variant: BelongsTo<crate::supover::stores::system_variants::Entity>,
    /// Location where it is.
    #[sea_orm(belongs_to, from = "factory_location_id", to = "id", on_delete = "Restrict")]
    pub factory_location: BelongsTo<crate::supover::factories::factory_locations::Entity>,
    /// Why it changed.
    #[sea_orm(has_many)]
    pub movements: HasMany<super::inventory_movements::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
