-- create table t
-- lock: None
CREATE TABLE public.t (
    id integer
);

-- add constraint t.ck
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT ck CHECK ((id > 0)) NOT VALID;
