ALTER TABLE factories ADD CHECK (capacity > 0);
ALTER TABLE factories ADD CHECK (quality_rating BETWEEN 0 AND 5);
