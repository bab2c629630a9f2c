-- A line orders at least one piece.
ALTER TABLE order_items ADD CHECK (quantity > 0);

-- Search inside the JSON document; an entity knows btree only.
CREATE INDEX ON order_items USING gin (specifications);
