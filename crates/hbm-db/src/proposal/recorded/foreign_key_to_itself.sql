-- add column t.parent integer
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN parent integer;

-- add constraint t.t_parent_fkey
-- lock: ShareRowExclusive
ALTER TABLE public.t ADD CONSTRAINT t_parent_fkey FOREIGN KEY (parent) REFERENCES public.t(id);
