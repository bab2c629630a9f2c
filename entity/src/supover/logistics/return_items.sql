ALTER TABLE return_items ADD CHECK (quantity > 0);
