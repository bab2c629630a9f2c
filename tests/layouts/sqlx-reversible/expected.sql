--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: fleet; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA fleet;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

--
-- Name: fuel; Type: TYPE; Schema: fleet; Owner: -
--

CREATE TYPE fleet.fuel AS ENUM (
    'diesel',
    'petrol',
    'electric'
);

--
-- Name: check_licence(); Type: FUNCTION; Schema: fleet; Owner: -
--

CREATE FUNCTION fleet.check_licence() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT FROM fleet.drivers d WHERE d.id = NEW.driver_id AND d.licence_until < upper(NEW.during)::date) THEN
        RAISE EXCEPTION 'the licence of driver % ends before the trip does; see .down.sql', NEW.driver_id;
    END IF;
    RETURN NEW;
END
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: depots; Type: TABLE; Schema: fleet; Owner: -
--

CREATE TABLE fleet.depots (
    id integer NOT NULL,
    name text NOT NULL,
    manager_id integer
);

--
-- Name: depots_id_seq; Type: SEQUENCE; Schema: fleet; Owner: -
--

CREATE SEQUENCE fleet.depots_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: depots_id_seq; Type: SEQUENCE OWNED BY; Schema: fleet; Owner: -
--

ALTER SEQUENCE fleet.depots_id_seq OWNED BY fleet.depots.id;

--
-- Name: drivers; Type: TABLE; Schema: fleet; Owner: -
--

CREATE TABLE fleet.drivers (
    id integer NOT NULL,
    depot_id integer NOT NULL,
    name text NOT NULL,
    licence_until date NOT NULL
);

--
-- Name: drivers_id_seq; Type: SEQUENCE; Schema: fleet; Owner: -
--

CREATE SEQUENCE fleet.drivers_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: drivers_id_seq; Type: SEQUENCE OWNED BY; Schema: fleet; Owner: -
--

ALTER SEQUENCE fleet.drivers_id_seq OWNED BY fleet.drivers.id;

--
-- Name: inspections; Type: TABLE; Schema: fleet; Owner: -
--

CREATE TABLE fleet.inspections (
    id bigint NOT NULL,
    plate text NOT NULL,
    done_on date NOT NULL,
    passed boolean NOT NULL
);

--
-- Name: inspections_id_seq; Type: SEQUENCE; Schema: fleet; Owner: -
--

ALTER TABLE fleet.inspections ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fleet.inspections_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: last_inspection; Type: VIEW; Schema: fleet; Owner: -
--

CREATE VIEW fleet.last_inspection AS
 SELECT DISTINCT ON (inspections.plate) inspections.plate,
    inspections.done_on,
    inspections.passed
   FROM fleet.inspections
  ORDER BY inspections.plate, inspections.done_on DESC;

--
-- Name: VIEW last_inspection; Type: COMMENT; Schema: fleet; Owner: -
--

COMMENT ON VIEW fleet.last_inspection IS 'The newest of each vehicle';

--
-- Name: stops; Type: TABLE; Schema: fleet; Owner: -
--

CREATE TABLE fleet.stops (
    trip_id bigint NOT NULL,
    "position" smallint NOT NULL,
    address text NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL
);

--
-- Name: trips; Type: TABLE; Schema: fleet; Owner: -
--

CREATE TABLE fleet.trips (
    id bigint NOT NULL,
    plate text NOT NULL,
    driver_id integer NOT NULL,
    during tstzrange NOT NULL
);

--
-- Name: trips_id_seq; Type: SEQUENCE; Schema: fleet; Owner: -
--

ALTER TABLE fleet.trips ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fleet.trips_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: vehicles; Type: TABLE; Schema: fleet; Owner: -
--

CREATE TABLE fleet.vehicles (
    plate text NOT NULL,
    depot_id integer NOT NULL,
    fuel fleet.fuel NOT NULL,
    length_mm integer NOT NULL,
    width_mm integer NOT NULL,
    footprint_m2 numeric GENERATED ALWAYS AS ((((length_mm)::numeric * (width_mm)::numeric) / (1000000)::numeric)) STORED,
    in_service boolean DEFAULT true NOT NULL
);

