CREATE INDEX customers_email_idx ON "Customers" (email);
CREATE INDEX customers_phone_idx ON "Customers" (phone);
CREATE INDEX customers_name_idx ON "Customers" ("firstName", "lastName");

-- Search by any part of the full name.
CREATE INDEX customers_name_trgm_idx ON "Customers" USING gin (("firstName" || ' ' || "lastName") gin_trgm_ops);
