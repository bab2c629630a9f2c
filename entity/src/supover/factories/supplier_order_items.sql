ALTER TABLE supplier_order_items ADD CHECK (quantity > 0);
ALTER TABLE supplier_order_items ADD CHECK (price >= 0);
