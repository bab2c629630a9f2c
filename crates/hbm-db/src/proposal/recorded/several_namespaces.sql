-- create schema sales
-- lock: None
CREATE SCHEMA IF NOT EXISTS sales;

-- create enum type sales.state
-- lock: None
CREATE TYPE sales.state AS ENUM ('a');

-- create table sales.orders
-- lock: None
CREATE TABLE sales.orders (
    id integer NOT NULL,
    t_id integer,
    s sales.state,
    CONSTRAINT orders_pkey PRIMARY KEY (id)
);

-- add constraint sales.orders.orders_t_id_fkey
-- lock: ShareRowExclusive
ALTER TABLE sales.orders ADD CONSTRAINT orders_t_id_fkey FOREIGN KEY (t_id) REFERENCES public.t(id);
