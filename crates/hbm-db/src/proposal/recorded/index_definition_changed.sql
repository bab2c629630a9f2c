-- drop index t.i
-- lock: AccessExclusive
DROP INDEX public.i;

-- create index t.i
-- lock: Share
CREATE INDEX i ON public.t USING btree (b) WHERE (a > 0);
