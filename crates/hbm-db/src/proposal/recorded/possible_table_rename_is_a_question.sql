-- question: table old may be called new now: --rename old=new, or --accept drop_table:old if it is to be dropped

-- drop table old
-- lock: AccessExclusive
-- hazard: drop_table old, counts rows in [public.old]
--   select count(*) from public.old
DROP TABLE public.old;

-- create table new
-- lock: None
CREATE TABLE public.new (
    id integer NOT NULL,
    a text,
    CONSTRAINT new_pkey PRIMARY KEY (id)
);
