//! Customers and their tickets.

use sea_orm::entity::prelude::*;

/// What a customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "customer_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CustomerStatus {
    /// Buys.
    Active,
    /// Did not buy for long.
    Inactive,
    /// May not buy.
    Blocked,
    /// Is looked after.
    Vip,
}

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "ticket_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum TicketStatus {
    /// New.
    Open,
    /// Being worked on.
    InProgress,
    /// Answered.
    Resolved,
    /// Done.
    Closed,
}

/// How urgent a ticket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "ticket_priority",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum TicketPriority {
    /// Can wait.
    Low,
    /// In its turn.
    Medium,
    /// Soon.
    High,
    /// Now.
    Critical,
}
