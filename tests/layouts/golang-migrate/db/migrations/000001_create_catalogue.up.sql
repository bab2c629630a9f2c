BEGIN;

CREATE SCHEMA catalogue;

CREATE TYPE catalogue.availability AS ENUM ('in_stock', 'on_order', 'gone');

CREATE TABLE catalogue.categories (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id bigint REFERENCES catalogue.categories ON DELETE SET NULL,
    name text NOT NULL,
    UNIQUE (parent_id, name)
);

CREATE TABLE catalogue.products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    category_id bigint NOT NULL REFERENCES catalogue.categories,
    sku text NOT NULL UNIQUE,
    name text NOT NULL,
    cents integer NOT NULL CHECK (cents >= 0),
    attributes jsonb NOT NULL DEFAULT '{}',
    availability catalogue.availability NOT NULL DEFAULT 'in_stock'
);

CREATE INDEX products_attributes ON catalogue.products USING gin (attributes jsonb_path_ops);

COMMENT ON COLUMN catalogue.products.cents IS 'Price without tax; 100 of them are a euro.';

COMMIT;
