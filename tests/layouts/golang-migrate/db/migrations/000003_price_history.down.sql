DROP TRIGGER keep_price ON catalogue.products;
DROP FUNCTION catalogue.keep_price();
DROP TABLE catalogue.prices;
DELETE FROM catalogue.products WHERE sku LIKE 'GIFT-%';
DELETE FROM catalogue.categories;
