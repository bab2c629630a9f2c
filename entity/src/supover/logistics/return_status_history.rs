//! Status changes of returns.

use crate::supover::enums::ReturnStatus;
use sea_orm::entity::prelude::*;

/// A row of `return_status_history`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "return_status_history")]
pub struct Model {
    /// Unique change identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Return reference.
    #[sea_orm(indexed)]
    pub return_id: Uuid,
    /// Status before; none for a new return.
    pub previous_status: Option<ReturnStatus>,
    /// Status since.
    pub status: ReturnStatus,
    /// Who changed it; nobody where a customer or carrier did.
    #[sea_orm(indexed)]
    pub changed_by_id: Option<Uuid>,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub note: Option<String>,
    /// When it changed.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Return that changed.
    #[sea_orm(belongs_to, from = "return_id", to = "id", on_delete = "Cascade")]
    pub returned: BelongsTo<super::returns::Entity>,
    /// User who changed it.
    #[sea_orm(belongs_to, from = "changed_by_id", to = "id", on_delete = "SetNull")]
    pub changed_by: BelongsTo<Option<crate::supover::auth::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
