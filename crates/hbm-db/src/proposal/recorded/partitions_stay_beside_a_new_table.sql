-- left as it is: partition public.p1

-- left as it is: partitioned table public.p

-- create table t
-- lock: None
CREATE TABLE public.t (
    id integer
);
