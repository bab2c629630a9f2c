ALTER TABLE inventory ADD CHECK (quantity >= 0);
