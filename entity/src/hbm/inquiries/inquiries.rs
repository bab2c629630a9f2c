//! Customer inquiries.

use sea_orm::entity::prelude::*;

/// A row of `inquiries`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inquiries")]
pub struct Model {
    /// Unique inquiry identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Inquirer name.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub customer_name: String,
    /// Inquirer email.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub customer_email: String,
    /// Inquirer phone.
    #[sea_orm(column_type = "String(StringLen::N(20))")]
    pub customer_phone: Option<String>,
    /// Company name.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub company_name: Option<String>,
    /// Brand name.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub brand_name: Option<String>,
    /// Service type requested.
    pub service_type: Option<Uuid>,
    /// Inquiry message.
    #[sea_orm(column_type = "Text")]
    pub message: String,
    /// Inquiry status (0=New, 1=Assigned, 2=Accepted, 3=In Progress, 4=Closed).
    #[sea_orm(default_value = 1)]
    pub status: Option<i32>,
    /// Staff assignment.
    pub assigned_to: Option<Uuid>,
    /// Linked customer.
    #[sea_orm(indexed)]
    pub customer_id: Option<Uuid>,
    /// Staff who created inquiry.
    pub created_by: Option<Uuid>,
    /// Acceptance time.
    #[sea_orm(indexed)]
    pub accepted_at: Option<DateTime>,
    /// Rejection time.
    #[sea_orm(indexed)]
    pub rejected_at: Option<DateTime>,
    /// Closure time.
    #[sea_orm(indexed)]
    pub closed_at: Option<DateTime>,
    /// Record creation time.
    #[sea_orm(indexed, default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(indexed, default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Order type that was requested.
    #[sea_orm(belongs_to, from = "service_type", to = "id", on_delete = "SetNull")]
    pub order_type: BelongsTo<Option<crate::hbm::products::order_types::Entity>>,
    /// Staff the inquiry is assigned to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Assignee",
        from = "assigned_to",
        to = "id",
        on_delete = "SetNull"
    )]
    pub assignee: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Customer linked to the inquiry.
    #[sea_orm(belongs_to, from = "customer_id", to = "id", on_delete = "SetNull")]
    pub customer: BelongsTo<Option<crate::hbm::customers::customers::Entity>>,
    /// Staff who created the inquiry.
    #[sea_orm(belongs_to, relation_enum = "Creator", from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Associations with files.
    #[sea_orm(has_many)]
    pub attachments: HasMany<super::inquiry_attachments::Entity>,
    /// Files attached to the inquiry.
    #[sea_orm(has_many, via = "inquiry_attachments")]
    pub media: HasMany<crate::hbm::media::media::Entity>,
    /// Status changes of the inquiry.
    #[sea_orm(has_many)]
    pub status_history: HasMany<super::inquiry_status_history::Entity>,
    /// Orders that came from the inquiry.
    #[sea_orm(has_many)]
    pub orders: HasMany<crate::hbm::orders::orders::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
