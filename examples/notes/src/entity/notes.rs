//! Notes.

use sea_orm::entity::prelude::*;

/// Something to remember.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notes")]
pub struct Model {
    /// Identity.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// What to remember.
    #[sea_orm(unique, column_type = "Text")]
    pub text: String,
    /// When to forget it; never, if none.
    pub forget_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
