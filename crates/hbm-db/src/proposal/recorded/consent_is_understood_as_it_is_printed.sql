-- drop column t."p""q"
-- lock: AccessExclusive
-- hazard: drop_column t.p"q, counts non-null values in [public.t]
--   select count("p""q") from public.t
ALTER TABLE public.t DROP COLUMN "p""q";
