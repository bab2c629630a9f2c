//! What customers say about products.

use sea_orm::entity::prelude::*;

/// A row of `reviews`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reviews")]
pub struct Model {
    /// Unique review identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Product reference.
    #[sea_orm(indexed)]
    pub product_id: Uuid,
    /// Customer reference.
    #[sea_orm(indexed)]
    pub customer_id: Uuid,
    /// From 1 to 5.
    pub rating: i16,
    /// What the customer wrote.
    #[sea_orm(column_type = "Text")]
    pub comment: Option<String>,
    /// Whether the customer bought it.
    #[sea_orm(default_value = false)]
    pub verified: bool,
    /// Where the photos are.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))", default_value = "{}")]
    pub photos: Vec<String>,
    /// What the seller answered.
    #[sea_orm(column_type = "Text")]
    pub response: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Product it is about.
    #[sea_orm(belongs_to, from = "product_id", to = "id", on_delete = "Cascade")]
    pub product: BelongsTo<crate::supover::stores::products::Entity>,
    /// Customer who wrote it.
    #[sea_orm(belongs_to, from = "customer_id", to = "id", on_delete = "Cascade")]
    pub customer: BelongsTo<super::customers::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
