-- create_notifications: 7 statements, blocks writes

-- create sequence "Notifications_id_seq"
CREATE SEQUENCE public."Notifications_id_seq" AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- create table "Notifications"
CREATE TABLE public."Notifications" (
    id integer DEFAULT nextval('public."Notifications_id_seq"'::regclass) NOT NULL,
    type character varying(255) NOT NULL,
    title character varying(255) NOT NULL,
    message text NOT NULL,
    data jsonb,
    priority character varying(255) DEFAULT 'medium'::character varying,
    "createdBy" integer,
    "createdAt" timestamp with time zone NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "Notifications_pkey" PRIMARY KEY (id),
    CONSTRAINT "Notifications_priority_check" CHECK (((priority)::text = ANY (ARRAY[('low'::character varying)::text, ('medium'::character varying)::text, ('high'::character varying)::text])))
);

-- set the owner of sequence "Notifications_id_seq"
ALTER SEQUENCE public."Notifications_id_seq" OWNED BY public."Notifications".id;

-- create index "Notifications".notifications_created_at_idx
CREATE INDEX notifications_created_at_idx ON public."Notifications" USING btree ("createdAt");

-- create index "Notifications".notifications_priority_idx
CREATE INDEX notifications_priority_idx ON public."Notifications" USING btree (priority);

-- create index "Notifications".notifications_type_idx
CREATE INDEX notifications_type_idx ON public."Notifications" USING btree (type);

-- add constraint "Notifications"."Notifications_createdBy_fkey" (blocks writes)
ALTER TABLE public."Notifications" ADD CONSTRAINT "Notifications_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES public."Users"(id) ON DELETE SET NULL;
