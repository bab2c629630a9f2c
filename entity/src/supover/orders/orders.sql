-- 9-character codes.
ALTER TABLE orders ADD CHECK (char_length(order_code) = 9);
ALTER TABLE orders ADD CHECK (currency ~ '^[A-Z]{3}$');
-- Money is never negative.
ALTER TABLE orders ADD CHECK (subtotal >= 0);
ALTER TABLE orders ADD CHECK (shipping >= 0);
ALTER TABLE orders ADD CHECK (tax >= 0);
ALTER TABLE orders ADD CHECK (total >= 0);

-- Search by the beginning: WHERE order_code LIKE $1 || '%'. The unique index serves that in the C collation only.
CREATE INDEX ON orders (order_code text_pattern_ops);
