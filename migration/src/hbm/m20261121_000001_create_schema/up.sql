-- create_schema: 122 statements, blocks writes

-- create table activity_logs
CREATE TABLE public.activity_logs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    customer_id uuid,
    action character varying(100) NOT NULL,
    entity_type character varying(50) NOT NULL,
    entity_id uuid NOT NULL,
    details jsonb,
    ip_address inet,
    user_agent text,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT activity_logs_pkey PRIMARY KEY (id)
);

-- create table customer_auth
CREATE TABLE public.customer_auth (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    password_hash character varying(255) NOT NULL,
    last_login timestamp without time zone,
    is_verified boolean DEFAULT false,
    verification_token character varying(255),
    reset_token character varying(255),
    reset_token_expires timestamp without time zone,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT customer_auth_pkey PRIMARY KEY (id)
);

-- create table customers
CREATE TABLE public.customers (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    first_name character varying(100) NOT NULL,
    last_name character varying(100) NOT NULL,
    email character varying(255) NOT NULL,
    phone character varying(20),
    company_name character varying(200),
    brand_name character varying(200),
    address text,
    city character varying(100),
    state character varying(100),
    country character varying(100),
    postal_code character varying(20),
    profile_media_id uuid,
    is_active boolean DEFAULT true,
    created_by uuid,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT customers_pkey PRIMARY KEY (id),
    CONSTRAINT customers_email_key UNIQUE (email)
);

-- create table inquiries
CREATE TABLE public.inquiries (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_name character varying(200) NOT NULL,
    customer_email character varying(255) NOT NULL,
    customer_phone character varying(20),
    company_name character varying(200),
    brand_name character varying(200),
    service_type uuid,
    message text NOT NULL,
    status integer DEFAULT 1,
    assigned_to uuid,
    customer_id uuid,
    created_by uuid,
    accepted_at timestamp without time zone,
    rejected_at timestamp without time zone,
    closed_at timestamp without time zone,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT inquiries_pkey PRIMARY KEY (id),
    CONSTRAINT inquiries_status_check CHECK (((status >= 0) AND (status <= 4)))
);

-- create table inquiry_attachments
CREATE TABLE public.inquiry_attachments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    inquiry_id uuid NOT NULL,
    media_id uuid NOT NULL,
    sort_order integer DEFAULT 0,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT inquiry_attachments_pkey PRIMARY KEY (id),
    CONSTRAINT inquiry_attachments_inquiry_id_media_id_key UNIQUE (inquiry_id, media_id)
);

-- create table inquiry_status_history
CREATE TABLE public.inquiry_status_history (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    inquiry_id uuid NOT NULL,
    previous_status integer,
    new_status integer NOT NULL,
    changed_by uuid,
    notes text,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT inquiry_status_history_pkey PRIMARY KEY (id)
);

-- create table media
CREATE TABLE public.media (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    original_name character varying(255) NOT NULL,
    file_name character varying(255) NOT NULL,
    file_path character varying(500) NOT NULL,
    file_size bigint NOT NULL,
    mime_type character varying(100) NOT NULL,
    file_type character varying(50) NOT NULL,
    alt_text character varying(255),
    uploaded_by uuid,
    uploaded_by_customer uuid,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT media_pkey PRIMARY KEY (id),
    CONSTRAINT media_file_size_check CHECK ((file_size > 0))
);

-- create table notifications
CREATE TABLE public.notifications (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    recipient_id uuid,
    recipient_customer_id uuid,
    title character varying(200) NOT NULL,
    message text NOT NULL,
    type character varying(50) NOT NULL,
    entity_type character varying(50),
    entity_id uuid,
    is_read boolean DEFAULT false,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT notifications_pkey PRIMARY KEY (id)
);

-- create table order_attachments
CREATE TABLE public.order_attachments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    media_id uuid NOT NULL,
    sort_order integer DEFAULT 0,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT order_attachments_pkey PRIMARY KEY (id),
    CONSTRAINT order_attachments_order_id_media_id_key UNIQUE (order_id, media_id)
);

