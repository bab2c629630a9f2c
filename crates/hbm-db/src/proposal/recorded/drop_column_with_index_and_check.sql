-- drop index t.t_gone_kept_idx
-- lock: AccessExclusive
DROP INDEX public.t_gone_kept_idx;

-- drop constraint t.t_check
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_check;

-- drop constraint t.t_gone_check
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_gone_check;

-- drop column t.gone
-- lock: AccessExclusive
-- hazard: drop_column t.gone, counts non-null values in [public.t]
--   select count(gone) from public.t
ALTER TABLE public.t DROP COLUMN gone;
