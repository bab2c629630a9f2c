-- Either the predefined value or the custom one, never both.
ALTER TABLE product_attributes ADD CHECK (attribute_value IS NOT NULL OR custom_value IS NOT NULL);
ALTER TABLE product_attributes ADD CHECK (attribute_value IS NULL OR custom_value IS NULL);
