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
-- Name: catalogue; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA catalogue;

--
-- Name: availability; Type: TYPE; Schema: catalogue; Owner: -
--

CREATE TYPE catalogue.availability AS ENUM (
    'in_stock',
    'on_order',
    'gone'
);

--
-- Name: keep_price(); Type: FUNCTION; Schema: catalogue; Owner: -
--

CREATE FUNCTION catalogue.keep_price() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    -- 000003_price_history.down.sql drops this; nothing here is a statement of its own.
    INSERT INTO catalogue.prices (product_id, cents) VALUES (NEW.id, NEW.cents);
    RETURN NEW;
END;
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: categories; Type: TABLE; Schema: catalogue; Owner: -
--

CREATE TABLE catalogue.categories (
    id bigint NOT NULL,
    parent_id bigint,
    name text NOT NULL
);

--
-- Name: categories_id_seq; Type: SEQUENCE; Schema: catalogue; Owner: -
--

ALTER TABLE catalogue.categories ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME catalogue.categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: prices; Type: TABLE; Schema: catalogue; Owner: -
--

CREATE TABLE catalogue.prices (
    product_id bigint NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL,
    cents integer NOT NULL
);

--
-- Name: products; Type: TABLE; Schema: catalogue; Owner: -
--

CREATE TABLE catalogue.products (
    id bigint NOT NULL,
    category_id bigint NOT NULL,
    sku text NOT NULL,
    name text NOT NULL,
    cents integer NOT NULL,
    attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
    availability catalogue.availability DEFAULT 'in_stock'::catalogue.availability NOT NULL,
    CONSTRAINT products_cents_check CHECK ((cents >= 0))
);

--
-- Name: COLUMN products.cents; Type: COMMENT; Schema: catalogue; Owner: -
--

COMMENT ON COLUMN catalogue.products.cents IS 'Price without tax; 100 of them are a euro.';

--
-- Name: products_id_seq; Type: SEQUENCE; Schema: catalogue; Owner: -
--

ALTER TABLE catalogue.products ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME catalogue.products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: customers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customers (
    id bigint NOT NULL,
    email text NOT NULL,
    full_name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

--
-- Name: customers_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.customers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: customers_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.customers_id_seq OWNED BY public.customers.id;

--
-- Name: order_lines; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.order_lines (
    order_id bigint NOT NULL,
    line smallint NOT NULL,
    product_id bigint NOT NULL,
    quantity integer NOT NULL,
    cents integer NOT NULL,
    total integer GENERATED ALWAYS AS ((quantity * cents)) STORED,
    CONSTRAINT order_lines_quantity_check CHECK ((quantity > 0))
);

--
-- Name: order_totals; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.order_totals AS
SELECT
    NULL::bigint AS id,
    NULL::bigint AS customer_id,
    NULL::bigint AS cents;

--
-- Name: orders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders (
    id bigint NOT NULL,
    customer_id bigint NOT NULL,
    placed_at timestamp with time zone DEFAULT now() NOT NULL,
    paid_at timestamp with time zone,
    note text
);

--
-- Name: orders_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.orders_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: orders_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.orders_id_seq OWNED BY public.orders.id;

--
-- Name: customers id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers ALTER COLUMN id SET DEFAULT nextval('public.customers_id_seq'::regclass);

--
-- Name: orders id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders ALTER COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass);

--
-- Name: categories categories_parent_id_name_key; Type: CONSTRAINT; Schema: catalogue; Owner: -
--

ALTER TABLE ONLY catalogue.categories
    ADD CONSTRAINT categories_parent_id_name_key UNIQUE (parent_id, name);

--
-- Name: categories categories_pkey; Type: CONSTRAINT; Schema: catalogue; Owner: -
--

ALTER TABLE ONLY catalogue.categories
    ADD CONSTRAINT categories_pkey PRIMARY KEY (id);

--
-- Name: prices prices_pkey; Type: CONSTRAINT; Schema: catalogue; Owner: -
--

ALTER TABLE ONLY catalogue.prices
    ADD CONSTRAINT prices_pkey PRIMARY KEY (product_id, since);

--
-- Name: products products_pkey; Type: CONSTRAINT; Schema: catalogue; Owner: -
--

ALTER TABLE ONLY catalogue.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (id);

--
-- Name: products products_sku_key; Type: CONSTRAINT; Schema: catalogue; Owner: -
--

ALTER TABLE ONLY catalogue.products
    ADD CONSTRAINT products_sku_key UNIQUE (sku);

--
-- Name: customers customers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);

--
-- Name: order_lines order_lines_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, line);

--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);

--
-- Name: products_attributes; Type: INDEX; Schema: catalogue; Owner: -
--

CREATE INDEX products_attributes ON catalogue.products USING gin (attributes jsonb_path_ops);

--
-- Name: customers_email_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX customers_email_key ON public.customers USING btree (lower(email));

--
-- Name: orders_by_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_by_customer ON public.orders USING btree (customer_id, placed_at DESC);

--
-- Name: orders_unpaid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_unpaid ON public.orders USING btree (placed_at) WHERE (paid_at IS NULL);

--
-- Name: order_totals _RETURN; Type: RULE; Schema: public; Owner: -
--

CREATE OR REPLACE VIEW public.order_totals AS
 SELECT o.id,
    o.customer_id,
    COALESCE(sum(l.total), (0)::bigint) AS cents
   FROM (public.orders o
     LEFT JOIN public.order_lines l ON ((l.order_id = o.id)))
  GROUP BY o.id;

--
-- Name: products keep_price; Type: TRIGGER; Schema: catalogue; Owner: -
--

CREATE TRIGGER keep_price AFTER INSERT OR UPDATE OF cents ON catalogue.products FOR EACH ROW EXECUTE FUNCTION catalogue.keep_price();

--
-- Name: categories categories_parent_id_fkey; Type: FK CONSTRAINT; Schema: catalogue; Owner: -
--

ALTER TABLE ONLY catalogue.categories
    ADD CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES catalogue.categories(id) ON DELETE SET NULL;

--
-- Name: prices prices_product_id_fkey; Type: FK CONSTRAINT; Schema: catalogue; Owner: -
--

ALTER TABLE ONLY catalogue.prices
    ADD CONSTRAINT prices_product_id_fkey FOREIGN KEY (product_id) REFERENCES catalogue.products(id) ON DELETE CASCADE;

--
-- Name: products products_category_id_fkey; Type: FK CONSTRAINT; Schema: catalogue; Owner: -
--

ALTER TABLE ONLY catalogue.products
    ADD CONSTRAINT products_category_id_fkey FOREIGN KEY (category_id) REFERENCES catalogue.categories(id);

--
-- Name: order_lines order_lines_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

--
-- Name: order_lines order_lines_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES catalogue.products(id);

--
-- Name: orders orders_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id);

--
-- PostgreSQL database dump complete
--
