-- not created: domain public.digits

-- create table part
-- lock: None
CREATE TABLE public.part (
    id integer NOT NULL,
    code public.digits NOT NULL,
    CONSTRAINT part_pkey PRIMARY KEY (id)
);
