-- Money keeps what it was paid for (RESTRICT).
-- The type says the direction of an amount; a correction may go either way.
ALTER TABLE transactions ADD CHECK (amount >= 0 OR type = 'ADJUSTMENT');
ALTER TABLE transactions ADD CHECK (currency ~ '^[A-Z]{3}$');
