//! Figures that take long to compute.

use crate::supover::enums::MetricType;
use sea_orm::entity::prelude::*;

/// A row of `analytics_cache`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "analytics_cache")]
pub struct Model {
    /// Unique figure identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// What it is.
    #[sea_orm(unique_key = "metric_type_dimensions")]
    pub metric_type: MetricType,
    /// What it is of: period, store, product …
    #[sea_orm(column_type = "JsonBinary", unique_key = "metric_type_dimensions", default_value = "{}")]
    pub dimensions: Json,
    /// The figure: a number, or a list as of the best products. The database keeps its numbers as
    /// numeric; serde_json reads them as floats, so select amounts as `(value #>> '{}')::numeric`.
    #[sea_orm(column_type = "JsonBinary")]
    pub value: Json,
    /// When it was computed.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub calculated_at: DateTimeUtc,
    /// How many seconds it may be used; the cleanup looks for it.
    #[sea_orm(default_value = 3600)]
    pub ttl: i32,
}

impl ActiveModelBehavior for ActiveModel {}
