-- create_schema, taken back: 138 statements, blocks reads and writes
-- loses: drop_table analytics_cache, rows
-- loses: drop_table analytics_events, rows
-- loses: drop_table api_credentials, rows
-- loses: drop_table audit_logs, rows
-- loses: drop_table customers, rows
-- loses: drop_table designs, rows
-- loses: drop_table enhanced_shipments, rows
-- loses: drop_table factories, rows
-- loses: drop_table factory_locations, rows
-- loses: drop_table fulfillment_items, rows
-- loses: drop_table fulfillments, rows
-- loses: drop_table impersonation_sessions, rows
-- loses: drop_table inventory, rows
-- loses: drop_table inventory_movements, rows
-- loses: drop_table order_items, rows
-- loses: drop_table order_status_history, rows
-- loses: drop_table orders, rows
-- loses: drop_table permissions, rows
-- loses: drop_table product_designs, rows
-- loses: drop_table production_items, rows
-- loses: drop_table productions, rows
-- loses: drop_table products, rows
-- loses: drop_table quality_checks, rows
-- loses: drop_table report_definitions, rows
-- loses: drop_table report_executions, rows
-- loses: drop_table return_items, rows
-- loses: drop_table return_status_history, rows
-- loses: drop_table returns, rows
-- loses: drop_table reviews, rows
-- loses: drop_table role_permissions, rows
-- loses: drop_table roles, rows
-- loses: drop_table sessions, rows
-- loses: drop_table shipment_exceptions, rows
-- loses: drop_table shipments, rows
-- loses: drop_table stores, rows
-- loses: drop_table supplier_order_items, rows
-- loses: drop_table supplier_orders, rows
-- loses: drop_table supplier_variants, rows
-- loses: drop_table system_settings, rows
-- loses: drop_table system_variants, rows
-- loses: drop_table team_members, rows
-- loses: drop_table teams, rows
-- loses: drop_table tickets, rows
-- loses: drop_table tracking_events, rows
-- loses: drop_table transactions, rows
-- loses: drop_table user_roles, rows
-- loses: drop_table users, rows

-- drop constraint api_credentials.api_credentials_store_id_fkey (blocks reads and writes)
ALTER TABLE public.api_credentials DROP CONSTRAINT api_credentials_store_id_fkey;

-- drop constraint audit_logs.audit_logs_user_id_fkey (blocks reads and writes)
ALTER TABLE public.audit_logs DROP CONSTRAINT audit_logs_user_id_fkey;

-- drop constraint designs.designs_seller_id_fkey (blocks reads and writes)
ALTER TABLE public.designs DROP CONSTRAINT designs_seller_id_fkey;

-- drop constraint designs.designs_team_id_fkey (blocks reads and writes)
ALTER TABLE public.designs DROP CONSTRAINT designs_team_id_fkey;

-- drop constraint enhanced_shipments.enhanced_shipments_shipment_id_fkey (blocks reads and writes)
ALTER TABLE public.enhanced_shipments DROP CONSTRAINT enhanced_shipments_shipment_id_fkey;

-- drop constraint factory_locations.factory_locations_factory_id_fkey (blocks reads and writes)
ALTER TABLE public.factory_locations DROP CONSTRAINT factory_locations_factory_id_fkey;

-- drop constraint fulfillment_items.fulfillment_items_fulfillment_id_fkey (blocks reads and writes)
ALTER TABLE public.fulfillment_items DROP CONSTRAINT fulfillment_items_fulfillment_id_fkey;

-- drop constraint fulfillment_items.fulfillment_items_order_item_id_fkey (blocks reads and writes)
ALTER TABLE public.fulfillment_items DROP CONSTRAINT fulfillment_items_order_item_id_fkey;

-- drop constraint fulfillments.fulfillments_factory_id_fkey (blocks reads and writes)
ALTER TABLE public.fulfillments DROP CONSTRAINT fulfillments_factory_id_fkey;

-- drop constraint fulfillments.fulfillments_order_id_fkey (blocks reads and writes)
ALTER TABLE public.fulfillments DROP CONSTRAINT fulfillments_order_id_fkey;

-- drop constraint impersonation_sessions.impersonation_sessions_admin_id_fkey (blocks reads and writes)
ALTER TABLE public.impersonation_sessions DROP CONSTRAINT impersonation_sessions_admin_id_fkey;

-- drop constraint impersonation_sessions.impersonation_sessions_user_id_fkey (blocks reads and writes)
ALTER TABLE public.impersonation_sessions DROP CONSTRAINT impersonation_sessions_user_id_fkey;

