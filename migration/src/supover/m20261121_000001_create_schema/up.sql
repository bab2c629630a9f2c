-- create_schema: 201 statements, blocks writes

-- create enum type customer_status
CREATE TYPE public.customer_status AS ENUM ('ACTIVE', 'INACTIVE', 'BLOCKED', 'VIP');

-- create enum type design_status
CREATE TYPE public.design_status AS ENUM ('DRAFT', 'REVIEW', 'APPROVED', 'ARCHIVED');

-- create enum type fulfillment_status
CREATE TYPE public.fulfillment_status AS ENUM ('PENDING', 'IN_PRODUCTION', 'SHIPPED', 'DELIVERED', 'FAILED');

-- create enum type inventory_type
CREATE TYPE public.inventory_type AS ENUM ('ON_HAND', 'RESERVED', 'IN_TRANSIT', 'DAMAGED');

-- create enum type location_type
CREATE TYPE public.location_type AS ENUM ('PRODUCTION', 'WAREHOUSE', 'OFFICE');

-- create enum type metric_type
CREATE TYPE public.metric_type AS ENUM ('TOTAL_REVENUE', 'TOTAL_ORDERS', 'AVERAGE_ORDER_VALUE', 'CONVERSION_RATE', 'RETURN_RATE', 'CUSTOMER_LIFETIME_VALUE', 'TOP_PRODUCTS', 'TOP_CUSTOMERS', 'REVENUE', 'ORDERS', 'CONVERSION');

-- create enum type movement_type
CREATE TYPE public.movement_type AS ENUM ('RECEIPT', 'SHIPMENT', 'ADJUSTMENT', 'TRANSFER', 'RETURN', 'DAMAGE');

-- create enum type order_status
CREATE TYPE public.order_status AS ENUM ('PENDING', 'CONFIRMED', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'COMPLETED', 'CANCELLED', 'REFUNDED');

-- create enum type payment_status
CREATE TYPE public.payment_status AS ENUM ('PENDING', 'PROCESSING', 'PAID', 'FAILED', 'REFUNDED', 'PARTIALLY_REFUNDED');

-- create enum type permission_action
CREATE TYPE public.permission_action AS ENUM ('CREATE', 'READ', 'UPDATE', 'DELETE', 'EXECUTE');

-- create enum type permission_resource
CREATE TYPE public.permission_resource AS ENUM ('USER', 'ROLE', 'PERMISSION', 'STORE', 'PRODUCT', 'ORDER', 'DESIGN', 'FACTORY', 'ANALYTICS', 'SETTINGS', 'TEAM');

-- create enum type platform
CREATE TYPE public.platform AS ENUM ('TIKTOK_SHOP', 'SHOPIFY', 'ETSY', 'AMAZON', 'WOOCOMMERCE');

-- create enum type product_status
CREATE TYPE public.product_status AS ENUM ('DRAFT', 'ACTIVE', 'DISCONTINUED', 'OUT_OF_STOCK');

-- create enum type quality_check_result
CREATE TYPE public.quality_check_result AS ENUM ('PASS', 'FAIL', 'CONDITIONAL');

-- create enum type quality_check_stage
CREATE TYPE public.quality_check_stage AS ENUM ('PRE_PRODUCTION', 'IN_PRODUCTION', 'POST_PRODUCTION', 'PRE_SHIPPING');

-- create enum type report_format
CREATE TYPE public.report_format AS ENUM ('PDF', 'EXCEL', 'CSV', 'JSON');

-- create enum type report_type
CREATE TYPE public.report_type AS ENUM ('SALES', 'INVENTORY', 'FULFILLMENT', 'CUSTOMER', 'FINANCIAL', 'CUSTOM');

-- create enum type return_reason
CREATE TYPE public.return_reason AS ENUM ('DEFECTIVE', 'WRONG_ITEM', 'NOT_AS_DESCRIBED', 'DAMAGED', 'NO_LONGER_NEEDED', 'OTHER');

-- create enum type return_status
CREATE TYPE public.return_status AS ENUM ('REQUESTED', 'APPROVED', 'SHIPPED', 'RECEIVED', 'PROCESSING', 'COMPLETED', 'REJECTED');

-- create enum type shipment_status
CREATE TYPE public.shipment_status AS ENUM ('CREATED', 'DISPATCHED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'RETURNED', 'LOST');

-- create enum type supplier_type
CREATE TYPE public.supplier_type AS ENUM ('MANUFACTURER', 'PRINTER', 'DISTRIBUTOR', 'FULFILLMENT_CENTER');

-- create enum type ticket_priority
CREATE TYPE public.ticket_priority AS ENUM ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL');

-- create enum type ticket_status
CREATE TYPE public.ticket_status AS ENUM ('OPEN', 'IN_PROGRESS', 'RESOLVED', 'CLOSED');

-- create enum type transaction_status
CREATE TYPE public.transaction_status AS ENUM ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED');

-- create enum type transaction_type
CREATE TYPE public.transaction_type AS ENUM ('PAYMENT', 'REFUND', 'ADJUSTMENT', 'FEE', 'COMMISSION');

-- create enum type user_role
CREATE TYPE public.user_role AS ENUM ('SUPER_ADMIN', 'ADMIN', 'LEADER', 'SELLER', 'DESIGNER', 'FULFILLER', 'FINANCE', 'SUPPORT');

-- create table analytics_cache
CREATE TABLE public.analytics_cache (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    metric_type public.metric_type NOT NULL,
    dimensions jsonb DEFAULT '{}'::jsonb NOT NULL,
    value jsonb NOT NULL,
    calculated_at timestamp with time zone DEFAULT now() NOT NULL,
    ttl integer DEFAULT 3600 NOT NULL,
    CONSTRAINT analytics_cache_pkey PRIMARY KEY (id),
    CONSTRAINT analytics_cache_metric_type_dimensions_key UNIQUE (metric_type, dimensions),
    CONSTRAINT analytics_cache_ttl_check CHECK ((ttl > 0))
);

-- create table analytics_events
CREATE TABLE public.analytics_events (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    event_type text NOT NULL,
    entity_type text NOT NULL,
    entity_id uuid,
    metadata jsonb,
    "timestamp" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT analytics_events_pkey PRIMARY KEY (id)
);

-- create table api_credentials
CREATE TABLE public.api_credentials (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    store_id uuid NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    expires_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT api_credentials_pkey PRIMARY KEY (id),
    CONSTRAINT api_credentials_store_id_name_key UNIQUE (store_id, name)
);

-- create table audit_logs
CREATE TABLE public.audit_logs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    action text NOT NULL,
    resource text NOT NULL,
    entity_id uuid,
    changes jsonb,
    ip_address inet,
    user_agent text,
    "timestamp" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT audit_logs_pkey PRIMARY KEY (id)
);

