-- The document names a status and no labels; these follow its timeline.
ALTER TABLE supplier_orders ADD CHECK (status IN ('DRAFT', 'ORDERED', 'RECEIVED', 'CANCELLED'));
-- Time runs forwards; a missing time makes the comparison NULL, which passes.
ALTER TABLE supplier_orders ADD CHECK (expected_at >= ordered_at);
ALTER TABLE supplier_orders ADD CHECK (received_at >= ordered_at);