-- drop constraint inventory.inventory_factory_location_id_fkey (blocks reads and writes)
ALTER TABLE public.inventory DROP CONSTRAINT inventory_factory_location_id_fkey;

-- drop constraint inventory.inventory_system_variant_id_fkey (blocks reads and writes)
ALTER TABLE public.inventory DROP CONSTRAINT inventory_system_variant_id_fkey;

-- drop constraint inventory_movements.inventory_movements_inventory_id_fkey (blocks reads and writes)
ALTER TABLE public.inventory_movements DROP CONSTRAINT inventory_movements_inventory_id_fkey;

-- drop constraint inventory_movements.inventory_movements_moved_by_id_fkey (blocks reads and writes)
ALTER TABLE public.inventory_movements DROP CONSTRAINT inventory_movements_moved_by_id_fkey;

-- drop constraint order_items.order_items_design_id_fkey (blocks reads and writes)
ALTER TABLE public.order_items DROP CONSTRAINT order_items_design_id_fkey;

-- drop constraint order_items.order_items_order_id_fkey (blocks reads and writes)
ALTER TABLE public.order_items DROP CONSTRAINT order_items_order_id_fkey;

-- drop constraint order_items.order_items_product_id_fkey (blocks reads and writes)
ALTER TABLE public.order_items DROP CONSTRAINT order_items_product_id_fkey;

-- drop constraint order_items.order_items_system_variant_id_fkey (blocks reads and writes)
ALTER TABLE public.order_items DROP CONSTRAINT order_items_system_variant_id_fkey;

-- drop constraint order_status_history.order_status_history_changed_by_id_fkey (blocks reads and writes)
ALTER TABLE public.order_status_history DROP CONSTRAINT order_status_history_changed_by_id_fkey;

-- drop constraint order_status_history.order_status_history_order_id_fkey (blocks reads and writes)
ALTER TABLE public.order_status_history DROP CONSTRAINT order_status_history_order_id_fkey;

-- drop constraint orders.orders_customer_id_fkey (blocks reads and writes)
ALTER TABLE public.orders DROP CONSTRAINT orders_customer_id_fkey;

-- drop constraint orders.orders_store_id_fkey (blocks reads and writes)
ALTER TABLE public.orders DROP CONSTRAINT orders_store_id_fkey;

-- drop constraint product_designs.product_designs_design_id_fkey (blocks reads and writes)
ALTER TABLE public.product_designs DROP CONSTRAINT product_designs_design_id_fkey;

-- drop constraint product_designs.product_designs_product_id_fkey (blocks reads and writes)
ALTER TABLE public.product_designs DROP CONSTRAINT product_designs_product_id_fkey;

-- drop constraint production_items.production_items_fulfillment_item_id_fkey (blocks reads and writes)
ALTER TABLE public.production_items DROP CONSTRAINT production_items_fulfillment_item_id_fkey;

-- drop constraint production_items.production_items_production_id_fkey (blocks reads and writes)
ALTER TABLE public.production_items DROP CONSTRAINT production_items_production_id_fkey;

-- drop constraint productions.productions_factory_id_fkey (blocks reads and writes)
ALTER TABLE public.productions DROP CONSTRAINT productions_factory_id_fkey;

-- drop constraint products.products_store_id_fkey (blocks reads and writes)
ALTER TABLE public.products DROP CONSTRAINT products_store_id_fkey;

-- drop constraint quality_checks.quality_checks_inspector_id_fkey (blocks reads and writes)
ALTER TABLE public.quality_checks DROP CONSTRAINT quality_checks_inspector_id_fkey;

-- drop constraint quality_checks.quality_checks_production_id_fkey (blocks reads and writes)
ALTER TABLE public.quality_checks DROP CONSTRAINT quality_checks_production_id_fkey;

-- drop constraint report_executions.report_executions_report_definition_id_fkey (blocks reads and writes)
ALTER TABLE public.report_executions DROP CONSTRAINT report_executions_report_definition_id_fkey;

-- drop constraint return_items.return_items_order_item_id_fkey (blocks reads and writes)
ALTER TABLE public.return_items DROP CONSTRAINT return_items_order_item_id_fkey;

-- drop constraint return_items.return_items_return_id_fkey (blocks reads and writes)
ALTER TABLE public.return_items DROP CONSTRAINT return_items_return_id_fkey;