-- create table customers
CREATE TABLE public.customers (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    email text NOT NULL,
    name text,
    phone text,
    status public.customer_status DEFAULT 'ACTIVE'::public.customer_status NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT customers_pkey PRIMARY KEY (id)
);

-- create table designs
CREATE TABLE public.designs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    seller_id uuid NOT NULL,
    team_id uuid,
    name text NOT NULL,
    fingerprint text NOT NULL,
    status public.design_status DEFAULT 'DRAFT'::public.design_status NOT NULL,
    is_auto_fulfillment_ready boolean DEFAULT false NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT designs_pkey PRIMARY KEY (id),
    CONSTRAINT designs_fingerprint_key UNIQUE (fingerprint),
    CONSTRAINT designs_check CHECK (((status = 'APPROVED'::public.design_status) OR (NOT is_auto_fulfillment_ready)))
);

-- create table enhanced_shipments
CREATE TABLE public.enhanced_shipments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    shipment_id uuid NOT NULL,
    multi_carrier_tracking jsonb,
    proof_of_delivery jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT enhanced_shipments_pkey PRIMARY KEY (id),
    CONSTRAINT enhanced_shipments_shipment_id_key UNIQUE (shipment_id)
);

-- create table factories
CREATE TABLE public.factories (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    code text NOT NULL,
    supplier_type public.supplier_type NOT NULL,
    capabilities text[] DEFAULT '{}'::text[] NOT NULL,
    print_methods text[] DEFAULT '{}'::text[] NOT NULL,
    capacity integer,
    quality_rating numeric(3,2),
    certifications text[] DEFAULT '{}'::text[] NOT NULL,
    is_primary boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT factories_pkey PRIMARY KEY (id),
    CONSTRAINT factories_code_key UNIQUE (code),
    CONSTRAINT factories_capacity_check CHECK ((capacity > 0)),
    CONSTRAINT factories_quality_rating_check CHECK (((quality_rating >= (0)::numeric) AND (quality_rating <= (5)::numeric)))
);

-- create table factory_locations
CREATE TABLE public.factory_locations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    factory_id uuid NOT NULL,
    location_type public.location_type NOT NULL,
    address text NOT NULL,
    city text NOT NULL,
    state text,
    postal_code text,
    country text NOT NULL,
    capabilities text[] DEFAULT '{}'::text[] NOT NULL,
    capacity integer,
    shipping_zones text[] DEFAULT '{}'::text[] NOT NULL,
    is_default boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT factory_locations_pkey PRIMARY KEY (id),
    CONSTRAINT factory_locations_capacity_check CHECK ((capacity > 0)),
    CONSTRAINT factory_locations_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
);

-- create table fulfillment_items
CREATE TABLE public.fulfillment_items (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    fulfillment_id uuid NOT NULL,
    order_item_id uuid NOT NULL,
    quantity integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT fulfillment_items_pkey PRIMARY KEY (id),
    CONSTRAINT fulfillment_items_fulfillment_id_order_item_id_key UNIQUE (fulfillment_id, order_item_id),
    CONSTRAINT fulfillment_items_quantity_check CHECK ((quantity > 0))
);

-- create table fulfillments
CREATE TABLE public.fulfillments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    factory_id uuid NOT NULL,
    status public.fulfillment_status DEFAULT 'PENDING'::public.fulfillment_status NOT NULL,
    tracking_number text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT fulfillments_pkey PRIMARY KEY (id)
);

-- create table impersonation_sessions
CREATE TABLE public.impersonation_sessions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    admin_id uuid NOT NULL,
    user_id uuid NOT NULL,
    reason text,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT impersonation_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT impersonation_sessions_check CHECK ((admin_id <> user_id)),
    CONSTRAINT impersonation_sessions_check1 CHECK ((expires_at > started_at)),
    CONSTRAINT impersonation_sessions_check2 CHECK ((ended_at >= started_at))
);

-- create table inventory
CREATE TABLE public.inventory (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    system_variant_id uuid NOT NULL,
    factory_location_id uuid NOT NULL,
    type public.inventory_type DEFAULT 'ON_HAND'::public.inventory_type NOT NULL,
    quantity integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT inventory_pkey PRIMARY KEY (id),
    CONSTRAINT inventory_system_variant_id_factory_location_id_type_key UNIQUE (system_variant_id, factory_location_id, type),
    CONSTRAINT inventory_quantity_check CHECK ((quantity >= 0))
);

-- create table inventory_movements
CREATE TABLE public.inventory_movements (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    inventory_id uuid NOT NULL,
    type public.movement_type NOT NULL,
    quantity integer NOT NULL,
    reference text,
    moved_by_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT inventory_movements_pkey PRIMARY KEY (id),
    CONSTRAINT inventory_movements_quantity_check CHECK ((quantity <> 0))
);

-- create table order_items
CREATE TABLE public.order_items (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    product_id uuid NOT NULL,
    system_variant_id uuid NOT NULL,
    design_id uuid,
    quantity integer DEFAULT 1 NOT NULL,
    price numeric(12,2) NOT NULL,
    fulfillment_status public.fulfillment_status DEFAULT 'PENDING'::public.fulfillment_status NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT order_items_pkey PRIMARY KEY (id),
    CONSTRAINT order_items_price_check CHECK ((price >= (0)::numeric)),
    CONSTRAINT order_items_quantity_check CHECK ((quantity > 0))
);

-- create table order_status_history
CREATE TABLE public.order_status_history (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    previous_status public.order_status,
    status public.order_status NOT NULL,
    changed_by_id uuid,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT order_status_history_pkey PRIMARY KEY (id)
);

