CREATE INDEX order_items_order_idx ON "OrderItems" ("orderId");
CREATE INDEX order_items_product_idx ON "OrderItems" ("productId");
