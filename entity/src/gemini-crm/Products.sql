CREATE INDEX products_name_idx ON "Products" (name);
CREATE INDEX products_category_idx ON "Products" (category);
CREATE INDEX products_stock_idx ON "Products" (stock);

-- Search by any part of the name.
CREATE INDEX products_name_trgm_idx ON "Products" USING gin (name gin_trgm_ops);

-- What has to be ordered again.
CREATE INDEX products_low_stock_idx ON "Products" (stock) WHERE stock < 10;