-- create table orders
CREATE TABLE public.orders (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_code text NOT NULL,
    store_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    status public.order_status DEFAULT 'PENDING'::public.order_status NOT NULL,
    payment_status public.payment_status DEFAULT 'PENDING'::public.payment_status NOT NULL,
    currency text DEFAULT 'USD'::text NOT NULL,
    subtotal numeric(12,2) NOT NULL,
    shipping numeric(12,2) DEFAULT 0 NOT NULL,
    tax numeric(12,2) DEFAULT 0 NOT NULL,
    total numeric(12,2) NOT NULL,
    shipping_address jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_order_code_key UNIQUE (order_code),
    CONSTRAINT orders_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT orders_order_code_check CHECK ((char_length(order_code) = 9)),
    CONSTRAINT orders_shipping_check CHECK ((shipping >= (0)::numeric)),
    CONSTRAINT orders_subtotal_check CHECK ((subtotal >= (0)::numeric)),
    CONSTRAINT orders_tax_check CHECK ((tax >= (0)::numeric)),
    CONSTRAINT orders_total_check CHECK ((total >= (0)::numeric))
);

-- create table permissions
CREATE TABLE public.permissions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    resource public.permission_resource NOT NULL,
    action public.permission_action NOT NULL,
    description text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT permissions_pkey PRIMARY KEY (id),
    CONSTRAINT permissions_resource_action_key UNIQUE (resource, action)
);

-- create table product_designs
CREATE TABLE public.product_designs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    product_id uuid NOT NULL,
    design_id uuid NOT NULL,
    placement_settings jsonb,
    is_default boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT product_designs_pkey PRIMARY KEY (id),
    CONSTRAINT product_designs_product_id_design_id_key UNIQUE (product_id, design_id)
);

-- create table production_items
CREATE TABLE public.production_items (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    production_id uuid NOT NULL,
    fulfillment_item_id uuid NOT NULL,
    quantity integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT production_items_pkey PRIMARY KEY (id),
    CONSTRAINT production_items_production_id_fulfillment_item_id_key UNIQUE (production_id, fulfillment_item_id),
    CONSTRAINT production_items_quantity_check CHECK ((quantity > 0))
);

-- create table productions
CREATE TABLE public.productions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    factory_id uuid NOT NULL,
    batch_number text NOT NULL,
    status text DEFAULT 'PLANNED'::text NOT NULL,
    started_at timestamp with time zone,
    completed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT productions_pkey PRIMARY KEY (id),
    CONSTRAINT productions_factory_id_batch_number_key UNIQUE (factory_id, batch_number),
    CONSTRAINT productions_check CHECK ((completed_at >= started_at)),
    CONSTRAINT productions_status_check CHECK ((status = ANY (ARRAY['PLANNED'::text, 'IN_PRODUCTION'::text, 'COMPLETED'::text, 'CANCELLED'::text])))
);

-- create table products
CREATE TABLE public.products (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    store_id uuid NOT NULL,
    product_id text,
    sku text NOT NULL,
    name text NOT NULL,
    description text,
    base_price numeric(12,2) NOT NULL,
    cost_price numeric(12,2),
    status public.product_status DEFAULT 'DRAFT'::public.product_status NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT products_pkey PRIMARY KEY (id),
    CONSTRAINT products_sku_key UNIQUE (sku),
    CONSTRAINT products_store_id_product_id_key UNIQUE (store_id, product_id),
    CONSTRAINT products_base_price_check CHECK ((base_price >= (0)::numeric)),
    CONSTRAINT products_cost_price_check CHECK ((cost_price >= (0)::numeric))
);

-- create table quality_checks
CREATE TABLE public.quality_checks (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    production_id uuid NOT NULL,
    stage public.quality_check_stage NOT NULL,
    result public.quality_check_result NOT NULL,
    inspector_id uuid,
    notes text,
    checked_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT quality_checks_pkey PRIMARY KEY (id)
);

-- create table report_definitions
CREATE TABLE public.report_definitions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    type public.report_type NOT NULL,
    format public.report_format DEFAULT 'PDF'::public.report_format NOT NULL,
    schedule text,
    configuration jsonb DEFAULT '{}'::jsonb NOT NULL,
    recipients text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT report_definitions_pkey PRIMARY KEY (id)
);

-- create table report_executions
CREATE TABLE public.report_executions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    report_definition_id uuid NOT NULL,
    status text DEFAULT 'PENDING'::text NOT NULL,
    format public.report_format NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    file_path text,
    error text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT report_executions_pkey PRIMARY KEY (id),
    CONSTRAINT report_executions_check CHECK ((finished_at >= started_at)),
    CONSTRAINT report_executions_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'COMPLETED'::text, 'FAILED'::text])))
);

-- create table return_items
CREATE TABLE public.return_items (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    return_id uuid NOT NULL,
    order_item_id uuid NOT NULL,
    quantity integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT return_items_pkey PRIMARY KEY (id),
    CONSTRAINT return_items_return_id_order_item_id_key UNIQUE (return_id, order_item_id),
    CONSTRAINT return_items_quantity_check CHECK ((quantity > 0))
);

-- create table return_status_history
CREATE TABLE public.return_status_history (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    return_id uuid NOT NULL,
    previous_status public.return_status,
    status public.return_status NOT NULL,
    changed_by_id uuid,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT return_status_history_pkey PRIMARY KEY (id)
);

-- create table returns
CREATE TABLE public.returns (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    rma_number text NOT NULL,
    reason public.return_reason NOT NULL,
    status public.return_status DEFAULT 'REQUESTED'::public.return_status NOT NULL,
    refund_amount numeric(12,2),
    notes text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT returns_pkey PRIMARY KEY (id),
    CONSTRAINT returns_rma_number_key UNIQUE (rma_number),
    CONSTRAINT returns_refund_amount_check CHECK ((refund_amount >= (0)::numeric))
);

-- create table reviews
CREATE TABLE public.reviews (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    product_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    rating smallint NOT NULL,
    comment text,
    verified boolean DEFAULT false NOT NULL,
    photos text[] DEFAULT '{}'::text[] NOT NULL,
    response text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT reviews_pkey PRIMARY KEY (id),
    CONSTRAINT reviews_rating_check CHECK (((rating >= 1) AND (rating <= 5)))
);

-- create table role_permissions
CREATE TABLE public.role_permissions (
    role_id uuid NOT NULL,
    permission_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT role_permissions_pkey PRIMARY KEY (role_id, permission_id)
);

-- create table roles
CREATE TABLE public.roles (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name public.user_role NOT NULL,
    description text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT roles_pkey PRIMARY KEY (id),
    CONSTRAINT roles_name_key UNIQUE (name)
);

