-- 5-character codes.
ALTER TABLE system_variants ADD CHECK (char_length(code) = 5);
-- Neither money nor stock is ever negative.
ALTER TABLE system_variants ADD CHECK (price >= 0);
ALTER TABLE system_variants ADD CHECK (cost_price >= 0);
ALTER TABLE system_variants ADD CHECK (stock >= 0);
