-- drop index t.one
-- lock: AccessExclusive
DROP INDEX public.one;

-- drop index t.two
-- lock: AccessExclusive
DROP INDEX public.two;

-- create index t.one
-- lock: Share
CREATE INDEX one ON public.t USING btree (b);

-- create index t.two
-- lock: Share
CREATE INDEX two ON public.t USING btree (a);
