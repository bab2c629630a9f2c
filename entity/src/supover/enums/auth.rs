//! Users and what they may do.

use sea_orm::entity::prelude::*;

/// What a user may be.
///
/// In the order of *Enums*; the model `Role` lists the same eight in another order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "user_role", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UserRole {
    /// May do everything, and act as others.
    SuperAdmin,
    /// Runs the hub.
    Admin,
    /// Leads a team.
    Leader,
    /// Sells in stores.
    Seller,
    /// Makes designs.
    Designer,
    /// Produces and ships.
    Fulfiller,
    /// Looks after money.
    Finance,
    /// Answers customers.
    Support,
}

/// What a permission is about.
///
/// The model `Permission` shows the first few and "etc.".
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "permission_resource",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PermissionResource {
    /// Users.
    User,
    /// Roles.
    Role,
    /// Permissions.
    Permission,
    /// Stores.
    Store,
    /// Products and variants.
    Product,
    /// Orders.
    Order,
    /// Designs.
    Design,
    /// Factories.
    Factory,
    /// Figures and reports.
    Analytics,
    /// Settings.
    Settings,
    /// Teams.
    Team,
}

/// What a permission allows.
///
/// EXECUTE is in the model `Permission` only: the union of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "permission_action",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PermissionAction {
    /// To create.
    Create,
    /// To read.
    Read,
    /// To change.
    Update,
    /// To delete.
    Delete,
    /// To run, as a report or an automatic fulfillment.
    Execute,
}
