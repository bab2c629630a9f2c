-- A quotation is never free.
ALTER TABLE order_quotations ADD CHECK (amount > 0);
