ALTER TABLE fleet.vehicles ADD COLUMN in_service boolean NOT NULL DEFAULT true;

CREATE TABLE fleet.inspections (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plate text NOT NULL REFERENCES fleet.vehicles ON DELETE CASCADE,
    done_on date NOT NULL,
    passed boolean NOT NULL
);

CREATE VIEW fleet.last_inspection AS
    SELECT DISTINCT ON (plate) plate, done_on, passed FROM fleet.inspections ORDER BY plate, done_on DESC;

COMMENT ON VIEW fleet.last_inspection IS 'The newest of each vehicle';

INSERT INTO fleet.depots (name) VALUES ('North'), ('South');
INSERT INTO fleet.vehicles (plate, depot_id, fuel, length_mm, width_mm)
SELECT 'POOL-' || id, id, 'electric', 4200, 1800 FROM fleet.depots;
UPDATE fleet.vehicles SET in_service = false WHERE plate = 'POOL-2';
