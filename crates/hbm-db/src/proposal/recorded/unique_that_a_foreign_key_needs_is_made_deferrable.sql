-- drop constraint c.c_e_fkey
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT c_e_fkey;

-- drop constraint p.p_e_key
-- lock: AccessExclusive
ALTER TABLE public.p DROP CONSTRAINT p_e_key;

-- add constraint p.p_e_id_key
-- lock: AccessExclusive
ALTER TABLE public.p ADD CONSTRAINT p_e_id_key UNIQUE (e) INCLUDE (id);

-- add constraint c.c_e_fkey
-- lock: ShareRowExclusive
ALTER TABLE public.c ADD CONSTRAINT c_e_fkey FOREIGN KEY (e) REFERENCES public.p(e);
