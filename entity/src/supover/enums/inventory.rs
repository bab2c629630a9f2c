//! Stock.

use sea_orm::entity::prelude::*;

/// What kind of stock it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "inventory_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum InventoryType {
    /// There, for sale.
    OnHand,
    /// There, and promised.
    Reserved,
    /// On its way in.
    InTransit,
    /// There, not for sale.
    Damaged,
}

/// Why stock changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "movement_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum MovementType {
    /// Came from a supplier.
    Receipt,
    /// Went to a customer.
    Shipment,
    /// Was counted.
    Adjustment,
    /// Went from one place to another.
    Transfer,
    /// Came back.
    Return,
    /// Was damaged.
    Damage,
}
