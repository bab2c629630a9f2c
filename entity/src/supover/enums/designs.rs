//! Designs and their checks.

use sea_orm::entity::prelude::*;

/// Where a design stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "design_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum DesignStatus {
    /// Being made.
    Draft,
    /// Waits for a review.
    Review,
    /// May be printed.
    Approved,
    /// No longer used.
    Archived,
}

/// When quality is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "quality_check_stage",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum QualityCheckStage {
    /// Before production.
    PreProduction,
    /// During production.
    InProduction,
    /// After production.
    PostProduction,
    /// Before it is shipped.
    PreShipping,
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "quality_check_result",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum QualityCheckResult {
    /// Good.
    Pass,
    /// Not good.
    Fail,
    /// Good, if something is done.
    Conditional,
}
