// Written by `hbm-db pull --entities`, digest 506a845dd4fed8db
//! The table `log`.

use sea_orm::entity::prelude::*;

/// Rows of `log`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(schema_name = "audit", table_name = "log")]
pub struct Model {
    /// The column `id`.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"bigserial\")")]
    pub id: i64,
    /// The column `at`.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub at: DateTimeUtc,
    /// The column `user`.
    pub user: Option<Uuid>,
    /// The column `what`.
    #[sea_orm(column_type = "Text")]
    pub what: String,
    /// The row of `Users` that it refers to.
    #[sea_orm(
        belongs_to,
        relation_enum = "UserUsers",
        from = "user",
        to = "id",
        on_delete = "SetNull"
    )]
    pub user_users: BelongsTo<Option<super::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

// Hand-written below this line.
