//! Who works at which site.

use sea_orm::entity::prelude::*;

/// A row of `user_site_assignments`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_site_assignments")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Who is assigned.
    #[sea_orm(unique_key = "assignment")]
    pub user_id: Uuid,
    /// The site.
    #[sea_orm(unique_key = "assignment")]
    pub site_id: Uuid,
    /// The tenant of the site.
    #[sea_orm(indexed)]
    pub tenant_id: Uuid,
    /// Who assigned them.
    #[sea_orm(indexed)]
    pub assigned_by: Option<Uuid>,
    /// Creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Who is assigned.
    #[sea_orm(belongs_to, relation_enum = "Assignee", from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<super::users::Entity>,
    /// The site.
    #[sea_orm(belongs_to, from = "site_id", to = "id", on_delete = "Cascade")]
    pub site: BelongsTo<super::sites::Entity>,
    /// The tenant of the site.
    #[sea_orm(belongs_to, from = "tenant_id", to = "id", on_delete = "Cascade")]
    pub tenant: BelongsTo<super::tenants::Entity>,
    /// Who assigned them.
    #[sea_orm(
        belongs_to,
        relation_enum = "Assigner",
        from = "assigned_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub assigner: BelongsTo<Option<super::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
