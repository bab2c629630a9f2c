-- create_schema, taken back: 34 statements, blocks reads and writes
-- loses: drop_table audit_logs, rows
-- loses: drop_table devices, rows
-- loses: drop_table sites, rows
-- loses: drop_table tasks, rows
-- loses: drop_table tenant_invitations, rows
-- loses: drop_table tenants, rows
-- loses: drop_table user_site_assignments, rows
-- loses: drop_table user_tenant_associations, rows
-- loses: drop_table users, rows

-- drop constraint audit_logs.audit_logs_tenant_id_fkey (blocks reads and writes)
ALTER TABLE public.audit_logs DROP CONSTRAINT audit_logs_tenant_id_fkey;

-- drop constraint audit_logs.audit_logs_user_id_fkey (blocks reads and writes)
ALTER TABLE public.audit_logs DROP CONSTRAINT audit_logs_user_id_fkey;

-- drop constraint devices.devices_site_id_fkey (blocks reads and writes)
ALTER TABLE public.devices DROP CONSTRAINT devices_site_id_fkey;

-- drop constraint sites.sites_tenant_id_fkey (blocks reads and writes)
ALTER TABLE public.sites DROP CONSTRAINT sites_tenant_id_fkey;

-- drop constraint tasks.tasks_tenant_id_fkey (blocks reads and writes)
ALTER TABLE public.tasks DROP CONSTRAINT tasks_tenant_id_fkey;

-- drop constraint tasks.tasks_user_id_fkey (blocks reads and writes)
ALTER TABLE public.tasks DROP CONSTRAINT tasks_user_id_fkey;

-- drop constraint tenant_invitations.tenant_invitations_invited_by_fkey (blocks reads and writes)
ALTER TABLE public.tenant_invitations DROP CONSTRAINT tenant_invitations_invited_by_fkey;

-- drop constraint tenant_invitations.tenant_invitations_tenant_id_fkey (blocks reads and writes)
ALTER TABLE public.tenant_invitations DROP CONSTRAINT tenant_invitations_tenant_id_fkey;

-- drop constraint user_site_assignments.user_site_assignments_assigned_by_fkey (blocks reads and writes)
ALTER TABLE public.user_site_assignments DROP CONSTRAINT user_site_assignments_assigned_by_fkey;

-- drop constraint user_site_assignments.user_site_assignments_site_id_fkey (blocks reads and writes)
ALTER TABLE public.user_site_assignments DROP CONSTRAINT user_site_assignments_site_id_fkey;

-- drop constraint user_site_assignments.user_site_assignments_site_id_tenant_id_fkey (blocks reads and writes)
ALTER TABLE public.user_site_assignments DROP CONSTRAINT user_site_assignments_site_id_tenant_id_fkey;

-- drop constraint user_site_assignments.user_site_assignments_tenant_id_fkey (blocks reads and writes)
ALTER TABLE public.user_site_assignments DROP CONSTRAINT user_site_assignments_tenant_id_fkey;

-- drop constraint user_site_assignments.user_site_assignments_user_id_fkey (blocks reads and writes)
ALTER TABLE public.user_site_assignments DROP CONSTRAINT user_site_assignments_user_id_fkey;

-- drop constraint user_tenant_associations.user_tenant_associations_tenant_id_fkey (blocks reads and writes)
ALTER TABLE public.user_tenant_associations DROP CONSTRAINT user_tenant_associations_tenant_id_fkey;

-- drop constraint user_tenant_associations.user_tenant_associations_user_id_fkey (blocks reads and writes)
ALTER TABLE public.user_tenant_associations DROP CONSTRAINT user_tenant_associations_user_id_fkey;

-- drop table audit_logs (blocks reads and writes; HAZARD drop_table audit_logs)
DROP TABLE public.audit_logs;

-- drop table devices (blocks reads and writes; HAZARD drop_table devices)
DROP TABLE public.devices;

-- drop table sites (blocks reads and writes; HAZARD drop_table sites)
DROP TABLE public.sites;

-- drop table tasks (blocks reads and writes; HAZARD drop_table tasks)
DROP TABLE public.tasks;

-- drop table tenant_invitations (blocks reads and writes; HAZARD drop_table tenant_invitations)
DROP TABLE public.tenant_invitations;

-- drop table tenants (blocks reads and writes; HAZARD drop_table tenants)
DROP TABLE public.tenants;

-- drop table user_site_assignments (blocks reads and writes; HAZARD drop_table user_site_assignments)
DROP TABLE public.user_site_assignments;

-- drop table user_tenant_associations (blocks reads and writes; HAZARD drop_table user_tenant_associations)
DROP TABLE public.user_tenant_associations;

-- drop table users (blocks reads and writes; HAZARD drop_table users)
DROP TABLE public.users;

-- drop enum type association_status
DROP TYPE public.association_status;

-- drop enum type audit_action
DROP TYPE public.audit_action;

-- drop enum type audit_resource
DROP TYPE public.audit_resource;

-- drop enum type device_status
DROP TYPE public.device_status;

-- drop enum type device_type
DROP TYPE public.device_type;

-- drop enum type task_priority
DROP TYPE public.task_priority;

-- drop enum type tenant_role
DROP TYPE public.tenant_role;

-- drop enum type tenant_status
DROP TYPE public.tenant_status;

-- drop enum type tenant_type
DROP TYPE public.tenant_type;

-- drop enum type user_type
DROP TYPE public.user_type;
