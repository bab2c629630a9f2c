CREATE SCHEMA fleet;

CREATE TYPE fleet.fuel AS ENUM ('diesel', 'petrol', 'electric');

CREATE TABLE fleet.depots (
    id serial PRIMARY KEY,
    name text NOT NULL UNIQUE,
    manager_id integer
);

CREATE TABLE fleet.drivers (
    id serial PRIMARY KEY,
    depot_id integer NOT NULL REFERENCES fleet.depots,
    name text NOT NULL,
    licence_until date NOT NULL
);

ALTER TABLE fleet.depots
    ADD CONSTRAINT depots_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES fleet.drivers;

CREATE TABLE fleet.vehicles (
    plate text PRIMARY KEY,
    depot_id integer NOT NULL REFERENCES fleet.depots,
    fuel fleet.fuel NOT NULL,
    length_mm integer NOT NULL,
    width_mm integer NOT NULL,
    footprint_m2 numeric GENERATED ALWAYS AS (length_mm::numeric * width_mm / 1000000) STORED
);
