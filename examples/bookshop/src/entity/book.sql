-- What the entity cannot say.
ALTER TABLE book ADD CHECK (price >= 0);
CREATE INDEX ON book (lower(title));
