//! Order pricing.

use sea_orm::entity::prelude::*;

/// A row of `order_quotations`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_quotations")]
pub struct Model {
    /// Unique quotation identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference.
    pub order_id: Uuid,
    /// Quotation number.
    #[sea_orm(column_type = "String(StringLen::N(100))", unique)]
    pub quotation_number: String,
    /// Quoted amount.
    #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
    pub amount: Decimal,
    /// PDF quotation document.
    #[sea_orm(indexed)]
    pub quotation_media_id: Option<Uuid>,
    /// Quotation notes.
    #[sea_orm(column_type = "Text")]
    pub notes: Option<String>,
    /// Customer acceptance status.
    #[sea_orm(default_value = false)]
    pub is_accepted: Option<bool>,
    /// Quotation expiration.
    pub valid_until: Option<DateTime>,
    /// Staff who created quotation.
    pub created_by: Option<Uuid>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Order that is quoted.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Cascade")]
    pub order: BelongsTo<super::orders::Entity>,
    /// PDF of the quotation.
    #[sea_orm(belongs_to, from = "quotation_media_id", to = "id", on_delete = "SetNull")]
    pub quotation_media: BelongsTo<Option<crate::hbm::media::media::Entity>>,
    /// Staff who created the quotation.
    #[sea_orm(belongs_to, from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
