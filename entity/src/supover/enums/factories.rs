//! Factories and suppliers.

use sea_orm::entity::prelude::*;

/// What a factory is to the hub.
///
/// In the model `Factory` only; *Enums* does not list it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "supplier_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum SupplierType {
    /// Makes blank goods.
    Manufacturer,
    /// Prints.
    Printer,
    /// Sells what others make.
    Distributor,
    /// Stores, packs and ships.
    FulfillmentCenter,
}

/// What a location of a factory is for.
///
/// In the model `FactoryLocation` only; *Enums* does not list it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "location_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum LocationType {
    /// It produces.
    Production,
    /// It stores.
    Warehouse,
    /// It writes.
    Office,
}
