-- rename column p.code to sku
-- lock: AccessExclusive
ALTER TABLE public.p RENAME COLUMN code TO sku;

-- rename constraint p.p_code_key to p_sku_key
-- lock: AccessExclusive
ALTER TABLE public.p RENAME CONSTRAINT p_code_key TO p_sku_key;
