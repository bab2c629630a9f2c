DROP VIEW fleet.last_inspection;
DROP TABLE fleet.inspections;
ALTER TABLE fleet.vehicles DROP COLUMN in_service;
DELETE FROM fleet.vehicles WHERE plate LIKE 'POOL-%';
DELETE FROM fleet.depots;