-- drop constraint return_status_history.return_status_history_changed_by_id_fkey (blocks reads and writes)
ALTER TABLE public.return_status_history DROP CONSTRAINT return_status_history_changed_by_id_fkey;

-- drop constraint return_status_history.return_status_history_return_id_fkey (blocks reads and writes)
ALTER TABLE public.return_status_history DROP CONSTRAINT return_status_history_return_id_fkey;

-- drop constraint returns.returns_order_id_fkey (blocks reads and writes)
ALTER TABLE public.returns DROP CONSTRAINT returns_order_id_fkey;

-- drop constraint reviews.reviews_customer_id_fkey (blocks reads and writes)
ALTER TABLE public.reviews DROP CONSTRAINT reviews_customer_id_fkey;

-- drop constraint reviews.reviews_product_id_fkey (blocks reads and writes)
ALTER TABLE public.reviews DROP CONSTRAINT reviews_product_id_fkey;

-- drop constraint role_permissions.role_permissions_permission_id_fkey (blocks reads and writes)
ALTER TABLE public.role_permissions DROP CONSTRAINT role_permissions_permission_id_fkey;

-- drop constraint role_permissions.role_permissions_role_id_fkey (blocks reads and writes)
ALTER TABLE public.role_permissions DROP CONSTRAINT role_permissions_role_id_fkey;

-- drop constraint sessions.sessions_user_id_fkey (blocks reads and writes)
ALTER TABLE public.sessions DROP CONSTRAINT sessions_user_id_fkey;

-- drop constraint shipment_exceptions.shipment_exceptions_enhanced_shipment_id_fkey (blocks reads and writes)
ALTER TABLE public.shipment_exceptions DROP CONSTRAINT shipment_exceptions_enhanced_shipment_id_fkey;

-- drop constraint shipments.shipments_fulfillment_id_fkey (blocks reads and writes)
ALTER TABLE public.shipments DROP CONSTRAINT shipments_fulfillment_id_fkey;

-- drop constraint shipments.shipments_order_id_fkey (blocks reads and writes)
ALTER TABLE public.shipments DROP CONSTRAINT shipments_order_id_fkey;

-- drop constraint stores.stores_team_id_fkey (blocks reads and writes)
ALTER TABLE public.stores DROP CONSTRAINT stores_team_id_fkey;

-- drop constraint supplier_order_items.supplier_order_items_supplier_order_id_fkey (blocks reads and writes)
ALTER TABLE public.supplier_order_items DROP CONSTRAINT supplier_order_items_supplier_order_id_fkey;

-- drop constraint supplier_order_items.supplier_order_items_supplier_variant_id_fkey (blocks reads and writes)
ALTER TABLE public.supplier_order_items DROP CONSTRAINT supplier_order_items_supplier_variant_id_fkey;

-- drop constraint supplier_orders.supplier_orders_factory_id_fkey (blocks reads and writes)
ALTER TABLE public.supplier_orders DROP CONSTRAINT supplier_orders_factory_id_fkey;

-- drop constraint supplier_variants.supplier_variants_factory_id_fkey (blocks reads and writes)
ALTER TABLE public.supplier_variants DROP CONSTRAINT supplier_variants_factory_id_fkey;

-- drop constraint supplier_variants.supplier_variants_system_variant_code_fkey (blocks reads and writes)
ALTER TABLE public.supplier_variants DROP CONSTRAINT supplier_variants_system_variant_code_fkey;

-- drop constraint system_settings.system_settings_updated_by_id_fkey (blocks reads and writes)
ALTER TABLE public.system_settings DROP CONSTRAINT system_settings_updated_by_id_fkey;

-- drop constraint system_variants.system_variants_product_id_fkey (blocks reads and writes)
ALTER TABLE public.system_variants DROP CONSTRAINT system_variants_product_id_fkey;

-- drop constraint team_members.team_members_team_id_fkey (blocks reads and writes)
ALTER TABLE public.team_members DROP CONSTRAINT team_members_team_id_fkey;

-- drop constraint team_members.team_members_user_id_fkey (blocks reads and writes)
ALTER TABLE public.team_members DROP CONSTRAINT team_members_user_id_fkey;

-- drop constraint teams.teams_leader_id_fkey (blocks reads and writes)
ALTER TABLE public.teams DROP CONSTRAINT teams_leader_id_fkey;

-- drop constraint tickets.tickets_assignee_id_fkey (blocks reads and writes)
ALTER TABLE public.tickets DROP CONSTRAINT tickets_assignee_id_fkey;