-- create table sessions
CREATE TABLE public.sessions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    token text NOT NULL,
    ip_address inet,
    user_agent text,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT sessions_pkey PRIMARY KEY (id),
    CONSTRAINT sessions_token_key UNIQUE (token)
);

-- create table shipment_exceptions
CREATE TABLE public.shipment_exceptions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    enhanced_shipment_id uuid NOT NULL,
    reason text NOT NULL,
    description text,
    occurred_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT shipment_exceptions_pkey PRIMARY KEY (id),
    CONSTRAINT shipment_exceptions_check CHECK ((resolved_at >= occurred_at))
);

-- create table shipments
CREATE TABLE public.shipments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id uuid NOT NULL,
    fulfillment_id uuid,
    carrier text NOT NULL,
    tracking_number text,
    status public.shipment_status DEFAULT 'CREATED'::public.shipment_status NOT NULL,
    dispatched_at timestamp with time zone,
    expected_at timestamp with time zone,
    delivered_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT shipments_pkey PRIMARY KEY (id),
    CONSTRAINT shipments_check CHECK ((delivered_at >= dispatched_at))
);

-- create table stores
CREATE TABLE public.stores (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    team_id uuid NOT NULL,
    name text NOT NULL,
    platform public.platform NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT stores_pkey PRIMARY KEY (id)
);

-- create table supplier_order_items
CREATE TABLE public.supplier_order_items (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    supplier_order_id uuid NOT NULL,
    supplier_variant_id uuid NOT NULL,
    quantity integer NOT NULL,
    price numeric(12,2) NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT supplier_order_items_pkey PRIMARY KEY (id),
    CONSTRAINT supplier_order_items_supplier_order_id_supplier_variant_id_key UNIQUE (supplier_order_id, supplier_variant_id),
    CONSTRAINT supplier_order_items_price_check CHECK ((price >= (0)::numeric)),
    CONSTRAINT supplier_order_items_quantity_check CHECK ((quantity > 0))
);

-- create table supplier_orders
CREATE TABLE public.supplier_orders (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    factory_id uuid NOT NULL,
    order_number text NOT NULL,
    status text DEFAULT 'DRAFT'::text NOT NULL,
    ordered_at timestamp with time zone,
    expected_at timestamp with time zone,
    received_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT supplier_orders_pkey PRIMARY KEY (id),
    CONSTRAINT supplier_orders_order_number_key UNIQUE (order_number),
    CONSTRAINT supplier_orders_check CHECK ((expected_at >= ordered_at)),
    CONSTRAINT supplier_orders_check1 CHECK ((received_at >= ordered_at)),
    CONSTRAINT supplier_orders_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'ORDERED'::text, 'RECEIVED'::text, 'CANCELLED'::text])))
);

-- create table supplier_variants
CREATE TABLE public.supplier_variants (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    factory_id uuid NOT NULL,
    system_variant_code text NOT NULL,
    supplier_product_code text NOT NULL,
    supplier_variant_code text NOT NULL,
    supplier_sku text NOT NULL,
    supplier_price numeric(12,2) NOT NULL,
    minimum_quantity integer DEFAULT 1 NOT NULL,
    lead_time integer,
    availability text DEFAULT 'AVAILABLE'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT supplier_variants_pkey PRIMARY KEY (id),
    CONSTRAINT supplier_variants_factory_id_supplier_sku_key UNIQUE (factory_id, supplier_sku),
    CONSTRAINT supplier_variants_availability_check CHECK ((availability = ANY (ARRAY['AVAILABLE'::text, 'LIMITED'::text, 'UNAVAILABLE'::text]))),
    CONSTRAINT supplier_variants_lead_time_check CHECK ((lead_time >= 0)),
    CONSTRAINT supplier_variants_minimum_quantity_check CHECK ((minimum_quantity > 0)),
    CONSTRAINT supplier_variants_supplier_price_check CHECK ((supplier_price >= (0)::numeric))
);

-- create table system_settings
CREATE TABLE public.system_settings (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    key text NOT NULL,
    value jsonb NOT NULL,
    category text NOT NULL,
    is_public boolean DEFAULT false NOT NULL,
    updated_by_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT system_settings_pkey PRIMARY KEY (id),
    CONSTRAINT system_settings_key_key UNIQUE (key)
);

-- create table system_variants
CREATE TABLE public.system_variants (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    product_id uuid NOT NULL,
    code text NOT NULL,
    size text,
    color text,
    material text,
    style text,
    price numeric(12,2) NOT NULL,
    cost_price numeric(12,2),
    stock integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT system_variants_pkey PRIMARY KEY (id),
    CONSTRAINT system_variants_code_key UNIQUE (code),
    CONSTRAINT system_variants_code_check CHECK ((char_length(code) = 5)),
    CONSTRAINT system_variants_cost_price_check CHECK ((cost_price >= (0)::numeric)),
    CONSTRAINT system_variants_price_check CHECK ((price >= (0)::numeric)),
    CONSTRAINT system_variants_stock_check CHECK ((stock >= 0))
);

-- create table team_members
CREATE TABLE public.team_members (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    team_id uuid NOT NULL,
    user_id uuid NOT NULL,
    is_leader boolean DEFAULT false NOT NULL,
    joined_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT team_members_pkey PRIMARY KEY (id),
    CONSTRAINT team_members_team_id_user_id_key UNIQUE (team_id, user_id)
);

-- create table teams
CREATE TABLE public.teams (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    description text,
    leader_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT teams_pkey PRIMARY KEY (id)
);

-- create table tickets
CREATE TABLE public.tickets (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    order_id uuid,
    assignee_id uuid,
    subject text NOT NULL,
    description text NOT NULL,
    status public.ticket_status DEFAULT 'OPEN'::public.ticket_status NOT NULL,
    priority public.ticket_priority DEFAULT 'MEDIUM'::public.ticket_priority NOT NULL,
    resolved_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tickets_pkey PRIMARY KEY (id)
);

-- create table tracking_events
CREATE TABLE public.tracking_events (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    enhanced_shipment_id uuid NOT NULL,
    status public.shipment_status NOT NULL,
    location text,
    description text,
    occurred_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tracking_events_pkey PRIMARY KEY (id)
);

