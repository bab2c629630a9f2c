CREATE TABLE catalogue.prices (
    product_id bigint NOT NULL REFERENCES catalogue.products ON DELETE CASCADE,
    since timestamptz NOT NULL DEFAULT now(),
    cents integer NOT NULL,
    PRIMARY KEY (product_id, since)
);

CREATE FUNCTION catalogue.keep_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- 000003_price_history.down.sql drops this; nothing here is a statement of its own.
    INSERT INTO catalogue.prices (product_id, cents) VALUES (NEW.id, NEW.cents);
    RETURN NEW;
END;
$$;

CREATE TRIGGER keep_price AFTER INSERT OR UPDATE OF cents ON catalogue.products
    FOR EACH ROW EXECUTE FUNCTION catalogue.keep_price();

INSERT INTO catalogue.categories (name) VALUES ('Books'), ('Records; tapes');
INSERT INTO catalogue.products (category_id, sku, name, cents)
SELECT id, 'GIFT-' || id, 'Voucher for ' || name, 2500 FROM catalogue.categories;
