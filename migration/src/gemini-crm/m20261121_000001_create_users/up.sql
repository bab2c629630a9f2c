-- create_users: 5 statements, no lock

-- create sequence "Users_id_seq"
CREATE SEQUENCE public."Users_id_seq" AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- create table "Users"
CREATE TABLE public."Users" (
    id integer DEFAULT nextval('public."Users_id_seq"'::regclass) NOT NULL,
    "firstName" character varying(255) NOT NULL,
    "lastName" character varying(255) NOT NULL,
    email character varying(255) NOT NULL,
    password character varying(255) NOT NULL,
    role character varying(255) DEFAULT 'staff'::character varying,
    "createdAt" timestamp with time zone NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "Users_pkey" PRIMARY KEY (id),
    CONSTRAINT "Users_email_key" UNIQUE (email),
    CONSTRAINT "Users_role_check" CHECK (((role)::text = ANY (ARRAY[('admin'::character varying)::text, ('staff'::character varying)::text])))
);

-- set the owner of sequence "Users_id_seq"
ALTER SEQUENCE public."Users_id_seq" OWNED BY public."Users".id;

-- create index "Users".users_email_idx
CREATE INDEX users_email_idx ON public."Users" USING btree (email);

-- create index "Users".users_role_idx
CREATE INDEX users_role_idx ON public."Users" USING btree (role);
