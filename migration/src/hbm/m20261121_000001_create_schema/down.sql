-- create_schema, taken back: 78 statements, blocks reads and writes
-- loses: drop_table activity_logs, rows
-- loses: drop_table customer_auth, rows
-- loses: drop_table customers, rows
-- loses: drop_table inquiries, rows
-- loses: drop_table inquiry_attachments, rows
-- loses: drop_table inquiry_status_history, rows
-- loses: drop_table media, rows
-- loses: drop_table notifications, rows
-- loses: drop_table order_attachments, rows
-- loses: drop_table order_items, rows
-- loses: drop_table order_quotations, rows
-- loses: drop_table order_specification_definitions, rows
-- loses: drop_table order_specification_values, rows
-- loses: drop_table order_status_history, rows
-- loses: drop_table order_types, rows
-- loses: drop_table orders, rows
-- loses: drop_table permissions, rows
-- loses: drop_table product_attribute_definitions, rows
-- loses: drop_table product_attributes, rows
-- loses: drop_table product_medias, rows
-- loses: drop_table product_variants, rows
-- loses: drop_table production_stages, rows
-- loses: drop_table products, rows
-- loses: drop_table role_permissions, rows
-- loses: drop_table roles, rows
-- loses: drop_table sessions, rows
-- loses: drop_table users, rows

-- drop constraint activity_logs.activity_logs_customer_id_fkey (blocks reads and writes)
ALTER TABLE public.activity_logs DROP CONSTRAINT activity_logs_customer_id_fkey;

-- drop constraint activity_logs.activity_logs_user_id_fkey (blocks reads and writes)
ALTER TABLE public.activity_logs DROP CONSTRAINT activity_logs_user_id_fkey;

-- drop constraint customer_auth.customer_auth_customer_id_fkey (blocks reads and writes)
ALTER TABLE public.customer_auth DROP CONSTRAINT customer_auth_customer_id_fkey;

-- drop constraint customers.customers_created_by_fkey (blocks reads and writes)
ALTER TABLE public.customers DROP CONSTRAINT customers_created_by_fkey;

-- drop constraint customers.customers_profile_media_id_fkey (blocks reads and writes)
ALTER TABLE public.customers DROP CONSTRAINT customers_profile_media_id_fkey;

-- drop constraint inquiries.inquiries_assigned_to_fkey (blocks reads and writes)
ALTER TABLE public.inquiries DROP CONSTRAINT inquiries_assigned_to_fkey;

-- drop constraint inquiries.inquiries_created_by_fkey (blocks reads and writes)
ALTER TABLE public.inquiries DROP CONSTRAINT inquiries_created_by_fkey;

-- drop constraint inquiries.inquiries_customer_id_fkey (blocks reads and writes)
ALTER TABLE public.inquiries DROP CONSTRAINT inquiries_customer_id_fkey;

-- drop constraint inquiries.inquiries_service_type_fkey (blocks reads and writes)
ALTER TABLE public.inquiries DROP CONSTRAINT inquiries_service_type_fkey;

-- drop constraint inquiry_attachments.inquiry_attachments_inquiry_id_fkey (blocks reads and writes)
ALTER TABLE public.inquiry_attachments DROP CONSTRAINT inquiry_attachments_inquiry_id_fkey;

-- drop constraint inquiry_attachments.inquiry_attachments_media_id_fkey (blocks reads and writes)
ALTER TABLE public.inquiry_attachments DROP CONSTRAINT inquiry_attachments_media_id_fkey;

-- drop constraint inquiry_status_history.inquiry_status_history_changed_by_fkey (blocks reads and writes)
ALTER TABLE public.inquiry_status_history DROP CONSTRAINT inquiry_status_history_changed_by_fkey;

-- drop constraint inquiry_status_history.inquiry_status_history_inquiry_id_fkey (blocks reads and writes)
ALTER TABLE public.inquiry_status_history DROP CONSTRAINT inquiry_status_history_inquiry_id_fkey;

-- drop constraint media.media_uploaded_by_customer_fkey (blocks reads and writes)
ALTER TABLE public.media DROP CONSTRAINT media_uploaded_by_customer_fkey;

-- drop constraint media.media_uploaded_by_fkey (blocks reads and writes)
ALTER TABLE public.media DROP CONSTRAINT media_uploaded_by_fkey;

-- drop constraint notifications.notifications_recipient_customer_id_fkey (blocks reads and writes)
ALTER TABLE public.notifications DROP CONSTRAINT notifications_recipient_customer_id_fkey;

-- drop constraint notifications.notifications_recipient_id_fkey (blocks reads and writes)
ALTER TABLE public.notifications DROP CONSTRAINT notifications_recipient_id_fkey;

-- drop constraint order_attachments.order_attachments_media_id_fkey (blocks reads and writes)
ALTER TABLE public.order_attachments DROP CONSTRAINT order_attachments_media_id_fkey;

