-- set not null of t.b
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN b SET NOT NULL;
