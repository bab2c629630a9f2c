//! Stores and products.

use sea_orm::entity::prelude::*;

/// Where a store sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "platform", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Platform {
    /// TikTok Shop.
    TiktokShop,
    /// Shopify.
    Shopify,
    /// Etsy.
    Etsy,
    /// Amazon.
    Amazon,
    /// WooCommerce.
    Woocommerce,
}

/// Where a product stands.
///
/// OUT_OF_STOCK is in *Enums* only: the union of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "product_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ProductStatus {
    /// Not for sale yet.
    Draft,
    /// For sale.
    Active,
    /// No longer for sale.
    Discontinued,
    /// For sale again when there is stock.
    OutOfStock,
}
