-- create_schema: 61 statements, blocks writes

-- create enum type association_status
CREATE TYPE public.association_status AS ENUM ('active', 'invited', 'suspended');

-- create enum type audit_action
CREATE TYPE public.audit_action AS ENUM ('create', 'read', 'update', 'delete', 'login', 'logout');

-- create enum type audit_resource
CREATE TYPE public.audit_resource AS ENUM ('user', 'tenant', 'user_tenant_association', 'site', 'user_site_assignment', 'device', 'audit_log', 'task', 'tenant_invitation');

-- create enum type device_status
CREATE TYPE public.device_status AS ENUM ('online', 'offline', 'maintenance', 'error', 'decommissioned');

-- create enum type device_type
CREATE TYPE public.device_type AS ENUM ('sensor', 'controller', 'gateway', 'camera', 'actuator', 'meter', 'beacon', 'router', 'server', 'workstation');

-- create enum type task_priority
CREATE TYPE public.task_priority AS ENUM ('low', 'medium', 'high', 'urgent');

-- create enum type tenant_role
CREATE TYPE public.tenant_role AS ENUM ('owner', 'admin', 'member', 'viewer');

-- create enum type tenant_status
CREATE TYPE public.tenant_status AS ENUM ('active', 'suspended', 'archived', 'pending');

-- create enum type tenant_type
CREATE TYPE public.tenant_type AS ENUM ('enterprise', 'standard', 'starter', 'trial');

-- create enum type user_type
CREATE TYPE public.user_type AS ENUM ('system_admin', 'tenant_admin', 'regular_user', 'service_account', 'guest_user');

-- create table audit_logs
CREATE TABLE public.audit_logs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    tenant_id uuid,
    action public.audit_action NOT NULL,
    resource_type public.audit_resource NOT NULL,
    resource_id uuid,
    details jsonb DEFAULT '{}'::jsonb NOT NULL,
    ip_address inet,
    user_agent text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT audit_logs_pkey PRIMARY KEY (id)
);

-- create table devices
CREATE TABLE public.devices (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    site_id uuid NOT NULL,
    name character varying(255) NOT NULL,
    type public.device_type NOT NULL,
    serial_number character varying(100) NOT NULL,
    status public.device_status DEFAULT 'offline'::public.device_status NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT devices_pkey PRIMARY KEY (id),
    CONSTRAINT devices_serial_number_key UNIQUE (serial_number)
);

-- create table sites
CREATE TABLE public.sites (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    tenant_id uuid NOT NULL,
    name character varying(255) NOT NULL,
    address text,
    latitude numeric(9,6),
    longitude numeric(9,6),
    timezone character varying(64) DEFAULT 'UTC'::character varying NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT sites_pkey PRIMARY KEY (id),
    CONSTRAINT sites_id_tenant_id_key UNIQUE (id, tenant_id),
    CONSTRAINT sites_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
    CONSTRAINT sites_latitude_check CHECK (((latitude >= ('-90'::integer)::numeric) AND (latitude <= (90)::numeric))),
    CONSTRAINT sites_longitude_check CHECK (((longitude >= ('-180'::integer)::numeric) AND (longitude <= (180)::numeric)))
);

-- create table tasks
CREATE TABLE public.tasks (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    tenant_id uuid NOT NULL,
    user_id uuid NOT NULL,
    title character varying(255) NOT NULL,
    description text,
    priority public.task_priority DEFAULT 'medium'::public.task_priority NOT NULL,
    due_date timestamp with time zone,
    completed_at timestamp with time zone,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tasks_pkey PRIMARY KEY (id)
);

-- create table tenant_invitations
CREATE TABLE public.tenant_invitations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    tenant_id uuid NOT NULL,
    email character varying(255) NOT NULL,
    role public.tenant_role DEFAULT 'member'::public.tenant_role NOT NULL,
    token character varying(255) NOT NULL,
    invited_by uuid,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tenant_invitations_pkey PRIMARY KEY (id),
    CONSTRAINT tenant_invitations_token_key UNIQUE (token)
);

-- create table tenants
CREATE TABLE public.tenants (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(255) NOT NULL,
    slug character varying(100) NOT NULL,
    type public.tenant_type DEFAULT 'standard'::public.tenant_type NOT NULL,
    status public.tenant_status DEFAULT 'active'::public.tenant_status NOT NULL,
    keycloak_group_id character varying(255),
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tenants_pkey PRIMARY KEY (id),
    CONSTRAINT tenants_keycloak_group_id_key UNIQUE (keycloak_group_id),
    CONSTRAINT tenants_slug_key UNIQUE (slug)
);

