-- Money is never negative.
ALTER TABLE products ADD CHECK (base_price >= 0);
ALTER TABLE products ADD CHECK (cost_price >= 0);

-- Search by words: WHERE to_tsvector('simple', name) @@ websearch_to_tsquery('simple', $1). It needs no extension.
CREATE INDEX ON products USING gin (to_tsvector('simple', name));
