-- +goose Up
CREATE TYPE contract_kind AS ENUM ('salary', 'hourly');

CREATE TABLE departments (
    id serial PRIMARY KEY,
    name text NOT NULL UNIQUE,
    head_id integer
);

CREATE TABLE employees (
    id serial PRIMARY KEY,
    department_id integer NOT NULL REFERENCES departments,
    manager_id integer REFERENCES employees,
    name text NOT NULL,
    left_on date
);

ALTER TABLE departments ADD CONSTRAINT departments_head_id_fkey
    FOREIGN KEY (head_id) REFERENCES employees;

CREATE TABLE contracts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    employee_id integer NOT NULL REFERENCES employees ON DELETE CASCADE,
    kind contract_kind NOT NULL,
    cents bigint NOT NULL CHECK (cents > 0),
    valid daterange NOT NULL
);

CREATE INDEX employees_present ON employees (department_id) WHERE left_on IS NULL;

-- +goose Down
DROP TABLE contracts;
ALTER TABLE departments DROP CONSTRAINT departments_head_id_fkey;
DROP TABLE employees;
DROP TABLE departments;
DROP TYPE contract_kind;
