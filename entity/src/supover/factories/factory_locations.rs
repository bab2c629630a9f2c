//! Where a factory is.

use crate::supover::enums::LocationType;
use sea_orm::entity::prelude::*;

/// A row of `factory_locations`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "factory_locations")]
pub struct Model {
    /// Unique location identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Factory reference.
    pub factory_id: Uuid,
    /// What it is for.
    pub location_type: LocationType,
    /// Street and number.
    #[sea_orm(column_type = "Text")]
    pub address: String,
    /// City.
    #[sea_orm(column_type = "Text")]
    pub city: String,
    /// State or province.
    #[sea_orm(column_type = "Text")]
    pub state: Option<String>,
    /// Postal code.
    #[sea_orm(column_type = "Text")]
    pub postal_code: Option<String>,
    /// Country, as ISO 3166-1 alpha-2.
    #[sea_orm(column_type = "Text")]
    pub country: String,
    /// What it can do.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))", default_value = "{}")]
    pub capabilities: Vec<String>,
    /// Pieces a day, or places in a warehouse.
    pub capacity: Option<i32>,
    /// Where it ships to.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))", default_value = "{}")]
    pub shipping_zones: Vec<String>,
    /// Whether it is used where nothing else is said.
    #[sea_orm(default_value = false)]
    pub is_default: bool,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Factory it belongs to.
    #[sea_orm(belongs_to, from = "factory_id", to = "id", on_delete = "Cascade")]
    pub factory: BelongsTo<super::factories::Entity>,
    /// What is there.
    #[sea_orm(has_many, relation_enum = "Inventory", via_rel = "FactoryLocations")]
    pub inventory: HasMany<crate::supover::inventory::inventory::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
