//! Customer profiles.

use sea_orm::entity::prelude::*;

/// A row of `customers`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customers")]
pub struct Model {
    /// Unique customer identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Customer first name.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub first_name: String,
    /// Customer last name.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub last_name: String,
    /// Customer email.
    #[sea_orm(column_type = "String(StringLen::N(255))", unique)]
    pub email: String,
    /// Contact phone number.
    #[sea_orm(column_type = "String(StringLen::N(20))")]
    pub phone: Option<String>,
    /// Business name.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub company_name: Option<String>,
    /// Brand name.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub brand_name: Option<String>,
    /// Physical address.
    #[sea_orm(column_type = "Text")]
    pub address: Option<String>,
    /// City.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub city: Option<String>,
    /// State/Province.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub state: Option<String>,
    /// Country.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub country: Option<String>,
    /// Postal/ZIP code.
    #[sea_orm(column_type = "String(StringLen::N(20))")]
    pub postal_code: Option<String>,
    /// Profile picture reference.
    #[sea_orm(indexed)]
    pub profile_media_id: Option<Uuid>,
    /// Account status.
    #[sea_orm(default_value = true)]
    pub is_active: Option<bool>,
    /// Staff who created record.
    pub created_by: Option<Uuid>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Profile picture.
    #[sea_orm(
        belongs_to,
        relation_enum = "ProfileMedia",
        from = "profile_media_id",
        to = "id",
        on_delete = "SetNull"
    )]
    pub profile_media: BelongsTo<Option<crate::hbm::media::media::Entity>>,
    /// Staff who created the record.
    #[sea_orm(belongs_to, from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Credentials of the customer.
    #[sea_orm(has_many)]
    pub auth_records: HasMany<super::customer_auth::Entity>,
    /// Orders of the customer.
    #[sea_orm(has_many, relation_enum = "Orders", via_rel = "Customers")]
    pub orders: HasMany<crate::hbm::orders::orders::Entity>,
    /// Inquiries linked to the customer.
    #[sea_orm(has_many)]
    pub inquiries: HasMany<crate::hbm::inquiries::inquiries::Entity>,
    /// Files uploaded by the customer.
    #[sea_orm(has_many, relation_enum = "Uploads", via_rel = "CustomerUploader")]
    pub uploads: HasMany<crate::hbm::media::media::Entity>,
    /// What the customer did.
    #[sea_orm(has_many)]
    pub activity_logs: HasMany<crate::hbm::notifications::activity_logs::Entity>,
    /// Notifications sent to the customer.
    #[sea_orm(has_many, relation_enum = "Notifications", via_rel = "Customers")]
    pub notifications: HasMany<crate::hbm::notifications::notifications::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