-- create table order_items
CREATE TABLE public.order_items (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    product_variant_id uuid,
    item_name character varying(200) NOT NULL,
    item_description text,
    quantity integer DEFAULT 1 NOT NULL,
    specifications jsonb,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT order_items_pkey PRIMARY KEY (id),
    CONSTRAINT order_items_quantity_check CHECK ((quantity > 0))
);

-- create table order_quotations
CREATE TABLE public.order_quotations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    quotation_number character varying(100) NOT NULL,
    amount numeric(10,2) NOT NULL,
    quotation_media_id uuid,
    notes text,
    is_accepted boolean DEFAULT false,
    valid_until timestamp without time zone,
    created_by uuid,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT order_quotations_pkey PRIMARY KEY (id),
    CONSTRAINT order_quotations_quotation_number_key UNIQUE (quotation_number),
    CONSTRAINT order_quotations_amount_check CHECK ((amount > (0)::numeric))
);

-- create table order_specification_definitions
CREATE TABLE public.order_specification_definitions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_type_id uuid NOT NULL,
    field_name character varying(100) NOT NULL,
    field_type character varying(50) NOT NULL,
    field_label character varying(200) NOT NULL,
    is_required boolean DEFAULT false,
    validation_rules jsonb,
    field_options jsonb,
    sort_order integer DEFAULT 0,
    is_active boolean DEFAULT true,
    created_by uuid,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT order_specification_definitions_pkey PRIMARY KEY (id),
    CONSTRAINT order_specification_definitions_order_type_id_field_name_key UNIQUE (order_type_id, field_name)
);

-- create table order_specification_values
CREATE TABLE public.order_specification_values (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    specification_definition_id uuid NOT NULL,
    field_value text,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT order_specification_values_pkey PRIMARY KEY (id)
);

-- create table order_status_history
CREATE TABLE public.order_status_history (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    previous_status character varying(50),
    new_status character varying(50) NOT NULL,
    changed_by uuid,
    notes text,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT order_status_history_pkey PRIMARY KEY (id)
);

-- create table order_types
CREATE TABLE public.order_types (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(50) NOT NULL,
    description text,
    is_active boolean DEFAULT true,
    supports_products boolean DEFAULT true,
    supports_variable_products boolean DEFAULT false,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT order_types_pkey PRIMARY KEY (id),
    CONSTRAINT order_types_name_key UNIQUE (name)
);

-- create table orders
CREATE TABLE public.orders (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_number character varying(100) NOT NULL,
    customer_id uuid NOT NULL,
    inquiry_id uuid,
    order_type_id uuid,
    production_stage_id uuid,
    amount numeric(10,2),
    notes text,
    assigned_to uuid,
    created_by uuid,
    quoted_at timestamp without time zone,
    confirmed_at timestamp without time zone,
    production_started_at timestamp without time zone,
    completed_at timestamp without time zone,
    shipped_at timestamp without time zone,
    delivered_at timestamp without time zone,
    canceled_at timestamp without time zone,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_order_number_key UNIQUE (order_number),
    CONSTRAINT orders_check CHECK ((confirmed_at >= quoted_at)),
    CONSTRAINT orders_check1 CHECK ((completed_at >= production_started_at)),
    CONSTRAINT orders_check2 CHECK ((shipped_at >= completed_at)),
    CONSTRAINT orders_check3 CHECK ((delivered_at >= shipped_at))
);

-- create table permissions
CREATE TABLE public.permissions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(100) NOT NULL,
    description text,
    resource character varying(50) NOT NULL,
    action character varying(50) NOT NULL,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT permissions_pkey PRIMARY KEY (id),
    CONSTRAINT permissions_name_key UNIQUE (name)
);

-- create table product_attribute_definitions
CREATE TABLE public.product_attribute_definitions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(100) NOT NULL,
    display_name character varying(200) NOT NULL,
    attribute_type character varying(50) NOT NULL,
    predefined_values jsonb,
    validation_rules jsonb,
    is_variant_attribute boolean DEFAULT false,
    sort_order integer DEFAULT 0,
    is_active boolean DEFAULT true,
    created_by uuid,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT product_attribute_definitions_pkey PRIMARY KEY (id),
    CONSTRAINT product_attribute_definitions_name_key UNIQUE (name)
);

