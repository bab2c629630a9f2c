-- drop the default of t.id
-- lock: AccessExclusive
-- hazard: drop_default t.id, an INSERT that leaves it out fails, counts an INSERT that leaves it out fails in []
--   an INSERT that leaves it out fails
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;

-- drop the default of t.status
-- lock: AccessExclusive
-- hazard: drop_default t.status, an INSERT that leaves it out fails, counts an INSERT that leaves it out fails in []
--   an INSERT that leaves it out fails
ALTER TABLE public.t ALTER COLUMN status DROP DEFAULT;

-- drop sequence t_id_seq
-- lock: None
-- hazard: drop_sequence t_id_seq, counts value in use in []
--   select count(*) from public.t_id_seq where is_called or last_value <> 1
DROP SEQUENCE public.t_id_seq;
