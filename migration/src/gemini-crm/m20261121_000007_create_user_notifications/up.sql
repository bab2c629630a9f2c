-- create_user_notifications: 8 statements, blocks writes

-- create sequence "UserNotifications_id_seq"
CREATE SEQUENCE public."UserNotifications_id_seq" AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- create table "UserNotifications"
CREATE TABLE public."UserNotifications" (
    id integer DEFAULT nextval('public."UserNotifications_id_seq"'::regclass) NOT NULL,
    "userId" integer,
    "notificationId" integer,
    "isRead" boolean DEFAULT false,
    "readAt" timestamp with time zone,
    "createdAt" timestamp with time zone NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "UserNotifications_pkey" PRIMARY KEY (id)
);

-- set the owner of sequence "UserNotifications_id_seq"
ALTER SEQUENCE public."UserNotifications_id_seq" OWNED BY public."UserNotifications".id;

-- create index "UserNotifications".user_notifications_read_idx
CREATE INDEX user_notifications_read_idx ON public."UserNotifications" USING btree ("isRead");

-- create index "UserNotifications".user_notifications_unique_idx
CREATE UNIQUE INDEX user_notifications_unique_idx ON public."UserNotifications" USING btree ("userId", "notificationId");

-- create index "UserNotifications".user_notifications_user_idx
CREATE INDEX user_notifications_user_idx ON public."UserNotifications" USING btree ("userId");

-- add constraint "UserNotifications"."UserNotifications_notificationId_fkey" (blocks writes)
ALTER TABLE public."UserNotifications" ADD CONSTRAINT "UserNotifications_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES public."Notifications"(id) ON DELETE CASCADE;

-- add constraint "UserNotifications"."UserNotifications_userId_fkey" (blocks writes)
ALTER TABLE public."UserNotifications" ADD CONSTRAINT "UserNotifications_userId_fkey" FOREIGN KEY ("userId") REFERENCES public."Users"(id) ON DELETE CASCADE;
