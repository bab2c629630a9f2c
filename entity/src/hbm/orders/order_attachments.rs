//! Order file attachments.

use sea_orm::entity::prelude::*;

/// A row of `order_attachments`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_attachments")]
pub struct Model {
    /// Unique attachment identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference.
    #[sea_orm(unique_key = "order_id_media_id", indexed)]
    pub order_id: Uuid,
    /// Media file reference.
    #[sea_orm(unique_key = "order_id_media_id", indexed)]
    pub media_id: Uuid,
    /// Display order.
    #[sea_orm(default_value = 0)]
    pub sort_order: Option<i32>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Order side of the attachment.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Cascade")]
    pub order: BelongsTo<super::orders::Entity>,
    /// File side of the attachment.
    #[sea_orm(belongs_to, from = "media_id", to = "id", on_delete = "Cascade")]
    pub media: BelongsTo<crate::hbm::media::media::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
