-- create_products: 8 statements, no lock

-- create sequence "Products_id_seq"
CREATE SEQUENCE public."Products_id_seq" AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- create table "Products"
CREATE TABLE public."Products" (
    id integer DEFAULT nextval('public."Products_id_seq"'::regclass) NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    price numeric(10,2) NOT NULL,
    stock integer DEFAULT 0,
    category character varying(255),
    image character varying(255),
    "createdAt" timestamp with time zone NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "Products_pkey" PRIMARY KEY (id)
);

-- set the owner of sequence "Products_id_seq"
ALTER SEQUENCE public."Products_id_seq" OWNED BY public."Products".id;

-- create index "Products".products_category_idx
CREATE INDEX products_category_idx ON public."Products" USING btree (category);

-- create index "Products".products_low_stock_idx
CREATE INDEX products_low_stock_idx ON public."Products" USING btree (stock) WHERE (stock < 10);

-- create index "Products".products_name_idx
CREATE INDEX products_name_idx ON public."Products" USING btree (name);

-- create index "Products".products_name_trgm_idx
CREATE INDEX products_name_trgm_idx ON public."Products" USING gin (name public.gin_trgm_ops);

-- create index "Products".products_stock_idx
CREATE INDEX products_stock_idx ON public."Products" USING btree (stock);