--
-- Name: depots id; Type: DEFAULT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.depots ALTER COLUMN id SET DEFAULT nextval('fleet.depots_id_seq'::regclass);

--
-- Name: drivers id; Type: DEFAULT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.drivers ALTER COLUMN id SET DEFAULT nextval('fleet.drivers_id_seq'::regclass);

--
-- Name: depots depots_name_key; Type: CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.depots
    ADD CONSTRAINT depots_name_key UNIQUE (name);

--
-- Name: depots depots_pkey; Type: CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.depots
    ADD CONSTRAINT depots_pkey PRIMARY KEY (id);

--
-- Name: drivers drivers_pkey; Type: CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.drivers
    ADD CONSTRAINT drivers_pkey PRIMARY KEY (id);

--
-- Name: inspections inspections_pkey; Type: CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.inspections
    ADD CONSTRAINT inspections_pkey PRIMARY KEY (id);

--
-- Name: stops stops_pkey; Type: CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.stops
    ADD CONSTRAINT stops_pkey PRIMARY KEY (trip_id, "position");

--
-- Name: trips trips_pkey; Type: CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.trips
    ADD CONSTRAINT trips_pkey PRIMARY KEY (id);

--
-- Name: trips trips_plate_during_excl; Type: CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.trips
    ADD CONSTRAINT trips_plate_during_excl EXCLUDE USING gist (plate WITH =, during WITH &&);

--
-- Name: vehicles vehicles_pkey; Type: CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.vehicles
    ADD CONSTRAINT vehicles_pkey PRIMARY KEY (plate);

--
-- Name: stops_tags; Type: INDEX; Schema: fleet; Owner: -
--

CREATE INDEX stops_tags ON fleet.stops USING gin (tags);

--
-- Name: trips_by_driver; Type: INDEX; Schema: fleet; Owner: -
--

CREATE INDEX trips_by_driver ON fleet.trips USING btree (driver_id);

--
-- Name: trips check_licence; Type: TRIGGER; Schema: fleet; Owner: -
--

CREATE TRIGGER check_licence BEFORE INSERT OR UPDATE ON fleet.trips FOR EACH ROW EXECUTE FUNCTION fleet.check_licence();

--
-- Name: depots depots_manager_id_fkey; Type: FK CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.depots
    ADD CONSTRAINT depots_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES fleet.drivers(id);

--
-- Name: drivers drivers_depot_id_fkey; Type: FK CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.drivers
    ADD CONSTRAINT drivers_depot_id_fkey FOREIGN KEY (depot_id) REFERENCES fleet.depots(id);

--
-- Name: inspections inspections_plate_fkey; Type: FK CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.inspections
    ADD CONSTRAINT inspections_plate_fkey FOREIGN KEY (plate) REFERENCES fleet.vehicles(plate) ON DELETE CASCADE;

--
-- Name: stops stops_trip_id_fkey; Type: FK CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.stops
    ADD CONSTRAINT stops_trip_id_fkey FOREIGN KEY (trip_id) REFERENCES fleet.trips(id) ON DELETE CASCADE;

--
-- Name: trips trips_driver_id_fkey; Type: FK CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.trips
    ADD CONSTRAINT trips_driver_id_fkey FOREIGN KEY (driver_id) REFERENCES fleet.drivers(id);

--
-- Name: trips trips_plate_fkey; Type: FK CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.trips
    ADD CONSTRAINT trips_plate_fkey FOREIGN KEY (plate) REFERENCES fleet.vehicles(plate);

--
-- Name: vehicles vehicles_depot_id_fkey; Type: FK CONSTRAINT; Schema: fleet; Owner: -
--

ALTER TABLE ONLY fleet.vehicles
    ADD CONSTRAINT vehicles_depot_id_fkey FOREIGN KEY (depot_id) REFERENCES fleet.depots(id);

--
-- PostgreSQL database dump complete
--