-- create table user_site_assignments
CREATE TABLE public.user_site_assignments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    site_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    assigned_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_site_assignments_pkey PRIMARY KEY (id),
    CONSTRAINT user_site_assignments_user_id_site_id_key UNIQUE (user_id, site_id)
);

-- create table user_tenant_associations
CREATE TABLE public.user_tenant_associations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    role public.tenant_role DEFAULT 'member'::public.tenant_role NOT NULL,
    status public.association_status DEFAULT 'active'::public.association_status NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_tenant_associations_pkey PRIMARY KEY (id),
    CONSTRAINT user_tenant_associations_user_id_tenant_id_key UNIQUE (user_id, tenant_id)
);

-- create table users
CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    keycloak_id character varying(255) NOT NULL,
    email character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    user_type public.user_type DEFAULT 'regular_user'::public.user_type NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_key UNIQUE (email),
    CONSTRAINT users_keycloak_id_key UNIQUE (keycloak_id)
);

-- create index audit_logs.audit_logs_created_at_idx
CREATE INDEX audit_logs_created_at_idx ON public.audit_logs USING btree (created_at);

-- create index audit_logs.audit_logs_details_idx
CREATE INDEX audit_logs_details_idx ON public.audit_logs USING gin (details);

-- create index audit_logs.audit_logs_resource_type_resource_id_idx
CREATE INDEX audit_logs_resource_type_resource_id_idx ON public.audit_logs USING btree (resource_type, resource_id);

-- create index audit_logs.audit_logs_tenant_id_created_at_idx
CREATE INDEX audit_logs_tenant_id_created_at_idx ON public.audit_logs USING btree (tenant_id, created_at);

-- create index audit_logs.audit_logs_user_id_created_at_idx
CREATE INDEX audit_logs_user_id_created_at_idx ON public.audit_logs USING btree (user_id, created_at);

-- create index devices.devices_metadata_idx
CREATE INDEX devices_metadata_idx ON public.devices USING gin (metadata);

-- create index devices.devices_site_id_status_idx
CREATE INDEX devices_site_id_status_idx ON public.devices USING btree (site_id, status);

-- create index devices.devices_type_idx
CREATE INDEX devices_type_idx ON public.devices USING btree (type);

-- create index sites.sites_latitude_longitude_idx
CREATE INDEX sites_latitude_longitude_idx ON public.sites USING btree (latitude, longitude);

-- create index sites.sites_metadata_idx
CREATE INDEX sites_metadata_idx ON public.sites USING gin (metadata);

-- create index sites.sites_tenant_id_idx
CREATE INDEX sites_tenant_id_idx ON public.sites USING btree (tenant_id);

-- create index tasks.tasks_metadata_idx
CREATE INDEX tasks_metadata_idx ON public.tasks USING gin (metadata);

-- create index tasks.tasks_tenant_id_priority_idx
CREATE INDEX tasks_tenant_id_priority_idx ON public.tasks USING btree (tenant_id, priority);

-- create index tasks.tasks_user_id_due_date_idx
CREATE INDEX tasks_user_id_due_date_idx ON public.tasks USING btree (user_id, due_date);

-- create index tenant_invitations.tenant_invitations_email_idx
CREATE INDEX tenant_invitations_email_idx ON public.tenant_invitations USING btree (email);

-- create index tenant_invitations.tenant_invitations_expires_at_idx
CREATE INDEX tenant_invitations_expires_at_idx ON public.tenant_invitations USING btree (expires_at);

-- create index tenant_invitations.tenant_invitations_invited_by_idx
CREATE INDEX tenant_invitations_invited_by_idx ON public.tenant_invitations USING btree (invited_by);

-- create index tenant_invitations.tenant_invitations_tenant_id_email_idx
CREATE INDEX tenant_invitations_tenant_id_email_idx ON public.tenant_invitations USING btree (tenant_id, email);

-- create index tenants.tenants_metadata_idx
CREATE INDEX tenants_metadata_idx ON public.tenants USING gin (metadata);

