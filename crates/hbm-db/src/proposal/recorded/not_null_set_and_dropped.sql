-- set not null of t.a
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;

-- drop not null of t.b
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN b DROP NOT NULL;