-- create table product_attributes
CREATE TABLE public.product_attributes (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    product_id uuid NOT NULL,
    attribute_definition_id uuid NOT NULL,
    attribute_value character varying(200),
    custom_value text,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT product_attributes_pkey PRIMARY KEY (id),
    CONSTRAINT product_attributes_product_id_attribute_definition_id_key UNIQUE (product_id, attribute_definition_id),
    CONSTRAINT product_attributes_check CHECK (((attribute_value IS NOT NULL) OR (custom_value IS NOT NULL))),
    CONSTRAINT product_attributes_check1 CHECK (((attribute_value IS NULL) OR (custom_value IS NULL)))
);

-- create table product_medias
CREATE TABLE public.product_medias (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    product_id uuid NOT NULL,
    media_id uuid NOT NULL,
    is_primary boolean DEFAULT false,
    sort_order integer DEFAULT 0,
    created_at timestamp without time zone DEFAULT now(),
    CONSTRAINT product_medias_pkey PRIMARY KEY (id),
    CONSTRAINT product_medias_product_id_media_id_key UNIQUE (product_id, media_id)
);

-- create table product_variants
CREATE TABLE public.product_variants (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    product_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    variant_identifier character varying(100) NOT NULL,
    is_active boolean DEFAULT true,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT product_variants_pkey PRIMARY KEY (id),
    CONSTRAINT product_variants_product_id_name_key UNIQUE (product_id, name),
    CONSTRAINT product_variants_variant_identifier_key UNIQUE (variant_identifier)
);

-- create table production_stages
CREATE TABLE public.production_stages (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(100) NOT NULL,
    description text,
    order_type_id uuid NOT NULL,
    sort_order integer DEFAULT 0,
    is_active boolean DEFAULT true,
    created_by uuid,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT production_stages_pkey PRIMARY KEY (id)
);

-- create table products
CREATE TABLE public.products (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(200) NOT NULL,
    description text,
    sku character varying(100),
    order_type_id uuid NOT NULL,
    is_variable boolean DEFAULT false,
    is_active boolean DEFAULT true,
    created_by uuid,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT products_pkey PRIMARY KEY (id),
    CONSTRAINT products_name_order_type_id_key UNIQUE (name, order_type_id),
    CONSTRAINT products_sku_key UNIQUE (sku)
);

-- create table role_permissions
CREATE TABLE public.role_permissions (
    role_id uuid NOT NULL,
    permission_id uuid NOT NULL,
    CONSTRAINT role_permissions_pkey PRIMARY KEY (role_id, permission_id)
);

-- create table roles
CREATE TABLE public.roles (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(50) NOT NULL,
    description text,
    is_built_in boolean DEFAULT false,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT roles_pkey PRIMARY KEY (id),
    CONSTRAINT roles_name_key UNIQUE (name)
);

-- create table sessions
CREATE TABLE public.sessions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    expires timestamp without time zone NOT NULL,
    session_token character varying(255) NOT NULL,
    access_token character varying(255),
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT sessions_pkey PRIMARY KEY (id),
    CONSTRAINT sessions_session_token_key UNIQUE (session_token)
);

-- create table users
CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    email character varying(255) NOT NULL,
    password_hash character varying(255) NOT NULL,
    first_name character varying(100) NOT NULL,
    last_name character varying(100) NOT NULL,
    phone character varying(20),
    avatar_media_id uuid,
    is_active boolean DEFAULT true,
    role_id uuid,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_key UNIQUE (email)
);

-- create index customers.customers_profile_media_id_idx
CREATE INDEX customers_profile_media_id_idx ON public.customers USING btree (profile_media_id);

-- create index inquiries.inquiries_accepted_at_idx
CREATE INDEX inquiries_accepted_at_idx ON public.inquiries USING btree (accepted_at);

-- create index inquiries.inquiries_closed_at_idx
CREATE INDEX inquiries_closed_at_idx ON public.inquiries USING btree (closed_at);

-- create index inquiries.inquiries_created_at_idx
CREATE INDEX inquiries_created_at_idx ON public.inquiries USING btree (created_at);

-- create index inquiries.inquiries_customer_id_idx
CREATE INDEX inquiries_customer_id_idx ON public.inquiries USING btree (customer_id);

-- create index inquiries.inquiries_rejected_at_idx
CREATE INDEX inquiries_rejected_at_idx ON public.inquiries USING btree (rejected_at);

