ALTER TABLE order_items ADD CHECK (quantity > 0);
ALTER TABLE order_items ADD CHECK (price >= 0);
