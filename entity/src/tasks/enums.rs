//! The enum types, labels in the document's order. It names no types: they are called after what they describe.

use sea_orm::entity::prelude::*;

/// What kind of account it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "user_type")]
pub enum UserType {
    /// Manages all tenants and users.
    #[sea_orm(string_value = "system_admin")]
    SystemAdmin,
    /// Manages a tenant.
    #[sea_orm(string_value = "tenant_admin")]
    TenantAdmin,
    /// Works in a tenant.
    #[sea_orm(string_value = "regular_user")]
    RegularUser,
    /// A program.
    #[sea_orm(string_value = "service_account")]
    ServiceAccount,
    /// Somebody from outside.
    #[sea_orm(string_value = "guest_user")]
    GuestUser,
}

/// What a tenant has subscribed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "tenant_type")]
pub enum TenantType {
    /// The largest plan.
    #[sea_orm(string_value = "enterprise")]
    Enterprise,
    /// The usual plan.
    #[sea_orm(string_value = "standard")]
    Standard,
    /// The smallest plan.
    #[sea_orm(string_value = "starter")]
    Starter,
    /// Not a plan yet.
    #[sea_orm(string_value = "trial")]
    Trial,
}

/// Where a tenant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "tenant_status")]
pub enum TenantStatus {
    /// In use.
    #[sea_orm(string_value = "active")]
    Active,
    /// Locked for a while.
    #[sea_orm(string_value = "suspended")]
    Suspended,
    /// Kept, and out of use.
    #[sea_orm(string_value = "archived")]
    Archived,
    /// Not set up yet.
    #[sea_orm(string_value = "pending")]
    Pending,
}

/// What a user may do in a tenant; memberships and invitations have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "tenant_role")]
pub enum TenantRole {
    /// Everything, the tenant itself included.
    #[sea_orm(string_value = "owner")]
    Owner,
    /// Everything in the tenant.
    #[sea_orm(string_value = "admin")]
    Admin,
    /// Work in the tenant.
    #[sea_orm(string_value = "member")]
    Member,
    /// Look at it.
    #[sea_orm(string_value = "viewer")]
    Viewer,
}

/// Where a membership stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "association_status")]
pub enum AssociationStatus {
    /// In use.
    #[sea_orm(string_value = "active")]
    Active,
    /// Not accepted yet.
    #[sea_orm(string_value = "invited")]
    Invited,
    /// Locked for a while.
    #[sea_orm(string_value = "suspended")]
    Suspended,
}

/// What a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "device_type")]
pub enum DeviceType {
    /// Measures.
    #[sea_orm(string_value = "sensor")]
    Sensor,
    /// Controls equipment, as an HVAC controller does.
    #[sea_orm(string_value = "controller")]
    Controller,
    /// Joins networks.
    #[sea_orm(string_value = "gateway")]
    Gateway,
    /// Watches.
    #[sea_orm(string_value = "camera")]
    Camera,
    /// Moves something.
    #[sea_orm(string_value = "actuator")]
    Actuator,
    /// Counts consumption.
    #[sea_orm(string_value = "meter")]
    Meter,
    /// Tells where it is.
    #[sea_orm(string_value = "beacon")]
    Beacon,
    /// Forwards packets.
    #[sea_orm(string_value = "router")]
    Router,
    /// Serves programs.
    #[sea_orm(string_value = "server")]
    Server,
    /// Somebody works at it.
    #[sea_orm(string_value = "workstation")]
    Workstation,
}

/// How a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "device_status")]
pub enum DeviceStatus {
    /// Reachable.
    #[sea_orm(string_value = "online")]
    Online,
    /// Not reachable.
    #[sea_orm(string_value = "offline")]
    Offline,
    /// Being worked on.
    #[sea_orm(string_value = "maintenance")]
    Maintenance,
    /// Reports a fault.
    #[sea_orm(string_value = "error")]
    Error,
    /// Out of use for good.
    #[sea_orm(string_value = "decommissioned")]
    Decommissioned,
}

/// What was done.
///
/// The document ends its list with "etc.": with the resource, these say all that happens here, as inviting somebody is
/// to create a `tenant_invitation`. An application that needs more adds labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "audit_action")]
pub enum AuditAction {
    /// Something was made.
    #[sea_orm(string_value = "create")]
    Create,
    /// Something was looked at.
    #[sea_orm(string_value = "read")]
    Read,
    /// Something was changed.
    #[sea_orm(string_value = "update")]
    Update,
    /// Something was removed.
    #[sea_orm(string_value = "delete")]
    Delete,
    /// A session began.
    #[sea_orm(string_value = "login")]
    Login,
    /// A session ended.
    #[sea_orm(string_value = "logout")]
    Logout,
}

/// What it was done to: "all entity types in the system".
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "audit_resource")]
pub enum AuditResource {
    /// A row of `users`.
    #[sea_orm(string_value = "user")]
    User,
    /// A row of `tenants`.
    #[sea_orm(string_value = "tenant")]
    Tenant,
    /// A row of `user_tenant_associations`.
    #[sea_orm(string_value = "user_tenant_association")]
    UserTenantAssociation,
    /// A row of `sites`.
    #[sea_orm(string_value = "site")]
    Site,
    /// A row of `user_site_assignments`.
    #[sea_orm(string_value = "user_site_assignment")]
    UserSiteAssignment,
    /// A row of `devices`.
    #[sea_orm(string_value = "device")]
    Device,
    /// A row of `audit_logs`.
    #[sea_orm(string_value = "audit_log")]
    AuditLog,
    /// A row of `tasks`.
    #[sea_orm(string_value = "task")]
    Task,
    /// A row of `tenant_invitations`.
    #[sea_orm(string_value = "tenant_invitation")]
    TenantInvitation,
}

/// How much a task presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "task_priority")]
pub enum TaskPriority {
    /// Some day.
    #[sea_orm(string_value = "low")]
    Low,
    /// As usual.
    #[sea_orm(string_value = "medium")]
    Medium,
    /// Soon.
    #[sea_orm(string_value = "high")]
    High,
    /// Now.
    #[sea_orm(string_value = "urgent")]
    Urgent,
}
