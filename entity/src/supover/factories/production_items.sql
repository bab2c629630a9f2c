ALTER TABLE production_items ADD CHECK (quantity > 0);
