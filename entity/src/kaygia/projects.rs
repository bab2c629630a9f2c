//! Client projects and development work.

use sea_orm::entity::prelude::*;

/// A row of `projects`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "projects")]
pub struct Model {
    /// UUID-style unique identifier, given by the application.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    /// Project name/title.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// Project description.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Current project status.
    #[sea_orm(default_value = "PENDING")]
    pub status: super::enums::ProjectStatus,
    /// Project owner.
    #[sea_orm(column_type = "Text")]
    pub client_id: String,
    /// Project creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTime,
    /// Last project update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTime,
    /// Project start date.
    pub start_date: Option<DateTime>,
    /// Project completion date.
    pub end_date: Option<DateTime>,
    /// Type of project.
    pub r#type: super::enums::ProjectType,
    /// Project budget (£).
    pub budget: Option<f32>,
    /// Project requirements.
    #[sea_orm(column_type = "Text")]
    pub requirements: Option<String>,
    /// Owner of the project.
    #[sea_orm(belongs_to, from = "client_id", to = "id", on_delete = "Cascade")]
    pub client: BelongsTo<super::users::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
