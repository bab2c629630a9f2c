-- create table t
-- lock: None
CREATE TABLE public.t (
    a interval DEFAULT '1 day 02:00:00'::interval,
    b timestamp with time zone DEFAULT '2025-01-01 00:00:00+00'::timestamp with time zone,
    c bytea DEFAULT '\xdeadbeef'::bytea,
    d double precision DEFAULT 0.1,
    e date DEFAULT '2025-12-31'::date
);