-- create table transactions
CREATE TABLE public.transactions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    type public.transaction_type NOT NULL,
    order_id uuid,
    return_id uuid,
    amount numeric(12,2) NOT NULL,
    currency text DEFAULT 'USD'::text NOT NULL,
    status public.transaction_status DEFAULT 'PENDING'::public.transaction_status NOT NULL,
    reference text,
    metadata jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT transactions_pkey PRIMARY KEY (id),
    CONSTRAINT transactions_check CHECK (((amount >= (0)::numeric) OR (type = 'ADJUSTMENT'::public.transaction_type))),
    CONSTRAINT transactions_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
);

-- create table user_roles
CREATE TABLE public.user_roles (
    user_id uuid NOT NULL,
    role_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_roles_pkey PRIMARY KEY (user_id, role_id)
);

-- create table users
CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    email text NOT NULL,
    username text NOT NULL,
    password text NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_key UNIQUE (email),
    CONSTRAINT users_username_key UNIQUE (username)
);

-- create index analytics_events.analytics_events_entity_type_entity_id_idx
CREATE INDEX analytics_events_entity_type_entity_id_idx ON public.analytics_events USING btree (entity_type, entity_id);

-- create index analytics_events.analytics_events_timestamp_idx
CREATE INDEX analytics_events_timestamp_idx ON public.analytics_events USING btree ("timestamp");

-- create index audit_logs.audit_logs_resource_entity_id_idx
CREATE INDEX audit_logs_resource_entity_id_idx ON public.audit_logs USING btree (resource, entity_id);

-- create index audit_logs.audit_logs_timestamp_idx
CREATE INDEX audit_logs_timestamp_idx ON public.audit_logs USING btree ("timestamp");

-- create index audit_logs.audit_logs_user_id_idx
CREATE INDEX audit_logs_user_id_idx ON public.audit_logs USING btree (user_id);

-- create index customers.customers_email_idx
CREATE INDEX customers_email_idx ON public.customers USING btree (email);

-- create index customers.customers_lower_idx
CREATE INDEX customers_lower_idx ON public.customers USING btree (lower(email) text_pattern_ops);

-- create index designs.designs_seller_id_idx
CREATE INDEX designs_seller_id_idx ON public.designs USING btree (seller_id);

-- create index designs.designs_team_id_name_idx
CREATE INDEX designs_team_id_name_idx ON public.designs USING btree (team_id, name);

-- create index factory_locations.factory_locations_factory_id_idx
CREATE UNIQUE INDEX factory_locations_factory_id_idx ON public.factory_locations USING btree (factory_id) WHERE is_default;

-- create index factory_locations.factory_locations_factory_id_is_default_idx
CREATE INDEX factory_locations_factory_id_is_default_idx ON public.factory_locations USING btree (factory_id, is_default);

-- create index fulfillment_items.fulfillment_items_order_item_id_idx
CREATE INDEX fulfillment_items_order_item_id_idx ON public.fulfillment_items USING btree (order_item_id);

-- create index fulfillments.fulfillments_factory_id_idx
CREATE INDEX fulfillments_factory_id_idx ON public.fulfillments USING btree (factory_id);

-- create index fulfillments.fulfillments_order_id_idx
CREATE INDEX fulfillments_order_id_idx ON public.fulfillments USING btree (order_id);

-- create index impersonation_sessions.impersonation_sessions_admin_id_idx
CREATE INDEX impersonation_sessions_admin_id_idx ON public.impersonation_sessions USING btree (admin_id);

-- create index impersonation_sessions.impersonation_sessions_user_id_idx
CREATE INDEX impersonation_sessions_user_id_idx ON public.impersonation_sessions USING btree (user_id);

-- create index inventory.inventory_factory_location_id_idx
CREATE INDEX inventory_factory_location_id_idx ON public.inventory USING btree (factory_location_id);

-- create index inventory_movements.inventory_movements_inventory_id_idx
CREATE INDEX inventory_movements_inventory_id_idx ON public.inventory_movements USING btree (inventory_id);

-- create index inventory_movements.inventory_movements_moved_by_id_idx
CREATE INDEX inventory_movements_moved_by_id_idx ON public.inventory_movements USING btree (moved_by_id);

-- create index order_items.order_items_design_id_idx
CREATE INDEX order_items_design_id_idx ON public.order_items USING btree (design_id);

-- create index order_items.order_items_order_id_idx
CREATE INDEX order_items_order_id_idx ON public.order_items USING btree (order_id);

-- create index order_items.order_items_product_id_idx
CREATE INDEX order_items_product_id_idx ON public.order_items USING btree (product_id);

-- create index order_items.order_items_system_variant_id_idx
CREATE INDEX order_items_system_variant_id_idx ON public.order_items USING btree (system_variant_id);

-- create index order_status_history.order_status_history_changed_by_id_idx
CREATE INDEX order_status_history_changed_by_id_idx ON public.order_status_history USING btree (changed_by_id);

-- create index order_status_history.order_status_history_order_id_idx
CREATE INDEX order_status_history_order_id_idx ON public.order_status_history USING btree (order_id);

-- create index orders.orders_customer_id_idx
CREATE INDEX orders_customer_id_idx ON public.orders USING btree (customer_id);

-- create index orders.orders_order_code_idx
CREATE INDEX orders_order_code_idx ON public.orders USING btree (order_code text_pattern_ops);

-- create index orders.orders_store_id_idx
CREATE INDEX orders_store_id_idx ON public.orders USING btree (store_id);

-- create index product_designs.product_designs_design_id_idx
CREATE INDEX product_designs_design_id_idx ON public.product_designs USING btree (design_id);

-- create index product_designs.product_designs_product_id_idx
CREATE UNIQUE INDEX product_designs_product_id_idx ON public.product_designs USING btree (product_id) WHERE is_default;

-- create index production_items.production_items_fulfillment_item_id_idx
CREATE INDEX production_items_fulfillment_item_id_idx ON public.production_items USING btree (fulfillment_item_id);

-- create index products.products_to_tsvector_idx
CREATE INDEX products_to_tsvector_idx ON public.products USING gin (to_tsvector('simple'::regconfig, name));

-- create index quality_checks.quality_checks_inspector_id_idx
CREATE INDEX quality_checks_inspector_id_idx ON public.quality_checks USING btree (inspector_id);

-- create index quality_checks.quality_checks_production_id_idx
CREATE INDEX quality_checks_production_id_idx ON public.quality_checks USING btree (production_id);

-- create index report_executions.report_executions_report_definition_id_idx
CREATE INDEX report_executions_report_definition_id_idx ON public.report_executions USING btree (report_definition_id);

