-- no-transaction
DROP INDEX CONCURRENTLY fleet.trips_by_driver;