-- create index tenants.tenants_status_idx
CREATE INDEX tenants_status_idx ON public.tenants USING btree (status);

-- create index tenants.tenants_type_idx
CREATE INDEX tenants_type_idx ON public.tenants USING btree (type);

-- create index user_site_assignments.user_site_assignments_assigned_by_idx
CREATE INDEX user_site_assignments_assigned_by_idx ON public.user_site_assignments USING btree (assigned_by);

-- create index user_site_assignments.user_site_assignments_site_id_tenant_id_idx
CREATE INDEX user_site_assignments_site_id_tenant_id_idx ON public.user_site_assignments USING btree (site_id, tenant_id);

-- create index user_site_assignments.user_site_assignments_tenant_id_idx
CREATE INDEX user_site_assignments_tenant_id_idx ON public.user_site_assignments USING btree (tenant_id);

-- create index user_tenant_associations.user_tenant_associations_tenant_id_status_idx
CREATE INDEX user_tenant_associations_tenant_id_status_idx ON public.user_tenant_associations USING btree (tenant_id, status);

-- create index users.users_metadata_idx
CREATE INDEX users_metadata_idx ON public.users USING gin (metadata);

-- create index users.users_user_type_idx
CREATE INDEX users_user_type_idx ON public.users USING btree (user_type);

-- add constraint audit_logs.audit_logs_tenant_id_fkey (blocks writes)
ALTER TABLE public.audit_logs ADD CONSTRAINT audit_logs_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id) ON DELETE SET NULL;

-- add constraint audit_logs.audit_logs_user_id_fkey (blocks writes)
ALTER TABLE public.audit_logs ADD CONSTRAINT audit_logs_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint devices.devices_site_id_fkey (blocks writes)
ALTER TABLE public.devices ADD CONSTRAINT devices_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites(id) ON DELETE CASCADE;

-- add constraint sites.sites_tenant_id_fkey (blocks writes)
ALTER TABLE public.sites ADD CONSTRAINT sites_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id) ON DELETE CASCADE;

-- add constraint tasks.tasks_tenant_id_fkey (blocks writes)
ALTER TABLE public.tasks ADD CONSTRAINT tasks_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id) ON DELETE CASCADE;

-- add constraint tasks.tasks_user_id_fkey (blocks writes)
ALTER TABLE public.tasks ADD CONSTRAINT tasks_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- add constraint tenant_invitations.tenant_invitations_invited_by_fkey (blocks writes)
ALTER TABLE public.tenant_invitations ADD CONSTRAINT tenant_invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint tenant_invitations.tenant_invitations_tenant_id_fkey (blocks writes)
ALTER TABLE public.tenant_invitations ADD CONSTRAINT tenant_invitations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id) ON DELETE CASCADE;

-- add constraint user_site_assignments.user_site_assignments_assigned_by_fkey (blocks writes)
ALTER TABLE public.user_site_assignments ADD CONSTRAINT user_site_assignments_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint user_site_assignments.user_site_assignments_site_id_fkey (blocks writes)
ALTER TABLE public.user_site_assignments ADD CONSTRAINT user_site_assignments_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites(id) ON DELETE CASCADE;

-- add constraint user_site_assignments.user_site_assignments_site_id_tenant_id_fkey (blocks writes)
ALTER TABLE public.user_site_assignments ADD CONSTRAINT user_site_assignments_site_id_tenant_id_fkey FOREIGN KEY (site_id, tenant_id) REFERENCES public.sites(id, tenant_id) ON DELETE CASCADE;

-- add constraint user_site_assignments.user_site_assignments_tenant_id_fkey (blocks writes)
ALTER TABLE public.user_site_assignments ADD CONSTRAINT user_site_assignments_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id) ON DELETE CASCADE;

-- add constraint user_site_assignments.user_site_assignments_user_id_fkey (blocks writes)
ALTER TABLE public.user_site_assignments ADD CONSTRAINT user_site_assignments_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- add constraint user_tenant_associations.user_tenant_associations_tenant_id_fkey (blocks writes)
ALTER TABLE public.user_tenant_associations ADD CONSTRAINT user_tenant_associations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id) ON DELETE CASCADE;

-- add constraint user_tenant_associations.user_tenant_associations_user_id_fkey (blocks writes)
ALTER TABLE public.user_tenant_associations ADD CONSTRAINT user_tenant_associations_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
