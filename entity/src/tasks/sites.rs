//! Physical locations of tenants.

use sea_orm::entity::prelude::*;

/// A row of `sites`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sites")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// The tenant it belongs to.
    #[sea_orm(indexed)]
    pub tenant_id: Uuid,
    /// What it is called.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub name: String,
    /// Postal address; a mast in a field has none.
    #[sea_orm(column_type = "Text")]
    pub address: Option<String>,
    /// Degrees north, to about a tenth of a metre.
    #[sea_orm(column_type = "Decimal(Some((9, 6)))")]
    pub latitude: Option<Decimal>,
    /// Degrees east.
    #[sea_orm(column_type = "Decimal(Some((9, 6)))")]
    pub longitude: Option<Decimal>,
    /// Time zone, as the IANA names it.
    #[sea_orm(column_type = "String(StringLen::N(64))", default_value = "UTC")]
    pub timezone: String,
    /// What else is known of the site.
    #[sea_orm(column_type = "JsonBinary", default_expr = "Expr::cust(\"'{}'::jsonb\")")]
    pub metadata: Json,
    /// Creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// The tenant it belongs to.
    #[sea_orm(belongs_to, from = "tenant_id", to = "id", on_delete = "Cascade")]
    pub tenant: BelongsTo<super::tenants::Entity>,
    /// Who is assigned to it.
    #[sea_orm(has_many)]
    pub assignments: HasMany<super::user_site_assignments::Entity>,
    /// Its equipment.
    #[sea_orm(has_many)]
    pub devices: HasMany<super::devices::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
