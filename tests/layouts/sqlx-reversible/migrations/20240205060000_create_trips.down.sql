DROP TABLE fleet.stops;
DROP TABLE fleet.trips;
DROP FUNCTION fleet.check_licence();
DROP EXTENSION btree_gist;
