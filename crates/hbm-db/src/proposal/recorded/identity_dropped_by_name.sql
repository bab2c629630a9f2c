-- drop the identity of t.id
-- lock: AccessExclusive
-- hazard: drop_identity t.id, an INSERT that leaves it out fails, counts an INSERT that leaves it out fails in []
--   an INSERT that leaves it out fails
ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY;