-- drop constraint tickets.tickets_customer_id_fkey (blocks reads and writes)
ALTER TABLE public.tickets DROP CONSTRAINT tickets_customer_id_fkey;

-- drop constraint tickets.tickets_order_id_fkey (blocks reads and writes)
ALTER TABLE public.tickets DROP CONSTRAINT tickets_order_id_fkey;

-- drop constraint tracking_events.tracking_events_enhanced_shipment_id_fkey (blocks reads and writes)
ALTER TABLE public.tracking_events DROP CONSTRAINT tracking_events_enhanced_shipment_id_fkey;

-- drop constraint transactions.transactions_order_id_fkey (blocks reads and writes)
ALTER TABLE public.transactions DROP CONSTRAINT transactions_order_id_fkey;

-- drop constraint transactions.transactions_return_id_fkey (blocks reads and writes)
ALTER TABLE public.transactions DROP CONSTRAINT transactions_return_id_fkey;

-- drop constraint user_roles.user_roles_role_id_fkey (blocks reads and writes)
ALTER TABLE public.user_roles DROP CONSTRAINT user_roles_role_id_fkey;

-- drop constraint user_roles.user_roles_user_id_fkey (blocks reads and writes)
ALTER TABLE public.user_roles DROP CONSTRAINT user_roles_user_id_fkey;

-- drop table analytics_cache (blocks reads and writes; HAZARD drop_table analytics_cache)
DROP TABLE public.analytics_cache;

-- drop table analytics_events (blocks reads and writes; HAZARD drop_table analytics_events)
DROP TABLE public.analytics_events;

-- drop table api_credentials (blocks reads and writes; HAZARD drop_table api_credentials)
DROP TABLE public.api_credentials;

-- drop table audit_logs (blocks reads and writes; HAZARD drop_table audit_logs)
DROP TABLE public.audit_logs;

-- drop table customers (blocks reads and writes; HAZARD drop_table customers)
DROP TABLE public.customers;

-- drop table designs (blocks reads and writes; HAZARD drop_table designs)
DROP TABLE public.designs;

-- drop table enhanced_shipments (blocks reads and writes; HAZARD drop_table enhanced_shipments)
DROP TABLE public.enhanced_shipments;

-- drop table factories (blocks reads and writes; HAZARD drop_table factories)
DROP TABLE public.factories;

-- drop table factory_locations (blocks reads and writes; HAZARD drop_table factory_locations)
DROP TABLE public.factory_locations;

-- drop table fulfillment_items (blocks reads and writes; HAZARD drop_table fulfillment_items)
DROP TABLE public.fulfillment_items;

-- drop table fulfillments (blocks reads and writes; HAZARD drop_table fulfillments)
DROP TABLE public.fulfillments;

-- drop table impersonation_sessions (blocks reads and writes; HAZARD drop_table impersonation_sessions)
DROP TABLE public.impersonation_sessions;

-- drop table inventory (blocks reads and writes; HAZARD drop_table inventory)
DROP TABLE public.inventory;

-- drop table inventory_movements (blocks reads and writes; HAZARD drop_table inventory_movements)
DROP TABLE public.inventory_movements;

-- drop table order_items (blocks reads and writes; HAZARD drop_table order_items)
DROP TABLE public.order_items;

-- drop table order_status_history (blocks reads and writes; HAZARD drop_table order_status_history)
DROP TABLE public.order_status_history;

-- drop table orders (blocks reads and writes; HAZARD drop_table orders)
DROP TABLE public.orders;

-- drop table permissions (blocks reads and writes; HAZARD drop_table permissions)
DROP TABLE public.permissions;

-- drop table product_designs (blocks reads and writes; HAZARD drop_table product_designs)
DROP TABLE public.product_designs;

-- drop table production_items (blocks reads and writes; HAZARD drop_table production_items)
DROP TABLE public.production_items;

-- drop table productions (blocks reads and writes; HAZARD drop_table productions)
DROP TABLE public.productions;

-- drop table products (blocks reads and writes; HAZARD drop_table products)
DROP TABLE public.products;

-- drop table quality_checks (blocks reads and writes; HAZARD drop_table quality_checks)
DROP TABLE public.quality_checks;

-- drop table report_definitions (blocks reads and writes; HAZARD drop_table report_definitions)
DROP TABLE public.report_definitions;

-- drop table report_executions (blocks reads and writes; HAZARD drop_table report_executions)
DROP TABLE public.report_executions;

