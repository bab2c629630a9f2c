-- create table "back\slash"
-- lock: None
CREATE TABLE public."back\slash" (
    id integer
);

-- add column "Order"."naïve ""x""" integer
-- lock: AccessExclusive
ALTER TABLE public."Order" ADD COLUMN "naïve ""x""" integer;

-- set not null of "Order"."select"
-- lock: AccessExclusive
ALTER TABLE public."Order" ALTER COLUMN "select" SET NOT NULL;

-- set the default of "Order"."select"
-- lock: AccessExclusive
ALTER TABLE public."Order" ALTER COLUMN "select" SET DEFAULT 'it''s'::text;

-- create index "Order"."Order_select_idx"
-- lock: Share
CREATE INDEX "Order_select_idx" ON public."Order" USING btree ("select");

-- add constraint "back\slash"."back\slash_id_fkey"
-- lock: ShareRowExclusive
ALTER TABLE public."back\slash" ADD CONSTRAINT "back\slash_id_fkey" FOREIGN KEY (id) REFERENCES public."Order"("userId");
