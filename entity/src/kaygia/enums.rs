//! The enum types, under the names of the document's `CREATE TYPE` statements; its tables call them `…_enum`.

use sea_orm::entity::prelude::*;

/// What a user may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "role")]
pub enum Role {
    /// Regular client users.
    #[sea_orm(string_value = "CLIENT")]
    Client,
    /// Administrative users.
    #[sea_orm(string_value = "ADMIN")]
    Admin,
    /// Super administrative users.
    #[sea_orm(string_value = "SUPER_ADMIN")]
    SuperAdmin,
}

/// Where a project stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "project_status")]
pub enum ProjectStatus {
    /// Awaiting approval.
    #[sea_orm(string_value = "PENDING")]
    Pending,
    /// Approved and ready to start.
    #[sea_orm(string_value = "APPROVED")]
    Approved,
    /// Currently being worked on.
    #[sea_orm(string_value = "IN_PROGRESS")]
    InProgress,
    /// Under review/testing.
    #[sea_orm(string_value = "REVIEW")]
    Review,
    /// Successfully completed.
    #[sea_orm(string_value = "COMPLETED")]
    Completed,
    /// Project cancelled.
    #[sea_orm(string_value = "CANCELLED")]
    Cancelled,
}

/// What is made in a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "project_type")]
pub enum ProjectType {
    /// A website.
    #[sea_orm(string_value = "WEBSITE")]
    Website,
    /// An online shop.
    #[sea_orm(string_value = "E_COMMERCE")]
    ECommerce,
    /// A web application.
    #[sea_orm(string_value = "WEB_APP")]
    WebApp,
    /// A mobile application.
    #[sea_orm(string_value = "MOBILE_APP")]
    MobileApp,
    /// A brand.
    #[sea_orm(string_value = "BRANDING")]
    Branding,
    /// A campaign.
    #[sea_orm(string_value = "MARKETING")]
    Marketing,
    /// Anything else.
    #[sea_orm(string_value = "OTHER")]
    Other,
}

/// Where a support ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "ticket_status")]
pub enum TicketStatus {
    /// New/active ticket.
    #[sea_orm(string_value = "OPEN")]
    Open,
    /// Awaiting response.
    #[sea_orm(string_value = "PENDING")]
    Pending,
    /// Issue resolved.
    #[sea_orm(string_value = "RESOLVED")]
    Resolved,
    /// Ticket closed.
    #[sea_orm(string_value = "CLOSED")]
    Closed,
}

/// The side a comment comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "comment_sender")]
pub enum CommentSender {
    /// The client.
    #[sea_orm(string_value = "CLIENT")]
    Client,
    /// The agency.
    #[sea_orm(string_value = "ADMIN")]
    Admin,
}
