//! Product media associations.

use sea_orm::entity::prelude::*;

/// A row of `product_medias`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_medias")]
pub struct Model {
    /// Unique association identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Product reference.
    #[sea_orm(unique_key = "product_id_media_id", indexed)]
    pub product_id: Uuid,
    /// Media file reference.
    #[sea_orm(unique_key = "product_id_media_id", indexed)]
    pub media_id: Uuid,
    /// Primary image flag.
    #[sea_orm(default_value = false)]
    pub is_primary: Option<bool>,
    /// Display order.
    #[sea_orm(default_value = 0)]
    pub sort_order: Option<i32>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Product side of the association.
    #[sea_orm(belongs_to, from = "product_id", to = "id", on_delete = "Cascade")]
    pub product: BelongsTo<super::products::Entity>,
    /// File side of the association.
    #[sea_orm(belongs_to, from = "media_id", to = "id", on_delete = "Cascade")]
    pub media: BelongsTo<crate::hbm::media::media::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
