//! Authors.

use sea_orm::entity::prelude::*;

/// Somebody who wrote books.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "author")]
pub struct Model {
    /// Identity.
    #[sea_orm(primary_key)]
    pub id: i32,
    /// Full name.
    #[sea_orm(unique, column_type = "Text")]
    pub name: String,
    /// What they wrote.
    #[sea_orm(has_many)]
    pub books: HasMany<super::book::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