-- create index inquiries.inquiries_status_assigned_to_idx
CREATE INDEX inquiries_status_assigned_to_idx ON public.inquiries USING btree (status, assigned_to);

-- create index inquiries.inquiries_updated_at_idx
CREATE INDEX inquiries_updated_at_idx ON public.inquiries USING btree (updated_at);

-- create index inquiry_attachments.inquiry_attachments_inquiry_id_idx
CREATE INDEX inquiry_attachments_inquiry_id_idx ON public.inquiry_attachments USING btree (inquiry_id);

-- create index inquiry_attachments.inquiry_attachments_media_id_idx
CREATE INDEX inquiry_attachments_media_id_idx ON public.inquiry_attachments USING btree (media_id);

-- create index media.media_uploaded_by_customer_idx
CREATE INDEX media_uploaded_by_customer_idx ON public.media USING btree (uploaded_by_customer);

-- create index media.media_uploaded_by_idx
CREATE INDEX media_uploaded_by_idx ON public.media USING btree (uploaded_by);

-- create index order_attachments.order_attachments_media_id_idx
CREATE INDEX order_attachments_media_id_idx ON public.order_attachments USING btree (media_id);

-- create index order_attachments.order_attachments_order_id_idx
CREATE INDEX order_attachments_order_id_idx ON public.order_attachments USING btree (order_id);

-- create index order_items.order_items_order_id_idx
CREATE INDEX order_items_order_id_idx ON public.order_items USING btree (order_id);

-- create index order_items.order_items_specifications_idx
CREATE INDEX order_items_specifications_idx ON public.order_items USING gin (specifications);

-- create index order_quotations.order_quotations_quotation_media_id_idx
CREATE INDEX order_quotations_quotation_media_id_idx ON public.order_quotations USING btree (quotation_media_id);

-- create index order_specification_definitions.order_specification_definitions_order_type_id_idx
CREATE INDEX order_specification_definitions_order_type_id_idx ON public.order_specification_definitions USING btree (order_type_id);

-- create index order_specification_values.order_specification_values_order_id_idx
CREATE INDEX order_specification_values_order_id_idx ON public.order_specification_values USING btree (order_id);

-- create index order_types.order_types_supports_variable_products_idx
CREATE INDEX order_types_supports_variable_products_idx ON public.order_types USING btree (supports_variable_products);

-- create index orders.orders_canceled_at_idx
CREATE INDEX orders_canceled_at_idx ON public.orders USING btree (canceled_at);

-- create index orders.orders_completed_at_idx
CREATE INDEX orders_completed_at_idx ON public.orders USING btree (completed_at);

-- create index orders.orders_confirmed_at_idx
CREATE INDEX orders_confirmed_at_idx ON public.orders USING btree (confirmed_at);

-- create index orders.orders_created_at_idx
CREATE INDEX orders_created_at_idx ON public.orders USING btree (created_at);

-- create index orders.orders_customer_id_idx
CREATE INDEX orders_customer_id_idx ON public.orders USING btree (customer_id);

-- create index orders.orders_delivered_at_idx
CREATE INDEX orders_delivered_at_idx ON public.orders USING btree (delivered_at);

-- create index orders.orders_order_type_id_idx
CREATE INDEX orders_order_type_id_idx ON public.orders USING btree (order_type_id);

-- create index orders.orders_production_stage_id_idx
CREATE INDEX orders_production_stage_id_idx ON public.orders USING btree (production_stage_id);

-- create index orders.orders_production_started_at_idx
CREATE INDEX orders_production_started_at_idx ON public.orders USING btree (production_started_at);

-- create index orders.orders_quoted_at_idx
CREATE INDEX orders_quoted_at_idx ON public.orders USING btree (quoted_at);

-- create index orders.orders_shipped_at_idx
CREATE INDEX orders_shipped_at_idx ON public.orders USING btree (shipped_at);

-- create index orders.orders_updated_at_idx
CREATE INDEX orders_updated_at_idx ON public.orders USING btree (updated_at);

-- create index product_attribute_definitions.product_attribute_definitions_attribute_type_idx
CREATE INDEX product_attribute_definitions_attribute_type_idx ON public.product_attribute_definitions USING btree (attribute_type);

