ALTER TABLE "Orders" ADD CHECK (status IN ('pending', 'processing', 'completed', 'cancelled'));

CREATE INDEX orders_customer_idx ON "Orders" ("customerId");
CREATE INDEX orders_status_idx ON "Orders" (status);
CREATE INDEX orders_created_by_idx ON "Orders" ("createdBy");
CREATE INDEX orders_date_idx ON "Orders" ("createdAt");

-- The orders of a customer, by date.
CREATE INDEX orders_customer_date_idx ON "Orders" ("customerId", "createdAt");

-- What has to be done next.
CREATE INDEX orders_pending_idx ON "Orders" ("createdAt") WHERE status = 'pending';
