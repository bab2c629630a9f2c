// Written by `hbm-db pull --entities`, digest 7177550546a6e16a
//! The enum types.

use sea_orm::entity::prelude::*;

/// The type `color`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "color")]
pub enum Color {
    /// `red`.
    #[sea_orm(string_value = "red")]
    Red,
    /// `light blue`.
    #[sea_orm(string_value = "light blue")]
    LightBlue,
    /// `2nd`.
    #[sea_orm(string_value = "2nd")]
    N2nd,
}

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "state")]
pub enum State {
    /// `new`.
    #[sea_orm(string_value = "new")]
    New,
    /// `in_progress`.
    #[sea_orm(string_value = "in_progress")]
    InProgress,
    /// `DONE`.
    #[sea_orm(string_value = "DONE")]
    Done,
}

// Hand-written below this line.
