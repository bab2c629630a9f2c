//! Orders, what is sent of them, and money.

use sea_orm::entity::prelude::*;

/// Where an order stands.
///
/// The union of both lists: CONFIRMED and DELIVERED are in the model `Order` only, COMPLETED and REFUNDED
/// in *Enums* only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "order_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum OrderStatus {
    /// Placed.
    Pending,
    /// Accepted and paid.
    Confirmed,
    /// Being produced.
    Processing,
    /// On its way.
    Shipped,
    /// With the customer.
    Delivered,
    /// Nothing left to do.
    Completed,
    /// Given up before it was shipped.
    Cancelled,
    /// Paid back.
    Refunded,
}

/// Where a fulfillment, or a line of an order, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "fulfillment_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum FulfillmentStatus {
    /// Not begun.
    Pending,
    /// Being produced.
    InProduction,
    /// On its way.
    Shipped,
    /// With the customer.
    Delivered,
    /// Could not be produced or delivered.
    Failed,
}

/// Where the payment of an order stands.
///
/// No model shows it: an order has it beside its own status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "payment_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PaymentStatus {
    /// Not paid.
    Pending,
    /// Being paid.
    Processing,
    /// Paid.
    Paid,
    /// The payment failed.
    Failed,
    /// Paid back.
    Refunded,
    /// Paid back in part.
    PartiallyRefunded,
}
