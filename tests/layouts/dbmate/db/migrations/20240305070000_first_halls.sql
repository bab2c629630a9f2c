-- migrate:up
INSERT INTO stock.halls (name) VALUES ('North'), ('Cold; south');
INSERT INTO stock.bins (hall_id, aisle, shelf) SELECT id, 1, n FROM stock.halls, generate_series(1, 3) AS n;
UPDATE stock.halls SET name = name || ' hall';
COMMENT ON COLUMN stock.bins.aisle IS 'From the gate; -- migrate:down';

-- migrate:down
COMMENT ON COLUMN stock.bins.aisle IS NULL;
DELETE FROM stock.bins;
DELETE FROM stock.halls;
