-- drop index t.gone
-- lock: AccessExclusive
DROP INDEX public.gone;

-- create index t.t_a_b_j_idx
-- lock: Share
CREATE UNIQUE INDEX t_a_b_j_idx ON public.t USING btree (a, b DESC NULLS LAST) INCLUDE (j);

-- create index t.t_b_idx
-- lock: Share
CREATE INDEX t_b_idx ON public.t USING hash (b);

-- create index t.t_j_idx
-- lock: Share
CREATE INDEX t_j_idx ON public.t USING gin (j jsonb_path_ops);

-- create index t.t_lower_idx
-- lock: Share
CREATE INDEX t_lower_idx ON public.t USING btree (lower(a)) WHERE (b > 0);