-- create index return_items.return_items_order_item_id_idx
CREATE INDEX return_items_order_item_id_idx ON public.return_items USING btree (order_item_id);

-- create index return_status_history.return_status_history_changed_by_id_idx
CREATE INDEX return_status_history_changed_by_id_idx ON public.return_status_history USING btree (changed_by_id);

-- create index return_status_history.return_status_history_return_id_idx
CREATE INDEX return_status_history_return_id_idx ON public.return_status_history USING btree (return_id);

-- create index returns.returns_order_id_idx
CREATE INDEX returns_order_id_idx ON public.returns USING btree (order_id);

-- create index reviews.reviews_customer_id_idx
CREATE INDEX reviews_customer_id_idx ON public.reviews USING btree (customer_id);

-- create index reviews.reviews_product_id_idx
CREATE INDEX reviews_product_id_idx ON public.reviews USING btree (product_id);

-- create index role_permissions.role_permissions_permission_id_idx
CREATE INDEX role_permissions_permission_id_idx ON public.role_permissions USING btree (permission_id);

-- create index sessions.sessions_expires_at_idx
CREATE INDEX sessions_expires_at_idx ON public.sessions USING btree (expires_at);

-- create index sessions.sessions_user_id_idx
CREATE INDEX sessions_user_id_idx ON public.sessions USING btree (user_id);

-- create index shipment_exceptions.shipment_exceptions_enhanced_shipment_id_idx
CREATE INDEX shipment_exceptions_enhanced_shipment_id_idx ON public.shipment_exceptions USING btree (enhanced_shipment_id);

-- create index shipments.shipments_fulfillment_id_idx
CREATE INDEX shipments_fulfillment_id_idx ON public.shipments USING btree (fulfillment_id);

-- create index shipments.shipments_order_id_idx
CREATE INDEX shipments_order_id_idx ON public.shipments USING btree (order_id);

-- create index stores.stores_team_id_name_idx
CREATE INDEX stores_team_id_name_idx ON public.stores USING btree (team_id, name);

-- create index supplier_order_items.supplier_order_items_supplier_variant_id_idx
CREATE INDEX supplier_order_items_supplier_variant_id_idx ON public.supplier_order_items USING btree (supplier_variant_id);

-- create index supplier_orders.supplier_orders_factory_id_idx
CREATE INDEX supplier_orders_factory_id_idx ON public.supplier_orders USING btree (factory_id);

-- create index supplier_variants.supplier_variants_system_variant_code_idx
CREATE INDEX supplier_variants_system_variant_code_idx ON public.supplier_variants USING btree (system_variant_code);

-- create index system_settings.system_settings_updated_by_id_idx
CREATE INDEX system_settings_updated_by_id_idx ON public.system_settings USING btree (updated_by_id);

-- create index system_variants.system_variants_product_id_idx
CREATE INDEX system_variants_product_id_idx ON public.system_variants USING btree (product_id);

-- create index team_members.team_members_team_id_idx
CREATE UNIQUE INDEX team_members_team_id_idx ON public.team_members USING btree (team_id) WHERE is_leader;

-- create index team_members.team_members_user_id_idx
CREATE INDEX team_members_user_id_idx ON public.team_members USING btree (user_id);

-- create index teams.teams_leader_id_idx
CREATE INDEX teams_leader_id_idx ON public.teams USING btree (leader_id);

-- create index tickets.tickets_assignee_id_idx
CREATE INDEX tickets_assignee_id_idx ON public.tickets USING btree (assignee_id);

-- create index tickets.tickets_customer_id_idx
CREATE INDEX tickets_customer_id_idx ON public.tickets USING btree (customer_id);

-- create index tickets.tickets_order_id_idx
CREATE INDEX tickets_order_id_idx ON public.tickets USING btree (order_id);

-- create index tracking_events.tracking_events_enhanced_shipment_id_idx
CREATE INDEX tracking_events_enhanced_shipment_id_idx ON public.tracking_events USING btree (enhanced_shipment_id);

-- create index transactions.transactions_order_id_idx
CREATE INDEX transactions_order_id_idx ON public.transactions USING btree (order_id);

-- create index transactions.transactions_return_id_idx
CREATE INDEX transactions_return_id_idx ON public.transactions USING btree (return_id);

-- create index user_roles.user_roles_role_id_idx
CREATE INDEX user_roles_role_id_idx ON public.user_roles USING btree (role_id);

-- add constraint api_credentials.api_credentials_store_id_fkey (blocks writes)
ALTER TABLE public.api_credentials ADD CONSTRAINT api_credentials_store_id_fkey FOREIGN KEY (store_id) REFERENCES public.stores(id) ON DELETE CASCADE;

-- add constraint audit_logs.audit_logs_user_id_fkey (blocks writes)
ALTER TABLE public.audit_logs ADD CONSTRAINT audit_logs_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint designs.designs_seller_id_fkey (blocks writes)
ALTER TABLE public.designs ADD CONSTRAINT designs_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES public.users(id) ON DELETE RESTRICT;

-- add constraint designs.designs_team_id_fkey (blocks writes)
ALTER TABLE public.designs ADD CONSTRAINT designs_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE SET NULL;

-- add constraint enhanced_shipments.enhanced_shipments_shipment_id_fkey (blocks writes)
ALTER TABLE public.enhanced_shipments ADD CONSTRAINT enhanced_shipments_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES public.shipments(id) ON DELETE CASCADE;

-- add constraint factory_locations.factory_locations_factory_id_fkey (blocks writes)
ALTER TABLE public.factory_locations ADD CONSTRAINT factory_locations_factory_id_fkey FOREIGN KEY (factory_id) REFERENCES public.factories(id) ON DELETE CASCADE;

-- add constraint fulfillment_items.fulfillment_items_fulfillment_id_fkey (blocks writes)
ALTER TABLE public.fulfillment_items ADD CONSTRAINT fulfillment_items_fulfillment_id_fkey FOREIGN KEY (fulfillment_id) REFERENCES public.fulfillments(id) ON DELETE CASCADE;

-- add constraint fulfillment_items.fulfillment_items_order_item_id_fkey (blocks writes)
ALTER TABLE public.fulfillment_items ADD CONSTRAINT fulfillment_items_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES public.order_items(id) ON DELETE CASCADE;

-- add constraint fulfillments.fulfillments_factory_id_fkey (blocks writes)
ALTER TABLE public.fulfillments ADD CONSTRAINT fulfillments_factory_id_fkey FOREIGN KEY (factory_id) REFERENCES public.factories(id) ON DELETE RESTRICT;

