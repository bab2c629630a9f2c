//! IoT devices and equipment at sites.

use sea_orm::entity::prelude::*;

/// A row of `devices`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "devices")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Where it is.
    pub site_id: Uuid,
    /// What it is called.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub name: String,
    /// What it is.
    #[sea_orm(indexed)]
    pub r#type: super::enums::DeviceType,
    /// Serial number of its maker.
    #[sea_orm(column_type = "String(StringLen::N(100))", unique)]
    pub serial_number: String,
    /// How it is; a device that has not reported yet is offline.
    #[sea_orm(default_value = "offline")]
    pub status: super::enums::DeviceStatus,
    /// Model, firmware, readings.
    #[sea_orm(column_type = "JsonBinary", default_expr = "Expr::cust(\"'{}'::jsonb\")")]
    pub metadata: Json,
    /// Creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Where it is.
    #[sea_orm(belongs_to, from = "site_id", to = "id", on_delete = "Cascade")]
    pub site: BelongsTo<super::sites::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
