-- drop index t.t_a_idx
-- lock: AccessExclusive
DROP INDEX public.t_a_idx;

-- create index t.t_a_idx
-- lock: Share
CREATE INDEX t_a_idx ON public.t USING btree (a);