-- add constraint fulfillments.fulfillments_order_id_fkey (blocks writes)
ALTER TABLE public.fulfillments ADD CONSTRAINT fulfillments_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

-- add constraint impersonation_sessions.impersonation_sessions_admin_id_fkey (blocks writes)
ALTER TABLE public.impersonation_sessions ADD CONSTRAINT impersonation_sessions_admin_id_fkey FOREIGN KEY (admin_id) REFERENCES public.users(id) ON DELETE RESTRICT;

-- add constraint impersonation_sessions.impersonation_sessions_user_id_fkey (blocks writes)
ALTER TABLE public.impersonation_sessions ADD CONSTRAINT impersonation_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE RESTRICT;

-- add constraint inventory.inventory_factory_location_id_fkey (blocks writes)
ALTER TABLE public.inventory ADD CONSTRAINT inventory_factory_location_id_fkey FOREIGN KEY (factory_location_id) REFERENCES public.factory_locations(id) ON DELETE RESTRICT;

-- add constraint inventory.inventory_system_variant_id_fkey (blocks writes)
ALTER TABLE public.inventory ADD CONSTRAINT inventory_system_variant_id_fkey FOREIGN KEY (system_variant_id) REFERENCES public.system_variants(id) ON DELETE CASCADE;

-- add constraint inventory_movements.inventory_movements_inventory_id_fkey (blocks writes)
ALTER TABLE public.inventory_movements ADD CONSTRAINT inventory_movements_inventory_id_fkey FOREIGN KEY (inventory_id) REFERENCES public.inventory(id) ON DELETE CASCADE;

