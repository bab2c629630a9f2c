//! File storage registry.

use sea_orm::entity::prelude::*;

/// A row of `media`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "media")]
pub struct Model {
    /// Unique media identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Original filename.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub original_name: String,
    /// Stored filename.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub file_name: String,
    /// Storage path.
    #[sea_orm(column_type = "String(StringLen::N(500))")]
    pub file_path: String,
    /// File size in bytes.
    pub file_size: i64,
    /// MIME type.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub mime_type: String,
    /// File category (image, video, audio, pdf).
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub file_type: String,
    /// Alternative text for accessibility.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub alt_text: Option<String>,
    /// Staff uploader.
    #[sea_orm(indexed)]
    pub uploaded_by: Option<Uuid>,
    /// Customer uploader.
    #[sea_orm(indexed)]
    pub uploaded_by_customer: Option<Uuid>,
    /// Upload time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Staff who uploaded the file.
    #[sea_orm(
        belongs_to,
        relation_enum = "Uploader",
        from = "uploaded_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub uploader: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Customer who uploaded the file.
    #[sea_orm(
        belongs_to,
        relation_enum = "CustomerUploader",
        from = "uploaded_by_customer",
        to = "id",
        on_delete = "SetNull"
    )]
    pub customer_uploader: BelongsTo<Option<crate::hbm::customers::customers::Entity>>,
    /// Users whose picture it is.
    #[sea_orm(has_many, relation_enum = "AvatarUsers", via_rel = "Avatar")]
    pub avatar_users: HasMany<crate::hbm::auth::users::Entity>,
    /// Customers whose picture it is.
    #[sea_orm(has_many, relation_enum = "ProfileCustomers", via_rel = "ProfileMedia")]
    pub profile_customers: HasMany<crate::hbm::customers::customers::Entity>,
    /// Associations with products.
    #[sea_orm(has_many)]
    pub product_links: HasMany<crate::hbm::products::product_medias::Entity>,
    /// Associations with orders.
    #[sea_orm(has_many)]
    pub order_attachments: HasMany<crate::hbm::orders::order_attachments::Entity>,
    /// Associations with inquiries.
    #[sea_orm(has_many)]
    pub inquiry_attachments: HasMany<crate::hbm::inquiries::inquiry_attachments::Entity>,
    /// Quotations whose document it is.
    #[sea_orm(has_many)]
    pub quotations: HasMany<crate::hbm::orders::order_quotations::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
