DROP TABLE catalogue.products;
DROP TABLE catalogue.categories;
DROP TYPE catalogue.availability;
DROP SCHEMA catalogue;
