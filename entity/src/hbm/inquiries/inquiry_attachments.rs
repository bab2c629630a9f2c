//! Inquiry file attachments.

use sea_orm::entity::prelude::*;

/// A row of `inquiry_attachments`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inquiry_attachments")]
pub struct Model {
    /// Unique attachment identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Inquiry reference.
    #[sea_orm(unique_key = "inquiry_id_media_id", indexed)]
    pub inquiry_id: Uuid,
    /// Media file reference.
    #[sea_orm(unique_key = "inquiry_id_media_id", indexed)]
    pub media_id: Uuid,
    /// Display order.
    #[sea_orm(default_value = 0)]
    pub sort_order: Option<i32>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Inquiry side of the attachment.
    #[sea_orm(belongs_to, from = "inquiry_id", to = "id", on_delete = "Cascade")]
    pub inquiry: BelongsTo<super::inquiries::Entity>,
    /// File side of the attachment.
    #[sea_orm(belongs_to, from = "media_id", to = "id", on_delete = "Cascade")]
    pub media: BelongsTo<crate::hbm::media::media::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
