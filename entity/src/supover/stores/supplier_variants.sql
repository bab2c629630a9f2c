ALTER TABLE supplier_variants ADD CHECK (supplier_price >= 0);
ALTER TABLE supplier_variants ADD CHECK (minimum_quantity > 0);
ALTER TABLE supplier_variants ADD CHECK (lead_time >= 0);
-- The document names an availability and no labels: a check is easier to widen than an enum to shrink.
ALTER TABLE supplier_variants ADD CHECK (availability IN ('AVAILABLE', 'LIMITED', 'UNAVAILABLE'));
