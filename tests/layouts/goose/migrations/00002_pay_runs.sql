-- +goose Up
CREATE SCHEMA pay;

CREATE TABLE pay.runs (
    id bigserial PRIMARY KEY,
    month date NOT NULL UNIQUE,
    closed_at timestamptz
);

CREATE TABLE pay.slips (
    run_id bigint NOT NULL REFERENCES pay.runs,
    employee_id integer NOT NULL REFERENCES employees,
    gross bigint NOT NULL,
    tax bigint NOT NULL DEFAULT 0,
    net bigint GENERATED ALWAYS AS (gross - tax) STORED,
    PRIMARY KEY (run_id, employee_id)
);

-- +goose StatementBegin
CREATE FUNCTION pay.close_run(which bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- +goose Down
    -- The line above does not begin with the marker; it is part of the body.
    UPDATE pay.runs SET closed_at = now() WHERE id = which AND closed_at IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'run % is closed; +goose StatementEnd', which;
    END IF;
END;
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION pay.keep_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM pay.runs WHERE id = OLD.run_id AND closed_at IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'a closed run stays as it is';
    END IF;
    RETURN coalesce(NEW, OLD);
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER keep_closed BEFORE UPDATE OR DELETE ON pay.slips
    FOR EACH ROW EXECUTE FUNCTION pay.keep_closed();

CREATE MATERIALIZED VIEW pay.totals AS
    SELECT r.month, sum(s.gross) AS gross, sum(s.net) AS net
    FROM pay.runs r JOIN pay.slips s ON s.run_id = r.id
    GROUP BY r.month
    WITH NO DATA;

-- +goose Down
DROP MATERIALIZED VIEW pay.totals;
DROP TABLE pay.slips;
DROP TABLE pay.runs;
-- +goose StatementBegin
DROP FUNCTION pay.keep_closed();
DROP FUNCTION pay.close_run(bigint);
-- +goose StatementEnd
DROP SCHEMA pay;