-- create index product_attribute_definitions.product_attribute_definitions_is_variant_attribute_idx
CREATE INDEX product_attribute_definitions_is_variant_attribute_idx ON public.product_attribute_definitions USING btree (is_variant_attribute);

-- create index product_attributes.product_attributes_attribute_definition_id_idx
CREATE INDEX product_attributes_attribute_definition_id_idx ON public.product_attributes USING btree (attribute_definition_id);

-- create index product_attributes.product_attributes_attribute_value_idx
CREATE INDEX product_attributes_attribute_value_idx ON public.product_attributes USING btree (attribute_value);

-- create index product_attributes.product_attributes_product_id_idx
CREATE INDEX product_attributes_product_id_idx ON public.product_attributes USING btree (product_id);

-- create index product_medias.product_medias_media_id_idx
CREATE INDEX product_medias_media_id_idx ON public.product_medias USING btree (media_id);

-- create index product_medias.product_medias_product_id_idx
CREATE INDEX product_medias_product_id_idx ON public.product_medias USING btree (product_id);

-- create index product_variants.product_variants_product_id_idx
CREATE INDEX product_variants_product_id_idx ON public.product_variants USING btree (product_id);

-- create index production_stages.production_stages_order_type_id_idx
CREATE INDEX production_stages_order_type_id_idx ON public.production_stages USING btree (order_type_id);

-- create index products.products_order_type_id_idx
CREATE INDEX products_order_type_id_idx ON public.products USING btree (order_type_id);

-- create index users.users_avatar_media_id_idx
CREATE INDEX users_avatar_media_id_idx ON public.users USING btree (avatar_media_id);

-- create index users.users_role_id_idx
CREATE INDEX users_role_id_idx ON public.users USING btree (role_id);

-- add constraint activity_logs.activity_logs_customer_id_fkey (blocks writes)
ALTER TABLE public.activity_logs ADD CONSTRAINT activity_logs_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE SET NULL;

-- add constraint activity_logs.activity_logs_user_id_fkey (blocks writes)
ALTER TABLE public.activity_logs ADD CONSTRAINT activity_logs_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint customer_auth.customer_auth_customer_id_fkey (blocks writes)
ALTER TABLE public.customer_auth ADD CONSTRAINT customer_auth_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

-- add constraint customers.customers_created_by_fkey (blocks writes)
ALTER TABLE public.customers ADD CONSTRAINT customers_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint customers.customers_profile_media_id_fkey (blocks writes)
ALTER TABLE public.customers ADD CONSTRAINT customers_profile_media_id_fkey FOREIGN KEY (profile_media_id) REFERENCES public.media(id) ON DELETE SET NULL;

-- add constraint inquiries.inquiries_assigned_to_fkey (blocks writes)
ALTER TABLE public.inquiries ADD CONSTRAINT inquiries_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint inquiries.inquiries_created_by_fkey (blocks writes)
ALTER TABLE public.inquiries ADD CONSTRAINT inquiries_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint inquiries.inquiries_customer_id_fkey (blocks writes)
ALTER TABLE public.inquiries ADD CONSTRAINT inquiries_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE SET NULL;

-- add constraint inquiries.inquiries_service_type_fkey (blocks writes)
ALTER TABLE public.inquiries ADD CONSTRAINT inquiries_service_type_fkey FOREIGN KEY (service_type) REFERENCES public.order_types(id) ON DELETE SET NULL;

-- add constraint inquiry_attachments.inquiry_attachments_inquiry_id_fkey (blocks writes)
ALTER TABLE public.inquiry_attachments ADD CONSTRAINT inquiry_attachments_inquiry_id_fkey FOREIGN KEY (inquiry_id) REFERENCES public.inquiries(id) ON DELETE CASCADE;

-- add constraint inquiry_attachments.inquiry_attachments_media_id_fkey (blocks writes)
ALTER TABLE public.inquiry_attachments ADD CONSTRAINT inquiry_attachments_media_id_fkey FOREIGN KEY (media_id) REFERENCES public.media(id) ON DELETE CASCADE;

