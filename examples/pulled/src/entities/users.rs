// Written by `hbm-db pull --entities`, digest 72f18c848ab27411
//! The table `Users`.

use sea_orm::entity::prelude::*;

/// Who may log in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "Users")]
pub struct Model {
    /// The column `id`.
    #[sea_orm(
        primary_key,
        auto_increment = false,
        default_expr = "Expr::cust(\"gen_random_uuid()\")"
    )]
    pub id: Uuid,
    /// How they are written to
    #[sea_orm(
        column_type = "custom(\"public.citext\")",
        select_as = "text",
        save_as = "public.citext",
        unique
    )]
    pub email: String,
    /// The column `fullName`.
    #[sea_orm(column_name = "fullName", column_type = "String(StringLen::N(255))")]
    pub full_name: String,
    /// The column `type`.
    #[sea_orm(column_type = "Text", default_expr = "Expr::cust(\"'person'::text\")")]
    pub r#type: String,
    /// The column `self`.
    #[sea_orm(column_name = "self", default_expr = "Expr::cust(\"true\")")]
    pub self_name: bool,
    /// The column `order`.
    pub order: Option<i32>,
    /// The column `address_2`.
    #[sea_orm(column_name = "address_2", column_type = "Text")]
    pub address_2: Option<String>,
    /// The column `settings`.
    #[sea_orm(column_type = "JsonBinary", default_expr = "Expr::cust(\"'{}'::jsonb\")")]
    pub settings: Json,
    /// The column `note`.
    pub note: Option<Json>,
    /// The column `state`.
    #[sea_orm(default_expr = "Expr::cust(\"'new'::public.state\")")]
    pub state: super::enums::State,
    /// The column `colors`.
    #[sea_orm(
        column_type = "custom(\"public.color[]\")",
        select_as = "text[]",
        save_as = "public.color[]",
        default_expr = "Expr::cust(\"'{}'::public.color[]\")"
    )]
    pub colors: Vec<super::enums::Color>,
    /// The column `loud`.
    #[sea_orm(
        column_type = "custom(\"public.\\\"Loud Kind\\\"\")",
        select_as = "text",
        save_as = "public.\"Loud Kind\""
    )]
    pub loud: Option<String>,
    /// The column `boss`.
    pub boss: Option<Uuid>,
    /// The column `span`.
    #[sea_orm(
        column_type = "custom(\"public.span\")",
        select_as = "text",
        save_as = "public.span"
    )]
    pub span: Option<String>,
    /// The column `code`.
    #[sea_orm(
        column_type = "custom(\"public.code\")",
        select_as = "text",
        save_as = "public.code"
    )]
    pub code: Option<String>,
    /// The column `ticket`.
    #[sea_orm(default_expr = "Expr::cust(\"nextval('public.tickets'::regclass)\")")]
    pub ticket: i64,
    /// The column `balance`.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))", default_expr = "Expr::cust(\"0\")")]
    pub balance: Decimal,
    /// The column `ratio`.
    pub ratio: Option<f64>,
    /// The column `share`.
    pub share: Option<f32>,
    /// The column `photo`.
    #[sea_orm(column_type = "custom(\"bytea\")")]
    pub photo: Option<Vec<u8>>,
    /// The column `born`.
    pub born: Option<Date>,
    /// The column `wakes`.
    pub wakes: Option<Time>,
    /// The column `seen`.
    #[sea_orm(column_type = "custom(\"timestamp(3) without time zone\")")]
    pub seen: Option<DateTime>,
    /// The column `created_at`.
    #[sea_orm(indexed, default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// The column `updated_at`.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// The column `slug`.
    #[sea_orm(
        column_type = "Text",
        extra = "GENERATED ALWAYS AS (public.slug((email)::text)) STORED"
    )]
    pub slug: Option<String>,
    /// The column `name_c`.
    #[sea_orm(column_type = "Text", extra = "COLLATE pg_catalog.\"C\"")]
    pub name_c: Option<String>,
    /// The column `address`.
    #[sea_orm(column_type = "custom(\"inet\")", select_as = "text", save_as = "inet")]
    pub address: Option<String>,
    /// The row of `Users` that it refers to.
    #[sea_orm(
        belongs_to,
        self_ref,
        relation_enum = "BossUsers",
        relation_reverse = "BossUsersOf",
        from = "boss",
        to = "id",
        on_delete = "SetNull"
    )]
    pub boss_users: BelongsTo<Option<Entity>>,
    /// Rows of `audit_log` that refer to it.
    #[sea_orm(has_many, relation_enum = "AuditLog", via_rel = "UserUsers")]
    pub audit_log: HasMany<super::audit_log::Entity>,
    /// Rows of `users` that refer to it.
    #[sea_orm(self_ref, has_many, relation_enum = "BossUsersOf", relation_reverse = "BossUsers")]
    pub boss_users_of: HasMany<Entity>,
    /// Rows of `memberships` that refer to it.
    #[sea_orm(has_many, relation_enum = "Memberships", via_rel = "MemberUsers")]
    pub memberships: HasMany<super::memberships::Entity>,
    /// Rows of `teams` that refer to it.
    #[sea_orm(has_many, relation_enum = "Teams", via_rel = "DeputyUsers")]
    pub teams: HasMany<super::teams::Entity>,
    /// Rows of `teams` that refer to it.
    #[sea_orm(has_many, relation_enum = "TeamsByLeadUsers", via_rel = "LeadUsers")]
    pub teams_by_lead_users: HasMany<super::teams::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

// Hand-written below this line.