-- add constraint inventory_movements.inventory_movements_moved_by_id_fkey (blocks writes)
ALTER TABLE public.inventory_movements ADD CONSTRAINT inventory_movements_moved_by_id_fkey FOREIGN KEY (moved_by_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint order_items.order_items_design_id_fkey (blocks writes)
ALTER TABLE public.order_items ADD CONSTRAINT order_items_design_id_fkey FOREIGN KEY (design_id) REFERENCES public.designs(id) ON DELETE RESTRICT;

-- add constraint order_items.order_items_order_id_fkey (blocks writes)
ALTER TABLE public.order_items ADD CONSTRAINT order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

-- add constraint order_items.order_items_product_id_fkey (blocks writes)
ALTER TABLE public.order_items ADD CONSTRAINT order_items_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE RESTRICT;

-- add constraint order_items.order_items_system_variant_id_fkey (blocks writes)
ALTER TABLE public.order_items ADD CONSTRAINT order_items_system_variant_id_fkey FOREIGN KEY (system_variant_id) REFERENCES public.system_variants(id) ON DELETE RESTRICT;

-- add constraint order_status_history.order_status_history_changed_by_id_fkey (blocks writes)
ALTER TABLE public.order_status_history ADD CONSTRAINT order_status_history_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint order_status_history.order_status_history_order_id_fkey (blocks writes)
ALTER TABLE public.order_status_history ADD CONSTRAINT order_status_history_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

-- add constraint orders.orders_customer_id_fkey (blocks writes)
ALTER TABLE public.orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE RESTRICT;

-- add constraint orders.orders_store_id_fkey (blocks writes)
ALTER TABLE public.orders ADD CONSTRAINT orders_store_id_fkey FOREIGN KEY (store_id) REFERENCES public.stores(id) ON DELETE RESTRICT;

-- add constraint product_designs.product_designs_design_id_fkey (blocks writes)
ALTER TABLE public.product_designs ADD CONSTRAINT product_designs_design_id_fkey FOREIGN KEY (design_id) REFERENCES public.designs(id) ON DELETE CASCADE;

-- add constraint product_designs.product_designs_product_id_fkey (blocks writes)
ALTER TABLE public.product_designs ADD CONSTRAINT product_designs_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE;

-- add constraint production_items.production_items_fulfillment_item_id_fkey (blocks writes)
ALTER TABLE public.production_items ADD CONSTRAINT production_items_fulfillment_item_id_fkey FOREIGN KEY (fulfillment_item_id) REFERENCES public.fulfillment_items(id) ON DELETE RESTRICT;

-- add constraint production_items.production_items_production_id_fkey (blocks writes)
ALTER TABLE public.production_items ADD CONSTRAINT production_items_production_id_fkey FOREIGN KEY (production_id) REFERENCES public.productions(id) ON DELETE CASCADE;

-- add constraint productions.productions_factory_id_fkey (blocks writes)
ALTER TABLE public.productions ADD CONSTRAINT productions_factory_id_fkey FOREIGN KEY (factory_id) REFERENCES public.factories(id) ON DELETE RESTRICT;

-- add constraint products.products_store_id_fkey (blocks writes)
ALTER TABLE public.products ADD CONSTRAINT products_store_id_fkey FOREIGN KEY (store_id) REFERENCES public.stores(id) ON DELETE RESTRICT;

-- add constraint quality_checks.quality_checks_inspector_id_fkey (blocks writes)
ALTER TABLE public.quality_checks ADD CONSTRAINT quality_checks_inspector_id_fkey FOREIGN KEY (inspector_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint quality_checks.quality_checks_production_id_fkey (blocks writes)
ALTER TABLE public.quality_checks ADD CONSTRAINT quality_checks_production_id_fkey FOREIGN KEY (production_id) REFERENCES public.productions(id) ON DELETE CASCADE;

-- add constraint report_executions.report_executions_report_definition_id_fkey (blocks writes)
ALTER TABLE public.report_executions ADD CONSTRAINT report_executions_report_definition_id_fkey FOREIGN KEY (report_definition_id) REFERENCES public.report_definitions(id) ON DELETE CASCADE;

-- add constraint return_items.return_items_order_item_id_fkey (blocks writes)
ALTER TABLE public.return_items ADD CONSTRAINT return_items_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES public.order_items(id) ON DELETE RESTRICT;

-- add constraint return_items.return_items_return_id_fkey (blocks writes)
ALTER TABLE public.return_items ADD CONSTRAINT return_items_return_id_fkey FOREIGN KEY (return_id) REFERENCES public.returns(id) ON DELETE CASCADE;

-- add constraint return_status_history.return_status_history_changed_by_id_fkey (blocks writes)
ALTER TABLE public.return_status_history ADD CONSTRAINT return_status_history_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint return_status_history.return_status_history_return_id_fkey (blocks writes)
ALTER TABLE public.return_status_history ADD CONSTRAINT return_status_history_return_id_fkey FOREIGN KEY (return_id) REFERENCES public.returns(id) ON DELETE CASCADE;

-- add constraint returns.returns_order_id_fkey (blocks writes)
ALTER TABLE public.returns ADD CONSTRAINT returns_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE RESTRICT;

-- add constraint reviews.reviews_customer_id_fkey (blocks writes)
ALTER TABLE public.reviews ADD CONSTRAINT reviews_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

-- add constraint reviews.reviews_product_id_fkey (blocks writes)
ALTER TABLE public.reviews ADD CONSTRAINT reviews_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE;

-- add constraint role_permissions.role_permissions_permission_id_fkey (blocks writes)
ALTER TABLE public.role_permissions ADD CONSTRAINT role_permissions_permission_id_fkey FOREIGN KEY (permission_id) REFERENCES public.permissions(id) ON DELETE CASCADE;

-- add constraint role_permissions.role_permissions_role_id_fkey (blocks writes)
ALTER TABLE public.role_permissions ADD CONSTRAINT role_permissions_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE CASCADE;

-- add constraint sessions.sessions_user_id_fkey (blocks writes)
ALTER TABLE public.sessions ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- add constraint shipment_exceptions.shipment_exceptions_enhanced_shipment_id_fkey (blocks writes)
ALTER TABLE public.shipment_exceptions ADD CONSTRAINT shipment_exceptions_enhanced_shipment_id_fkey FOREIGN KEY (enhanced_shipment_id) REFERENCES public.enhanced_shipments(id) ON DELETE CASCADE;

-- add constraint shipments.shipments_fulfillment_id_fkey (blocks writes)
ALTER TABLE public.shipments ADD CONSTRAINT shipments_fulfillment_id_fkey FOREIGN KEY (fulfillment_id) REFERENCES public.fulfillments(id) ON DELETE SET NULL;

-- add constraint shipments.shipments_order_id_fkey (blocks writes)
ALTER TABLE public.shipments ADD CONSTRAINT shipments_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

-- add constraint stores.stores_team_id_fkey (blocks writes)
ALTER TABLE public.stores ADD CONSTRAINT stores_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE RESTRICT;

-- add constraint supplier_order_items.supplier_order_items_supplier_order_id_fkey (blocks writes)
ALTER TABLE public.supplier_order_items ADD CONSTRAINT supplier_order_items_supplier_order_id_fkey FOREIGN KEY (supplier_order_id) REFERENCES public.supplier_orders(id) ON DELETE CASCADE;

-- add constraint supplier_order_items.supplier_order_items_supplier_variant_id_fkey (blocks writes)
ALTER TABLE public.supplier_order_items ADD CONSTRAINT supplier_order_items_supplier_variant_id_fkey FOREIGN KEY (supplier_variant_id) REFERENCES public.supplier_variants(id) ON DELETE RESTRICT;

-- add constraint supplier_orders.supplier_orders_factory_id_fkey (blocks writes)
ALTER TABLE public.supplier_orders ADD CONSTRAINT supplier_orders_factory_id_fkey FOREIGN KEY (factory_id) REFERENCES public.factories(id) ON DELETE RESTRICT;

-- add constraint supplier_variants.supplier_variants_factory_id_fkey (blocks writes)
ALTER TABLE public.supplier_variants ADD CONSTRAINT supplier_variants_factory_id_fkey FOREIGN KEY (factory_id) REFERENCES public.factories(id) ON DELETE CASCADE;

-- add constraint supplier_variants.supplier_variants_system_variant_code_fkey (blocks writes)
ALTER TABLE public.supplier_variants ADD CONSTRAINT supplier_variants_system_variant_code_fkey FOREIGN KEY (system_variant_code) REFERENCES public.system_variants(code) ON UPDATE CASCADE ON DELETE CASCADE;

-- add constraint system_settings.system_settings_updated_by_id_fkey (blocks writes)
ALTER TABLE public.system_settings ADD CONSTRAINT system_settings_updated_by_id_fkey FOREIGN KEY (updated_by_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint system_variants.system_variants_product_id_fkey (blocks writes)
ALTER TABLE public.system_variants ADD CONSTRAINT system_variants_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE;

-- add constraint team_members.team_members_team_id_fkey (blocks writes)
ALTER TABLE public.team_members ADD CONSTRAINT team_members_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

-- add constraint team_members.team_members_user_id_fkey (blocks writes)
ALTER TABLE public.team_members ADD CONSTRAINT team_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- add constraint teams.teams_leader_id_fkey (blocks writes)
ALTER TABLE public.teams ADD CONSTRAINT teams_leader_id_fkey FOREIGN KEY (leader_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint tickets.tickets_assignee_id_fkey (blocks writes)
ALTER TABLE public.tickets ADD CONSTRAINT tickets_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES public.users(id) ON DELETE SET NULL;

-- add constraint tickets.tickets_customer_id_fkey (blocks writes)
ALTER TABLE public.tickets ADD CONSTRAINT tickets_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

-- add constraint tickets.tickets_order_id_fkey (blocks writes)
ALTER TABLE public.tickets ADD CONSTRAINT tickets_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE SET NULL;

-- add constraint tracking_events.tracking_events_enhanced_shipment_id_fkey (blocks writes)
ALTER TABLE public.tracking_events ADD CONSTRAINT tracking_events_enhanced_shipment_id_fkey FOREIGN KEY (enhanced_shipment_id) REFERENCES public.enhanced_shipments(id) ON DELETE CASCADE;

-- add constraint transactions.transactions_order_id_fkey (blocks writes)
ALTER TABLE public.transactions ADD CONSTRAINT transactions_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE RESTRICT;

-- add constraint transactions.transactions_return_id_fkey (blocks writes)
ALTER TABLE public.transactions ADD CONSTRAINT transactions_return_id_fkey FOREIGN KEY (return_id) REFERENCES public.returns(id) ON DELETE RESTRICT;

-- add constraint user_roles.user_roles_role_id_fkey (blocks writes)
ALTER TABLE public.user_roles ADD CONSTRAINT user_roles_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE CASCADE;

-- add constraint user_roles.user_roles_user_id_fkey (blocks writes)
ALTER TABLE public.user_roles ADD CONSTRAINT user_roles_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