-- drop constraint order_attachments.order_attachments_order_id_fkey (blocks reads and writes)
ALTER TABLE public.order_attachments DROP CONSTRAINT order_attachments_order_id_fkey;

-- drop constraint order_items.order_items_order_id_fkey (blocks reads and writes)
ALTER TABLE public.order_items DROP CONSTRAINT order_items_order_id_fkey;

-- drop constraint order_items.order_items_product_variant_id_fkey (blocks reads and writes)
ALTER TABLE public.order_items DROP CONSTRAINT order_items_product_variant_id_fkey;

-- drop constraint order_quotations.order_quotations_created_by_fkey (blocks reads and writes)
ALTER TABLE public.order_quotations DROP CONSTRAINT order_quotations_created_by_fkey;

-- drop constraint order_quotations.order_quotations_order_id_fkey (blocks reads and writes)
ALTER TABLE public.order_quotations DROP CONSTRAINT order_quotations_order_id_fkey;

-- drop constraint order_quotations.order_quotations_quotation_media_id_fkey (blocks reads and writes)
ALTER TABLE public.order_quotations DROP CONSTRAINT order_quotations_quotation_media_id_fkey;

-- drop constraint order_specification_definitions.order_specification_definitions_created_by_fkey (blocks reads and writes)
ALTER TABLE public.order_specification_definitions DROP CONSTRAINT order_specification_definitions_created_by_fkey;

-- drop constraint order_specification_definitions.order_specification_definitions_order_type_id_fkey (blocks reads and writes)
ALTER TABLE public.order_specification_definitions DROP CONSTRAINT order_specification_definitions_order_type_id_fkey;

-- drop constraint order_specification_values.order_specification_values_order_id_fkey (blocks reads and writes)
ALTER TABLE public.order_specification_values DROP CONSTRAINT order_specification_values_order_id_fkey;

-- drop constraint order_specification_values.order_specification_values_specification_definition_id_fkey (blocks reads and writes)
ALTER TABLE public.order_specification_values DROP CONSTRAINT order_specification_values_specification_definition_id_fkey;

-- drop constraint order_status_history.order_status_history_changed_by_fkey (blocks reads and writes)
ALTER TABLE public.order_status_history DROP CONSTRAINT order_status_history_changed_by_fkey;

-- drop constraint order_status_history.order_status_history_order_id_fkey (blocks reads and writes)
ALTER TABLE public.order_status_history DROP CONSTRAINT order_status_history_order_id_fkey;

-- drop constraint orders.orders_assigned_to_fkey (blocks reads and writes)
ALTER TABLE public.orders DROP CONSTRAINT orders_assigned_to_fkey;

-- drop constraint orders.orders_created_by_fkey (blocks reads and writes)
ALTER TABLE public.orders DROP CONSTRAINT orders_created_by_fkey;

-- drop constraint orders.orders_customer_id_fkey (blocks reads and writes)
ALTER TABLE public.orders DROP CONSTRAINT orders_customer_id_fkey;

-- drop constraint orders.orders_inquiry_id_fkey (blocks reads and writes)
ALTER TABLE public.orders DROP CONSTRAINT orders_inquiry_id_fkey;

-- drop constraint orders.orders_order_type_id_fkey (blocks reads and writes)
ALTER TABLE public.orders DROP CONSTRAINT orders_order_type_id_fkey;

-- drop constraint orders.orders_production_stage_id_fkey (blocks reads and writes)
ALTER TABLE public.orders DROP CONSTRAINT orders_production_stage_id_fkey;

-- drop constraint product_attribute_definitions.product_attribute_definitions_created_by_fkey (blocks reads and writes)
ALTER TABLE public.product_attribute_definitions DROP CONSTRAINT product_attribute_definitions_created_by_fkey;

-- drop constraint product_attributes.product_attributes_attribute_definition_id_fkey (blocks reads and writes)
ALTER TABLE public.product_attributes DROP CONSTRAINT product_attributes_attribute_definition_id_fkey;

-- drop constraint product_attributes.product_attributes_product_id_fkey (blocks reads and writes)
ALTER TABLE public.product_attributes DROP CONSTRAINT product_attributes_product_id_fkey;

-- drop constraint product_medias.product_medias_media_id_fkey (blocks reads and writes)
ALTER TABLE public.product_medias DROP CONSTRAINT product_medias_media_id_fkey;

-- drop constraint product_medias.product_medias_product_id_fkey (blocks reads and writes)
ALTER TABLE public.product_medias DROP CONSTRAINT product_medias_product_id_fkey;

-- drop constraint product_variants.product_variants_product_id_fkey (blocks reads and writes)
ALTER TABLE public.product_variants DROP CONSTRAINT product_variants_product_id_fkey;

-- drop constraint production_stages.production_stages_created_by_fkey (blocks reads and writes)
ALTER TABLE public.production_stages DROP CONSTRAINT production_stages_created_by_fkey;

