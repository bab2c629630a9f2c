//! What happened, to be counted.

use sea_orm::entity::prelude::*;

/// A row of `analytics_events`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "analytics_events")]
pub struct Model {
    /// Unique event identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// What happened.
    #[sea_orm(column_type = "Text")]
    pub event_type: String,
    /// To what kind of thing.
    #[sea_orm(column_type = "Text")]
    pub entity_type: String,
    /// To which one; no foreign key, for it may be any table's.
    pub entity_id: Option<Uuid>,
    /// What else is known.
    #[sea_orm(column_type = "JsonBinary")]
    pub metadata: Option<Json>,
    /// When it happened.
    #[sea_orm(indexed, default_expr = "Expr::cust(\"now()\")")]
    pub timestamp: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
