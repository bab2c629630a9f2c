DROP TABLE fleet.vehicles;
ALTER TABLE fleet.depots DROP CONSTRAINT depots_manager_id_fkey;
DROP TABLE fleet.drivers;
DROP TABLE fleet.depots;
DROP TYPE fleet.fuel;
DROP SCHEMA fleet;
