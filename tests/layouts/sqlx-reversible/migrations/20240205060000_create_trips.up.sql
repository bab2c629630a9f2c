CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE fleet.trips (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plate text NOT NULL REFERENCES fleet.vehicles,
    driver_id integer NOT NULL REFERENCES fleet.drivers,
    during tstzrange NOT NULL,
    EXCLUDE USING gist (plate WITH =, during WITH &&)
);

CREATE TABLE fleet.stops (
    trip_id bigint NOT NULL REFERENCES fleet.trips ON DELETE CASCADE,
    position smallint NOT NULL,
    address text NOT NULL,
    tags text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (trip_id, position)
);
CREATE INDEX stops_tags ON fleet.stops USING gin (tags);

CREATE FUNCTION fleet.check_licence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM fleet.drivers d WHERE d.id = NEW.driver_id AND d.licence_until < upper(NEW.during)::date) THEN
        RAISE EXCEPTION 'the licence of driver % ends before the trip does; see .down.sql', NEW.driver_id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER check_licence BEFORE INSERT OR UPDATE ON fleet.trips
    FOR EACH ROW EXECUTE FUNCTION fleet.check_licence();
