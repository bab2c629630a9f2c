//! A parcel.

use sea_orm::entity::prelude::*;

/// Where a parcel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "parcel_status")]
pub enum Status {
    /// It waits.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// It is on its way.
    #[sea_orm(string_value = "sent")]
    Sent,
}

/// A parcel.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "parcel")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// What is written on it.
    #[sea_orm(column_type = "Text")]
    pub label: String,
    /// Where it is.
    pub status: Status,
    /// What it is.
    pub tags: Vec<String>,
    /// What else is known.
    #[sea_orm(column_type = "JsonBinary")]
    pub details: Json,
    /// What it is found by.
    pub key: Uuid,
    /// What it costs.
    #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
    pub price: Decimal,
    /// When it came.
    pub came_at: DateTimeUtc,
    /// What it weighs.
    pub grams: i64,
    /// What somebody noted.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
}

/// It refers to nothing.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
