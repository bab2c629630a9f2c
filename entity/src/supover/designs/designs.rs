//! Creative assets.

use crate::supover::enums::DesignStatus;
use sea_orm::entity::prelude::*;

/// A row of `designs`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "designs")]
pub struct Model {
    /// Unique design identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Owner reference.
    #[sea_orm(indexed)]
    pub seller_id: Uuid,
    /// Team reference.
    pub team_id: Option<Uuid>,
    /// Design name.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// What no other design has, as a hash of the artwork.
    #[sea_orm(column_type = "Text", unique)]
    pub fingerprint: String,
    /// Where it stands.
    #[sea_orm(default_value = "DRAFT")]
    pub status: DesignStatus,
    /// Whether orders with it are produced without a person.
    #[sea_orm(default_value = false)]
    pub is_auto_fulfillment_ready: bool,
    /// Tags, designer, version.
    #[sea_orm(column_type = "JsonBinary", default_value = "{}")]
    pub metadata: Json,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// When it was deleted, where it was: the row stays for what points at it.
    pub deleted_at: Option<DateTimeUtc>,
    /// Seller who owns it.
    #[sea_orm(belongs_to, from = "seller_id", to = "id", on_delete = "Restrict")]
    pub seller: BelongsTo<crate::supover::auth::users::Entity>,
    /// Team it belongs to.
    #[sea_orm(belongs_to, from = "team_id", to = "id", on_delete = "SetNull")]
    pub team: BelongsTo<Option<crate::supover::teams::teams::Entity>>,
    /// Lines that order it.
    #[sea_orm(has_many, relation_enum = "OrderItems", via_rel = "Designs")]
    pub order_items: HasMany<crate::supover::orders::order_items::Entity>,
    /// Products it is printed on.
    #[sea_orm(has_many, via = "product_designs")]
    pub products: HasMany<crate::supover::stores::products::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
