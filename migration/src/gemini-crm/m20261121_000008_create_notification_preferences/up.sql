-- create_notification_preferences: 5 statements, blocks writes

-- create sequence "NotificationPreferences_id_seq"
CREATE SEQUENCE public."NotificationPreferences_id_seq" AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- create table "NotificationPreferences"
CREATE TABLE public."NotificationPreferences" (
    id integer DEFAULT nextval('public."NotificationPreferences_id_seq"'::regclass) NOT NULL,
    "userId" integer,
    "notificationType" character varying(255) NOT NULL,
    enabled boolean DEFAULT true,
    "emailEnabled" boolean DEFAULT false,
    "createdAt" timestamp with time zone NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "NotificationPreferences_pkey" PRIMARY KEY (id)
);

-- set the owner of sequence "NotificationPreferences_id_seq"
ALTER SEQUENCE public."NotificationPreferences_id_seq" OWNED BY public."NotificationPreferences".id;

-- create index "NotificationPreferences".notification_preferences_unique_idx
CREATE UNIQUE INDEX notification_preferences_unique_idx ON public."NotificationPreferences" USING btree ("userId", "notificationType");

-- add constraint "NotificationPreferences"."NotificationPreferences_userId_fkey" (blocks writes)
ALTER TABLE public."NotificationPreferences" ADD CONSTRAINT "NotificationPreferences_userId_fkey" FOREIGN KEY ("userId") REFERENCES public."Users"(id) ON DELETE CASCADE;
