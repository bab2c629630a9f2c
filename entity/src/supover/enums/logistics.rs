//! Shipments and returns.

use sea_orm::entity::prelude::*;

/// Where a shipment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "shipment_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ShipmentStatus {
    /// Announced to the carrier.
    Created,
    /// Handed over.
    Dispatched,
    /// On its way.
    InTransit,
    /// In the van.
    OutForDelivery,
    /// With the customer.
    Delivered,
    /// Came back.
    Returned,
    /// Nobody knows where.
    Lost,
}

/// Where a return stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "return_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ReturnStatus {
    /// Asked for.
    Requested,
    /// Allowed.
    Approved,
    /// On its way back.
    Shipped,
    /// Back.
    Received,
    /// Being looked at.
    Processing,
    /// Settled.
    Completed,
    /// Not allowed.
    Rejected,
}

/// Why something is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "return_reason",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ReturnReason {
    /// It does not work.
    Defective,
    /// It is something else.
    WrongItem,
    /// It is not what was promised.
    NotAsDescribed,
    /// It broke on the way.
    Damaged,
    /// It is not wanted any more.
    NoLongerNeeded,
    /// Something else.
    Other,
}
