ALTER TABLE fulfillment_items ADD CHECK (quantity > 0);
