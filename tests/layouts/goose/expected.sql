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
-- Name: pay; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA pay;

--
-- Name: contract_kind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.contract_kind AS ENUM (
    'salary',
    'hourly'
);

--
-- Name: close_run(bigint); Type: FUNCTION; Schema: pay; Owner: -
--

CREATE FUNCTION pay.close_run(which bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    -- +goose Down
    -- The line above does not begin with the marker; it is part of the body.
    UPDATE pay.runs SET closed_at = now() WHERE id = which AND closed_at IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'run % is closed; +goose StatementEnd', which;
    END IF;
END;
$$;

--
-- Name: keep_closed(); Type: FUNCTION; Schema: pay; Owner: -
--

CREATE FUNCTION pay.keep_closed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM pay.runs WHERE id = OLD.run_id AND closed_at IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'a closed run stays as it is';
    END IF;
    RETURN coalesce(NEW, OLD);
END;
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: runs; Type: TABLE; Schema: pay; Owner: -
--

CREATE TABLE pay.runs (
    id bigint NOT NULL,
    month date NOT NULL,
    closed_at timestamp with time zone
);

--
-- Name: runs_id_seq; Type: SEQUENCE; Schema: pay; Owner: -
--

CREATE SEQUENCE pay.runs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: runs_id_seq; Type: SEQUENCE OWNED BY; Schema: pay; Owner: -
--

ALTER SEQUENCE pay.runs_id_seq OWNED BY pay.runs.id;

--
-- Name: slips; Type: TABLE; Schema: pay; Owner: -
--

CREATE TABLE pay.slips (
    run_id bigint NOT NULL,
    employee_id integer NOT NULL,
    gross bigint NOT NULL,
    tax bigint DEFAULT 0 NOT NULL,
    net bigint GENERATED ALWAYS AS ((gross - tax)) STORED
);

--
-- Name: totals; Type: MATERIALIZED VIEW; Schema: pay; Owner: -
--

CREATE MATERIALIZED VIEW pay.totals AS
 SELECT r.month,
    sum(s.gross) AS gross,
    sum(s.net) AS net
   FROM (pay.runs r
     JOIN pay.slips s ON ((s.run_id = r.id)))
  GROUP BY r.month
  WITH NO DATA;

--
-- Name: contracts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contracts (
    id bigint NOT NULL,
    employee_id integer NOT NULL,
    kind public.contract_kind NOT NULL,
    cents bigint NOT NULL,
    valid daterange NOT NULL,
    CONSTRAINT contracts_cents_check CHECK ((cents > 0))
);

--
-- Name: contracts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contracts ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.contracts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: departments; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.departments (
    id integer NOT NULL,
    name text NOT NULL,
    head_id integer
);

--
-- Name: TABLE departments; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.departments IS 'Who pays for whom';

--
-- Name: departments_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.departments_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: departments_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.departments_id_seq OWNED BY public.departments.id;

--
-- Name: employees; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.employees (
    id integer NOT NULL,
    department_id integer NOT NULL,
    manager_id integer,
    name text NOT NULL,
    left_on date
);

--
-- Name: employees_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.employees_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: employees_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.employees_id_seq OWNED BY public.employees.id;

--
-- Name: runs id; Type: DEFAULT; Schema: pay; Owner: -
--

ALTER TABLE ONLY pay.runs ALTER COLUMN id SET DEFAULT nextval('pay.runs_id_seq'::regclass);

--
-- Name: departments id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.departments ALTER COLUMN id SET DEFAULT nextval('public.departments_id_seq'::regclass);

--
-- Name: employees id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.employees ALTER COLUMN id SET DEFAULT nextval('public.employees_id_seq'::regclass);

--
-- Name: runs runs_month_key; Type: CONSTRAINT; Schema: pay; Owner: -
--

ALTER TABLE ONLY pay.runs
    ADD CONSTRAINT runs_month_key UNIQUE (month);

--
-- Name: runs runs_pkey; Type: CONSTRAINT; Schema: pay; Owner: -
--

ALTER TABLE ONLY pay.runs
    ADD CONSTRAINT runs_pkey PRIMARY KEY (id);

--
-- Name: slips slips_pkey; Type: CONSTRAINT; Schema: pay; Owner: -
--

ALTER TABLE ONLY pay.slips
    ADD CONSTRAINT slips_pkey PRIMARY KEY (run_id, employee_id);

--
-- Name: contracts contracts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts
    ADD CONSTRAINT contracts_pkey PRIMARY KEY (id);

--
-- Name: departments departments_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.departments
    ADD CONSTRAINT departments_name_key UNIQUE (name);

--
-- Name: departments departments_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.departments
    ADD CONSTRAINT departments_pkey PRIMARY KEY (id);

--
-- Name: employees employees_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.employees
    ADD CONSTRAINT employees_pkey PRIMARY KEY (id);

--
-- Name: contracts_by_employee; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contracts_by_employee ON public.contracts USING btree (employee_id);

--
-- Name: contracts_valid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contracts_valid ON public.contracts USING gist (valid);

--
-- Name: employees_present; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX employees_present ON public.employees USING btree (department_id) WHERE (left_on IS NULL);

--
-- Name: slips keep_closed; Type: TRIGGER; Schema: pay; Owner: -
--

CREATE TRIGGER keep_closed BEFORE DELETE OR UPDATE ON pay.slips FOR EACH ROW EXECUTE FUNCTION pay.keep_closed();

--
-- Name: slips slips_employee_id_fkey; Type: FK CONSTRAINT; Schema: pay; Owner: -
--

ALTER TABLE ONLY pay.slips
    ADD CONSTRAINT slips_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES public.employees(id);

--
-- Name: slips slips_run_id_fkey; Type: FK CONSTRAINT; Schema: pay; Owner: -
--

ALTER TABLE ONLY pay.slips
    ADD CONSTRAINT slips_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay.runs(id);

--
-- Name: contracts contracts_employee_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contracts
    ADD CONSTRAINT contracts_employee_id_fkey FOREIGN KEY (employee_id) REFERENCES public.employees(id) ON DELETE CASCADE;

--
-- Name: departments departments_head_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.departments
    ADD CONSTRAINT departments_head_id_fkey FOREIGN KEY (head_id) REFERENCES public.employees(id);

--
-- Name: employees employees_department_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.employees
    ADD CONSTRAINT employees_department_id_fkey FOREIGN KEY (department_id) REFERENCES public.departments(id);

--
-- Name: employees employees_manager_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.employees
    ADD CONSTRAINT employees_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES public.employees(id);

--
-- PostgreSQL database dump complete
--
