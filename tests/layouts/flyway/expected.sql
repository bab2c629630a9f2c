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
-- Name: pharmacy; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA pharmacy;


--
-- Name: sex; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.sex AS ENUM (
    'female',
    'male',
    'other'
);


--
-- Name: refuse_allergen(); Type: FUNCTION; Schema: pharmacy; Owner: -
--

CREATE FUNCTION pharmacy.refuse_allergen() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
BEGIN
    IF EXISTS (SELECT FROM visits v JOIN patients p ON p.id = v.patient_id
               WHERE v.id = NEW.visit_id AND p.allergies ? NEW.code) THEN
        RAISE EXCEPTION '% is not for this patient; U2__prescriptions.sql $$', NEW.code;
    END IF;
    RETURN NEW;
END;
$_$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: drugs; Type: TABLE; Schema: pharmacy; Owner: -
--

CREATE TABLE pharmacy.drugs (
    code character(7) NOT NULL,
    name text NOT NULL,
    mg numeric(8,2) NOT NULL,
    label text GENERATED ALWAYS AS ((((name || ' '::text) || (mg)::text) || ' mg'::text)) STORED
);


--
-- Name: prescriptions; Type: TABLE; Schema: pharmacy; Owner: -
--

CREATE TABLE pharmacy.prescriptions (
    visit_id bigint NOT NULL,
    code character(7) NOT NULL,
    per_day smallint NOT NULL
);


--
-- Name: doctors; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.doctors (
    id integer NOT NULL,
    name character varying(200) NOT NULL,
    ward_id integer
);


--
-- Name: doctors_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.doctors_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: doctors_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.doctors_id_seq OWNED BY public.doctors.id;


--
-- Name: patients; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.patients (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    sex public.sex NOT NULL,
    born date NOT NULL,
    allergies jsonb DEFAULT '[]'::jsonb NOT NULL
);


--
-- Name: patients_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.patients ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.patients_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: visits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.visits (
    id bigint NOT NULL,
    patient_id bigint NOT NULL,
    doctor_id integer NOT NULL,
    begins timestamp with time zone NOT NULL,
    ends timestamp with time zone,
    CONSTRAINT visits_check CHECK ((ends > begins))
);


--
-- Name: TABLE visits; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.visits IS 'Größe in Händen; the name of a patient is not kept here';


--
-- Name: visits_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.visits_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: visits_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.visits_id_seq OWNED BY public.visits.id;


--
-- Name: waiting_room; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.waiting_room AS
 SELECT d.name AS doctor,
    count(v.id) AS waiting
   FROM (public.doctors d
     LEFT JOIN public.visits v ON (((v.doctor_id = d.id) AND (v.ends IS NULL))))
  GROUP BY d.id, d.name;


--
-- Name: wards; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wards (
    id integer NOT NULL,
    name character varying(60) NOT NULL,
    head_id integer
);


--
-- Name: wards_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.wards_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: wards_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.wards_id_seq OWNED BY public.wards.id;


--
-- Name: doctors id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.doctors ALTER COLUMN id SET DEFAULT nextval('public.doctors_id_seq'::regclass);


--
-- Name: visits id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visits ALTER COLUMN id SET DEFAULT nextval('public.visits_id_seq'::regclass);


--
-- Name: wards id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wards ALTER COLUMN id SET DEFAULT nextval('public.wards_id_seq'::regclass);


--
-- Name: drugs drugs_pkey; Type: CONSTRAINT; Schema: pharmacy; Owner: -
--

ALTER TABLE ONLY pharmacy.drugs
    ADD CONSTRAINT drugs_pkey PRIMARY KEY (code);


--
-- Name: prescriptions prescriptions_pkey; Type: CONSTRAINT; Schema: pharmacy; Owner: -
--

ALTER TABLE ONLY pharmacy.prescriptions
    ADD CONSTRAINT prescriptions_pkey PRIMARY KEY (visit_id, code);


--
-- Name: doctors doctors_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.doctors
    ADD CONSTRAINT doctors_pkey PRIMARY KEY (id);


--
-- Name: patients patients_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.patients
    ADD CONSTRAINT patients_pkey PRIMARY KEY (id);


--
-- Name: visits visits_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visits
    ADD CONSTRAINT visits_pkey PRIMARY KEY (id);


--
-- Name: wards wards_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wards
    ADD CONSTRAINT wards_name_key UNIQUE (name);


--
-- Name: wards wards_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wards
    ADD CONSTRAINT wards_pkey PRIMARY KEY (id);


--
-- Name: patients_allergies; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX patients_allergies ON public.patients USING gin (allergies);


--
-- Name: visits_by_patient; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX visits_by_patient ON public.visits USING btree (patient_id, begins);


--
-- Name: visits_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX visits_open ON public.visits USING btree (doctor_id) WHERE (ends IS NULL);


--
-- Name: prescriptions refuse_allergen; Type: TRIGGER; Schema: pharmacy; Owner: -
--

CREATE TRIGGER refuse_allergen BEFORE INSERT ON pharmacy.prescriptions FOR EACH ROW EXECUTE FUNCTION pharmacy.refuse_allergen();


--
-- Name: prescriptions prescriptions_code_fkey; Type: FK CONSTRAINT; Schema: pharmacy; Owner: -
--

ALTER TABLE ONLY pharmacy.prescriptions
    ADD CONSTRAINT prescriptions_code_fkey FOREIGN KEY (code) REFERENCES pharmacy.drugs(code);


--
-- Name: prescriptions prescriptions_visit_id_fkey; Type: FK CONSTRAINT; Schema: pharmacy; Owner: -
--

ALTER TABLE ONLY pharmacy.prescriptions
    ADD CONSTRAINT prescriptions_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES public.visits(id) ON DELETE CASCADE;


--
-- Name: doctors doctors_ward_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.doctors
    ADD CONSTRAINT doctors_ward_id_fkey FOREIGN KEY (ward_id) REFERENCES public.wards(id);


--
-- Name: visits visits_doctor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visits
    ADD CONSTRAINT visits_doctor_id_fkey FOREIGN KEY (doctor_id) REFERENCES public.doctors(id);


--
-- Name: visits visits_patient_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visits
    ADD CONSTRAINT visits_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES public.patients(id);


--
-- Name: wards wards_head_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wards
    ADD CONSTRAINT wards_head_id_fkey FOREIGN KEY (head_id) REFERENCES public.doctors(id);


--
-- PostgreSQL database dump complete
--


