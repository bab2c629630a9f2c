-- create_customers: 8 statements, no lock

-- create extension pg_trgm; down.sql leaves it, for others may use it by then
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- create sequence "Customers_id_seq"
CREATE SEQUENCE public."Customers_id_seq" AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- create table "Customers"
CREATE TABLE public."Customers" (
    id integer DEFAULT nextval('public."Customers_id_seq"'::regclass) NOT NULL,
    "firstName" character varying(255),
    "lastName" character varying(255),
    email character varying(255),
    phone character varying(255),
    address text,
    "totalPurchases" numeric(10,2) DEFAULT 0.00,
    "createdAt" timestamp with time zone NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "Customers_pkey" PRIMARY KEY (id)
);

-- set the owner of sequence "Customers_id_seq"
ALTER SEQUENCE public."Customers_id_seq" OWNED BY public."Customers".id;

-- create index "Customers".customers_email_idx
CREATE INDEX customers_email_idx ON public."Customers" USING btree (email);

-- create index "Customers".customers_name_idx
CREATE INDEX customers_name_idx ON public."Customers" USING btree ("firstName", "lastName");

-- create index "Customers".customers_name_trgm_idx
CREATE INDEX customers_name_trgm_idx ON public."Customers" USING gin ((((("firstName")::text || ' '::text) || ("lastName")::text)) public.gin_trgm_ops);

-- create index "Customers".customers_phone_idx
CREATE INDEX customers_phone_idx ON public."Customers" USING btree (phone);
