-- no-transaction
CREATE INDEX CONCURRENTLY trips_by_driver ON fleet.trips (driver_id);