-- drop table return_items (blocks reads and writes; HAZARD drop_table return_items)
DROP TABLE public.return_items;

-- drop table return_status_history (blocks reads and writes; HAZARD drop_table return_status_history)
DROP TABLE public.return_status_history;

-- drop table returns (blocks reads and writes; HAZARD drop_table returns)
DROP TABLE public.returns;

-- drop table reviews (blocks reads and writes; HAZARD drop_table reviews)
DROP TABLE public.reviews;

-- drop table role_permissions (blocks reads and writes; HAZARD drop_table role_permissions)
DROP TABLE public.role_permissions;

-- drop table roles (blocks reads and writes; HAZARD drop_table roles)
DROP TABLE public.roles;

-- drop table sessions (blocks reads and writes; HAZARD drop_table sessions)
DROP TABLE public.sessions;

-- drop table shipment_exceptions (blocks reads and writes; HAZARD drop_table shipment_exceptions)
DROP TABLE public.shipment_exceptions;

-- drop table shipments (blocks reads and writes; HAZARD drop_table shipments)
DROP TABLE public.shipments;

-- drop table stores (blocks reads and writes; HAZARD drop_table stores)
DROP TABLE public.stores;

-- drop table supplier_order_items (blocks reads and writes; HAZARD drop_table supplier_order_items)
DROP TABLE public.supplier_order_items;

-- drop table supplier_orders (blocks reads and writes; HAZARD drop_table supplier_orders)
DROP TABLE public.supplier_orders;

-- drop table supplier_variants (blocks reads and writes; HAZARD drop_table supplier_variants)
DROP TABLE public.supplier_variants;

-- drop table system_settings (blocks reads and writes; HAZARD drop_table system_settings)
DROP TABLE public.system_settings;

-- drop table system_variants (blocks reads and writes; HAZARD drop_table system_variants)
DROP TABLE public.system_variants;

-- drop table team_members (blocks reads and writes; HAZARD drop_table team_members)
DROP TABLE public.team_members;

-- drop table teams (blocks reads and writes; HAZARD drop_table teams)
DROP TABLE public.teams;

-- drop table tickets (blocks reads and writes; HAZARD drop_table tickets)
DROP TABLE public.tickets;

-- drop table tracking_events (blocks reads and writes; HAZARD drop_table tracking_events)
DROP TABLE public.tracking_events;

-- drop table transactions (blocks reads and writes; HAZARD drop_table transactions)
DROP TABLE public.transactions;

-- drop table user_roles (blocks reads and writes; HAZARD drop_table user_roles)
DROP TABLE public.user_roles;

-- drop table users (blocks reads and writes; HAZARD drop_table users)
DROP TABLE public.users;

-- drop enum type customer_status
DROP TYPE public.customer_status;

-- drop enum type design_status
DROP TYPE public.design_status;

-- drop enum type fulfillment_status
DROP TYPE public.fulfillment_status;

-- drop enum type inventory_type
DROP TYPE public.inventory_type;

-- drop enum type location_type
DROP TYPE public.location_type;

-- drop enum type metric_type
DROP TYPE public.metric_type;

-- drop enum type movement_type
DROP TYPE public.movement_type;

-- drop enum type order_status
DROP TYPE public.order_status;

-- drop enum type payment_status
DROP TYPE public.payment_status;

-- drop enum type permission_action
DROP TYPE public.permission_action;

-- drop enum type permission_resource
DROP TYPE public.permission_resource;

-- drop enum type platform
DROP TYPE public.platform;

-- drop enum type product_status
DROP TYPE public.product_status;

-- drop enum type quality_check_result
DROP TYPE public.quality_check_result;

-- drop enum type quality_check_stage
DROP TYPE public.quality_check_stage;

-- drop enum type report_format
DROP TYPE public.report_format;

-- drop enum type report_type
DROP TYPE public.report_type;

-- drop enum type return_reason
DROP TYPE public.return_reason;

-- drop enum type return_status
DROP TYPE public.return_status;

-- drop enum type shipment_status
DROP TYPE public.shipment_status;

-- drop enum type supplier_type
DROP TYPE public.supplier_type;

-- drop enum type ticket_priority
DROP TYPE public.ticket_priority;

-- drop enum type ticket_status
DROP TYPE public.ticket_status;

-- drop enum type transaction_status
DROP TYPE public.transaction_status;

-- drop enum type transaction_type
DROP TYPE public.transaction_type;

-- drop enum type user_role
DROP TYPE public.user_role;
