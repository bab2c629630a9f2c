//! Books.

use sea_orm::entity::prelude::*;

/// A book on a shelf.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "book")]
pub struct Model {
    /// International standard book number.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Char(Some(13))")]
    pub isbn: String,
    /// Title.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// Price in the shop's currency.
    #[sea_orm(column_type = "Decimal(Some((8, 2)))")]
    pub price: Decimal,
    /// Which author.
    #[sea_orm(indexed)]
    pub author_id: i32,
    /// The author.
    #[sea_orm(belongs_to, from = "author_id", to = "id", on_delete = "Restrict")]
    pub author: BelongsTo<super::author::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
