//! Order records.

use sea_orm::entity::prelude::*;

/// A row of `orders`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    /// Unique order identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Human-readable order number.
    #[sea_orm(column_type = "String(StringLen::N(100))", unique)]
    pub order_number: String,
    /// Customer reference.
    #[sea_orm(indexed)]
    pub customer_id: Uuid,
    /// Source inquiry reference.
    pub inquiry_id: Option<Uuid>,
    /// Order type classification.
    #[sea_orm(indexed)]
    pub order_type_id: Option<Uuid>,
    /// Current production stage.
    #[sea_orm(indexed)]
    pub production_stage_id: Option<Uuid>,
    /// Order total amount.
    #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
    pub amount: Option<Decimal>,
    /// Order notes.
    #[sea_orm(column_type = "Text")]
    pub notes: Option<String>,
    /// Staff assignment.
    pub assigned_to: Option<Uuid>,
    /// Staff who created order.
    pub created_by: Option<Uuid>,
    /// Quotation sent time.
    #[sea_orm(indexed)]
    pub quoted_at: Option<DateTime>,
    /// Customer confirmation time.
    #[sea_orm(indexed)]
    pub confirmed_at: Option<DateTime>,
    /// Production start time.
    #[sea_orm(indexed)]
    pub production_started_at: Option<DateTime>,
    /// Production completion time.
    #[sea_orm(indexed)]
    pub completed_at: Option<DateTime>,
    /// Shipping time.
    #[sea_orm(indexed)]
    pub shipped_at: Option<DateTime>,
    /// Delivery time.
    #[sea_orm(indexed)]
    pub delivered_at: Option<DateTime>,
    /// Cancellation time.
    #[sea_orm(indexed)]
    pub canceled_at: Option<DateTime>,
    /// Record creation time.
    #[sea_orm(indexed, default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(indexed, default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Customer who ordered.
    #[sea_orm(belongs_to, from = "customer_id", to = "id", on_delete = "Restrict")]
    pub customer: BelongsTo<crate::hbm::customers::customers::Entity>,
    /// Inquiry the order came from.
    #[sea_orm(belongs_to, from = "inquiry_id", to = "id", on_delete = "SetNull")]
    pub inquiry: BelongsTo<Option<crate::hbm::inquiries::inquiries::Entity>>,
    /// Order type of the order.
    #[sea_orm(belongs_to, from = "order_type_id", to = "id", on_delete = "Restrict")]
    pub order_type: BelongsTo<Option<crate::hbm::products::order_types::Entity>>,
    /// Stage the production is in.
    #[sea_orm(belongs_to, from = "production_stage_id", to = "id", on_delete = "SetNull")]
    pub production_stage: BelongsTo<Option<super::production_stages::Entity>>,
    /// Staff the order is assigned to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Assignee",
        from = "assigned_to",
        to = "id",
        on_delete = "SetNull"
    )]
    pub assignee: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Staff who created the order.
    #[sea_orm(belongs_to, relation_enum = "Creator", from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Lines of the order.
    #[sea_orm(has_many)]
    pub items: HasMany<super::order_items::Entity>,
    /// Quotations of the order.
    #[sea_orm(has_many)]
    pub quotations: HasMany<super::order_quotations::Entity>,
    /// Associations with files.
    #[sea_orm(has_many)]
    pub attachments: HasMany<super::order_attachments::Entity>,
    /// Files attached to the order.
    #[sea_orm(has_many, via = "order_attachments")]
    pub media: HasMany<crate::hbm::media::media::Entity>,
    /// Values of the dynamic fields.
    #[sea_orm(has_many)]
    pub specification_values: HasMany<super::order_specification_values::Entity>,
    /// Status changes of the order.
    #[sea_orm(has_many)]
    pub status_history: HasMany<super::order_status_history::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
