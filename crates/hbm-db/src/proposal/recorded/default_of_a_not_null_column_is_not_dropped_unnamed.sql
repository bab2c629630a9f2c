-- drop the default of t.note
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN note DROP DEFAULT;

-- drop the default of t.status
-- lock: AccessExclusive
-- hazard: drop_default t.status, an INSERT that leaves it out fails, counts an INSERT that leaves it out fails in []
--   an INSERT that leaves it out fails
ALTER TABLE public.t ALTER COLUMN status DROP DEFAULT;
