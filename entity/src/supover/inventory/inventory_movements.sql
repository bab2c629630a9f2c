-- What moves nothing is no movement.
ALTER TABLE inventory_movements ADD CHECK (quantity <> 0);
