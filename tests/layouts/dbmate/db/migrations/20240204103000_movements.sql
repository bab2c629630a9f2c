-- migrate:up
CREATE TABLE stock.movements (
    id bigserial PRIMARY KEY,
    article_id bigint NOT NULL REFERENCES stock.articles (id),
    from_bin integer REFERENCES stock.bins (id),
    to_bin integer REFERENCES stock.bins (id),
    quantity numeric NOT NULL CHECK (quantity > 0),
    moved_at timestamptz NOT NULL DEFAULT now(),
    CHECK (from_bin IS DISTINCT FROM to_bin)
);

CREATE TABLE stock.levels (
    bin_id integer NOT NULL REFERENCES stock.bins (id),
    article_id bigint NOT NULL REFERENCES stock.articles (id),
    quantity numeric NOT NULL,
    PRIMARY KEY (bin_id, article_id)
);

CREATE FUNCTION stock.apply_movement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- migrate:down is a comment here, as it does not begin its line;
    INSERT INTO stock.levels VALUES (NEW.to_bin, NEW.article_id, NEW.quantity)
    ON CONFLICT (bin_id, article_id) DO UPDATE SET quantity = stock.levels.quantity + excluded.quantity;
    UPDATE stock.levels SET quantity = quantity - NEW.quantity WHERE bin_id = NEW.from_bin AND article_id = NEW.article_id;
    RAISE DEBUG '-- migrate:up';
    RETURN NEW;
END;
$$;

CREATE TRIGGER apply_movement AFTER INSERT ON stock.movements
    FOR EACH ROW EXECUTE FUNCTION stock.apply_movement();

CREATE VIEW stock.totals AS
    SELECT a.number, a.unit, sum(l.quantity) AS quantity
    FROM stock.articles a JOIN stock.levels l ON l.article_id = a.id
    GROUP BY a.id;

-- migrate:down
DROP VIEW stock.totals;
DROP TABLE stock.levels;
DROP TABLE stock.movements;
DROP FUNCTION stock.apply_movement();
