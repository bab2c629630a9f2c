ALTER TABLE returns ADD CHECK (refund_amount >= 0);