-- drop constraint production_stages.production_stages_order_type_id_fkey (blocks reads and writes)
ALTER TABLE public.production_stages DROP CONSTRAINT production_stages_order_type_id_fkey;

-- drop constraint products.products_created_by_fkey (blocks reads and writes)
ALTER TABLE public.products DROP CONSTRAINT products_created_by_fkey;

-- drop constraint products.products_order_type_id_fkey (blocks reads and writes)
ALTER TABLE public.products DROP CONSTRAINT products_order_type_id_fkey;

-- drop constraint role_permissions.role_permissions_permission_id_fkey (blocks reads and writes)
ALTER TABLE public.role_permissions DROP CONSTRAINT role_permissions_permission_id_fkey;

-- drop constraint role_permissions.role_permissions_role_id_fkey (blocks reads and writes)
ALTER TABLE public.role_permissions DROP CONSTRAINT role_permissions_role_id_fkey;

-- drop constraint sessions.sessions_user_id_fkey (blocks reads and writes)
ALTER TABLE public.sessions DROP CONSTRAINT sessions_user_id_fkey;

-- drop constraint users.users_avatar_media_id_fkey (blocks reads and writes)
ALTER TABLE public.users DROP CONSTRAINT users_avatar_media_id_fkey;

-- drop constraint users.users_role_id_fkey (blocks reads and writes)
ALTER TABLE public.users DROP CONSTRAINT users_role_id_fkey;

-- drop table activity_logs (blocks reads and writes; HAZARD drop_table activity_logs)
DROP TABLE public.activity_logs;

-- drop table customer_auth (blocks reads and writes; HAZARD drop_table customer_auth)
DROP TABLE public.customer_auth;

-- drop table customers (blocks reads and writes; HAZARD drop_table customers)
DROP TABLE public.customers;

-- drop table inquiries (blocks reads and writes; HAZARD drop_table inquiries)
DROP TABLE public.inquiries;

-- drop table inquiry_attachments (blocks reads and writes; HAZARD drop_table inquiry_attachments)
DROP TABLE public.inquiry_attachments;

-- drop table inquiry_status_history (blocks reads and writes; HAZARD drop_table inquiry_status_history)
DROP TABLE public.inquiry_status_history;

-- drop table media (blocks reads and writes; HAZARD drop_table media)
DROP TABLE public.media;

-- drop table notifications (blocks reads and writes; HAZARD drop_table notifications)
DROP TABLE public.notifications;

-- drop table order_attachments (blocks reads and writes; HAZARD drop_table order_attachments)
DROP TABLE public.order_attachments;

-- drop table order_items (blocks reads and writes; HAZARD drop_table order_items)
DROP TABLE public.order_items;

-- drop table order_quotations (blocks reads and writes; HAZARD drop_table order_quotations)
DROP TABLE public.order_quotations;

-- drop table order_specification_definitions (blocks reads and writes; HAZARD drop_table order_specification_definitions)
DROP TABLE public.order_specification_definitions;

-- drop table order_specification_values (blocks reads and writes; HAZARD drop_table order_specification_values)
DROP TABLE public.order_specification_values;

-- drop table order_status_history (blocks reads and writes; HAZARD drop_table order_status_history)
DROP TABLE public.order_status_history;

-- drop table order_types (blocks reads and writes; HAZARD drop_table order_types)
DROP TABLE public.order_types;

-- drop table orders (blocks reads and writes; HAZARD drop_table orders)
DROP TABLE public.orders;

-- drop table permissions (blocks reads and writes; HAZARD drop_table permissions)
DROP TABLE public.permissions;

-- drop table product_attribute_definitions (blocks reads and writes; HAZARD drop_table product_attribute_definitions)
DROP TABLE public.product_attribute_definitions;

-- drop table product_attributes (blocks reads and writes; HAZARD drop_table product_attributes)
DROP TABLE public.product_attributes;

-- drop table product_medias (blocks reads and writes; HAZARD drop_table product_medias)
DROP TABLE public.product_medias;

-- drop table product_variants (blocks reads and writes; HAZARD drop_table product_variants)
DROP TABLE public.product_variants;

-- drop table production_stages (blocks reads and writes; HAZARD drop_table production_stages)
DROP TABLE public.production_stages;

-- drop table products (blocks reads and writes; HAZARD drop_table products)
DROP TABLE public.products;

-- drop table role_permissions (blocks reads and writes; HAZARD drop_table role_permissions)
DROP TABLE public.role_permissions;

-- drop table roles (blocks reads and writes; HAZARD drop_table roles)
DROP TABLE public.roles;

-- drop table sessions (blocks reads and writes; HAZARD drop_table sessions)
DROP TABLE public.sessions;

-- drop table users (blocks reads and writes; HAZARD drop_table users)
DROP TABLE public.users;
