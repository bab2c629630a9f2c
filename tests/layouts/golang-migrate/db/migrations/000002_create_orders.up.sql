CREATE TABLE customers (
    id bigserial PRIMARY KEY,
    email text NOT NULL,
    full_name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX customers_email_key ON customers (lower(email));

CREATE TABLE orders (
    id bigserial PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers,
    placed_at timestamptz NOT NULL DEFAULT now(),
    paid_at timestamptz,
    note text
);

CREATE INDEX orders_unpaid ON orders (placed_at) WHERE paid_at IS NULL;

CREATE TABLE order_lines (
    order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
    line smallint NOT NULL,
    product_id bigint NOT NULL REFERENCES catalogue.products,
    quantity integer NOT NULL CHECK (quantity > 0),
    cents integer NOT NULL,
    total integer GENERATED ALWAYS AS (quantity * cents) STORED,
    PRIMARY KEY (order_id, line)
);

CREATE VIEW order_totals AS
    SELECT o.id, o.customer_id, coalesce(sum(l.total), 0)::bigint AS cents
    FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id
    GROUP BY o.id;
