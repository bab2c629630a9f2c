-- create_orders: 11 statements, blocks writes

-- create sequence "Orders_id_seq"
CREATE SEQUENCE public."Orders_id_seq" AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- create table "Orders"
CREATE TABLE public."Orders" (
    id integer DEFAULT nextval('public."Orders_id_seq"'::regclass) NOT NULL,
    "customerId" integer,
    "createdBy" integer,
    status character varying(255) DEFAULT 'pending'::character varying,
    total numeric(10,2) NOT NULL,
    notes text,
    "createdAt" timestamp with time zone NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "Orders_pkey" PRIMARY KEY (id),
    CONSTRAINT "Orders_status_check" CHECK (((status)::text = ANY (ARRAY[('pending'::character varying)::text, ('processing'::character varying)::text, ('completed'::character varying)::text, ('cancelled'::character varying)::text])))
);

-- set the owner of sequence "Orders_id_seq"
ALTER SEQUENCE public."Orders_id_seq" OWNED BY public."Orders".id;

-- create index "Orders".orders_created_by_idx
CREATE INDEX orders_created_by_idx ON public."Orders" USING btree ("createdBy");

-- create index "Orders".orders_customer_date_idx
CREATE INDEX orders_customer_date_idx ON public."Orders" USING btree ("customerId", "createdAt");

-- create index "Orders".orders_customer_idx
CREATE INDEX orders_customer_idx ON public."Orders" USING btree ("customerId");

-- create index "Orders".orders_date_idx
CREATE INDEX orders_date_idx ON public."Orders" USING btree ("createdAt");

-- create index "Orders".orders_pending_idx
CREATE INDEX orders_pending_idx ON public."Orders" USING btree ("createdAt") WHERE ((status)::text = 'pending'::text);

-- create index "Orders".orders_status_idx
CREATE INDEX orders_status_idx ON public."Orders" USING btree (status);

-- add constraint "Orders"."Orders_createdBy_fkey" (blocks writes)
ALTER TABLE public."Orders" ADD CONSTRAINT "Orders_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES public."Users"(id) ON DELETE SET NULL;

-- add constraint "Orders"."Orders_customerId_fkey" (blocks writes)
ALTER TABLE public."Orders" ADD CONSTRAINT "Orders_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES public."Customers"(id) ON DELETE SET NULL;
