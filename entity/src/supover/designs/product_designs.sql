-- A product has one default.
CREATE UNIQUE INDEX ON product_designs (product_id) WHERE is_default;
