//! Tasks: tenants, their users, sites and devices, and the work to be done.
//!
//! The document names key fields. What it leaves open:
//!
//! - Key fields are NOT NULL, but for what is not known at first (a tenant's Keycloak group, an address, a position,
//!   a due date) and who did something (`assigned_by`, the user of an audit log).
//! - Points in time have a time zone, as sites are in several.
//! - What belongs to a row goes with it (CASCADE). Who did something may go, and what was done stays (SET NULL).
//! - An assignment's tenant is that of its site, and the database sees to it.
//! - `metadata` is on what others describe further: users, tenants, sites, devices and tasks.
//! - `updated_at` is written by the application, as with Drizzle; the database gives the first value.

pub mod audit_logs;
pub mod devices;
pub mod enums;
pub mod sites;
pub mod tasks;
pub mod tenant_invitations;
pub mod tenants;
pub mod user_site_assignments;
pub mod user_tenant_associations;
pub mod users;

use crate::Entities;

/// Adds all of them; their tables are made and listed in this order.
pub fn entities<T: Entities>(app: T) -> T {
    app.entity::<users::Entity>()
        .entity::<tenants::Entity>()
        .entity::<user_tenant_associations::Entity>()
        .entity::<sites::Entity>()
        .entity::<user_site_assignments::Entity>()
        .entity::<devices::Entity>()
        .entity::<audit_logs::Entity>()
        .entity::<tasks::Entity>()
        .entity::<tenant_invitations::Entity>()
}