-- add constraint inquiry_status_history.inquiry_status_history_changed_by_fkey (blocks writes)
ALTER TABLE public.inquiry_status_history ADD CONSTRAINT inquiry_status_history_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint inquiry_status_history.inquiry_status_history_inquiry_id_fkey (blocks writes)
ALTER TABLE public.inquiry_status_history ADD CONSTRAINT inquiry_status_history_inquiry_id_fkey FOREIGN KEY (inquiry_id) REFERENCES public.inquiries(id) ON DELETE CASCADE;

-- add constraint media.media_uploaded_by_customer_fkey (blocks writes)
ALTER TABLE public.media ADD CONSTRAINT media_uploaded_by_customer_fkey FOREIGN KEY (uploaded_by_customer) REFERENCES public.customers(id) ON DELETE SET NULL;

-- add constraint media.media_uploaded_by_fkey (blocks writes)
ALTER TABLE public.media ADD CONSTRAINT media_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint notifications.notifications_recipient_customer_id_fkey (blocks writes)
ALTER TABLE public.notifications ADD CONSTRAINT notifications_recipient_customer_id_fkey FOREIGN KEY (recipient_customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

-- add constraint notifications.notifications_recipient_id_fkey (blocks writes)
ALTER TABLE public.notifications ADD CONSTRAINT notifications_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- add constraint order_attachments.order_attachments_media_id_fkey (blocks writes)
ALTER TABLE public.order_attachments ADD CONSTRAINT order_attachments_media_id_fkey FOREIGN KEY (media_id) REFERENCES public.media(id) ON DELETE CASCADE;

-- add constraint order_attachments.order_attachments_order_id_fkey (blocks writes)
ALTER TABLE public.order_attachments ADD CONSTRAINT order_attachments_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

-- add constraint order_items.order_items_order_id_fkey (blocks writes)
ALTER TABLE public.order_items ADD CONSTRAINT order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

-- add constraint order_items.order_items_product_variant_id_fkey (blocks writes)
ALTER TABLE public.order_items ADD CONSTRAINT order_items_product_variant_id_fkey FOREIGN KEY (product_variant_id) REFERENCES public.product_variants(id) ON DELETE RESTRICT;

-- add constraint order_quotations.order_quotations_created_by_fkey (blocks writes)
ALTER TABLE public.order_quotations ADD CONSTRAINT order_quotations_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint order_quotations.order_quotations_order_id_fkey (blocks writes)
ALTER TABLE public.order_quotations ADD CONSTRAINT order_quotations_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

-- add constraint order_quotations.order_quotations_quotation_media_id_fkey (blocks writes)
ALTER TABLE public.order_quotations ADD CONSTRAINT order_quotations_quotation_media_id_fkey FOREIGN KEY (quotation_media_id) REFERENCES public.media(id) ON DELETE SET NULL;

-- add constraint order_specification_definitions.order_specification_definitions_created_by_fkey (blocks writes)
ALTER TABLE public.order_specification_definitions ADD CONSTRAINT order_specification_definitions_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint order_specification_definitions.order_specification_definitions_order_type_id_fkey (blocks writes)
ALTER TABLE public.order_specification_definitions ADD CONSTRAINT order_specification_definitions_order_type_id_fkey FOREIGN KEY (order_type_id) REFERENCES public.order_types(id) ON DELETE RESTRICT;

-- add constraint order_specification_values.order_specification_values_order_id_fkey (blocks writes)
ALTER TABLE public.order_specification_values ADD CONSTRAINT order_specification_values_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

-- add constraint order_specification_values.order_specification_values_specification_definition_id_fkey (blocks writes)
ALTER TABLE public.order_specification_values ADD CONSTRAINT order_specification_values_specification_definition_id_fkey FOREIGN KEY (specification_definition_id) REFERENCES public.order_specification_definitions(id) ON DELETE RESTRICT;

-- add constraint order_status_history.order_status_history_changed_by_fkey (blocks writes)
ALTER TABLE public.order_status_history ADD CONSTRAINT order_status_history_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint order_status_history.order_status_history_order_id_fkey (blocks writes)
ALTER TABLE public.order_status_history ADD CONSTRAINT order_status_history_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

-- add constraint orders.orders_assigned_to_fkey (blocks writes)
ALTER TABLE public.orders ADD CONSTRAINT orders_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint orders.orders_created_by_fkey (blocks writes)
ALTER TABLE public.orders ADD CONSTRAINT orders_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint orders.orders_customer_id_fkey (blocks writes)
ALTER TABLE public.orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE RESTRICT;

-- add constraint orders.orders_inquiry_id_fkey (blocks writes)
ALTER TABLE public.orders ADD CONSTRAINT orders_inquiry_id_fkey FOREIGN KEY (inquiry_id) REFERENCES public.inquiries(id) ON DELETE SET NULL;

-- add constraint orders.orders_order_type_id_fkey (blocks writes)
ALTER TABLE public.orders ADD CONSTRAINT orders_order_type_id_fkey FOREIGN KEY (order_type_id) REFERENCES public.order_types(id) ON DELETE RESTRICT;

-- add constraint orders.orders_production_stage_id_fkey (blocks writes)
ALTER TABLE public.orders ADD CONSTRAINT orders_production_stage_id_fkey FOREIGN KEY (production_stage_id) REFERENCES public.production_stages(id) ON DELETE SET NULL;

-- add constraint product_attribute_definitions.product_attribute_definitions_created_by_fkey (blocks writes)
ALTER TABLE public.product_attribute_definitions ADD CONSTRAINT product_attribute_definitions_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint product_attributes.product_attributes_attribute_definition_id_fkey (blocks writes)
ALTER TABLE public.product_attributes ADD CONSTRAINT product_attributes_attribute_definition_id_fkey FOREIGN KEY (attribute_definition_id) REFERENCES public.product_attribute_definitions(id) ON DELETE RESTRICT;

-- add constraint product_attributes.product_attributes_product_id_fkey (blocks writes)
ALTER TABLE public.product_attributes ADD CONSTRAINT product_attributes_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE;

-- add constraint product_medias.product_medias_media_id_fkey (blocks writes)
ALTER TABLE public.product_medias ADD CONSTRAINT product_medias_media_id_fkey FOREIGN KEY (media_id) REFERENCES public.media(id) ON DELETE CASCADE;

-- add constraint product_medias.product_medias_product_id_fkey (blocks writes)
ALTER TABLE public.product_medias ADD CONSTRAINT product_medias_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE;

-- add constraint product_variants.product_variants_product_id_fkey (blocks writes)
ALTER TABLE public.product_variants ADD CONSTRAINT product_variants_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE;

-- add constraint production_stages.production_stages_created_by_fkey (blocks writes)
ALTER TABLE public.production_stages ADD CONSTRAINT production_stages_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint production_stages.production_stages_order_type_id_fkey (blocks writes)
ALTER TABLE public.production_stages ADD CONSTRAINT production_stages_order_type_id_fkey FOREIGN KEY (order_type_id) REFERENCES public.order_types(id) ON DELETE RESTRICT;

-- add constraint products.products_created_by_fkey (blocks writes)
ALTER TABLE public.products ADD CONSTRAINT products_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint products.products_order_type_id_fkey (blocks writes)
ALTER TABLE public.products ADD CONSTRAINT products_order_type_id_fkey FOREIGN KEY (order_type_id) REFERENCES public.order_types(id) ON DELETE RESTRICT;

-- add constraint role_permissions.role_permissions_permission_id_fkey (blocks writes)
ALTER TABLE public.role_permissions ADD CONSTRAINT role_permissions_permission_id_fkey FOREIGN KEY (permission_id) REFERENCES public.permissions(id) ON DELETE CASCADE;

-- add constraint role_permissions.role_permissions_role_id_fkey (blocks writes)
ALTER TABLE public.role_permissions ADD CONSTRAINT role_permissions_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE CASCADE;

-- add constraint sessions.sessions_user_id_fkey (blocks writes)
ALTER TABLE public.sessions ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- add constraint users.users_avatar_media_id_fkey (blocks writes)
ALTER TABLE public.users ADD CONSTRAINT users_avatar_media_id_fkey FOREIGN KEY (avatar_media_id) REFERENCES public.media(id) ON DELETE SET NULL;

-- add constraint users.users_role_id_fkey (blocks writes)
ALTER TABLE public.users ADD CONSTRAINT users_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE SET NULL;
