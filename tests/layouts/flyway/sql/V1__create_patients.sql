CREATE TYPE sex AS ENUM ('female', 'male', 'other');

CREATE TABLE patients (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name varchar(200) NOT NULL,
    sex sex NOT NULL,
    born date NOT NULL,
    allergies jsonb NOT NULL DEFAULT '[]'
);

CREATE TABLE doctors (
    id serial PRIMARY KEY,
    name varchar(200) NOT NULL,
    ward_id integer
);

CREATE TABLE wards (
    id serial PRIMARY KEY,
    name varchar(60) NOT NULL UNIQUE,
    head_id integer REFERENCES doctors (id)
);

ALTER TABLE doctors ADD CONSTRAINT doctors_ward_id_fkey FOREIGN KEY (ward_id) REFERENCES wards (id);

CREATE INDEX patients_allergies ON patients USING gin (allergies);
