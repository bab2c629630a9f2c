//! Transactions.

use sea_orm::entity::prelude::*;

/// What a transaction is.
///
/// FEE and COMMISSION are in *Enums* only: the union of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "transaction_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum TransactionType {
    /// A customer pays.
    Payment,
    /// A customer is paid back.
    Refund,
    /// A correction, in either direction.
    Adjustment,
    /// What a platform or carrier takes.
    Fee,
    /// What a seller or designer gets.
    Commission,
}

/// Where a transaction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "transaction_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum TransactionStatus {
    /// Not begun.
    Pending,
    /// Under way.
    Processing,
    /// Done.
    Completed,
    /// Did not work.
    Failed,
    /// Given up.
    Cancelled,
}
