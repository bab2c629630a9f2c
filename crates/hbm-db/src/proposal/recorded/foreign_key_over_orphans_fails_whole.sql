-- add constraint c.c_p_id_fkey
-- lock: ShareRowExclusive
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p(id);
