-- rename constraint c.fk_p to c_p_id_fkey
-- lock: AccessExclusive
ALTER TABLE public.c RENAME CONSTRAINT fk_p TO c_p_id_fkey;

-- rename constraint p.ck_n to p_n_check
-- lock: AccessExclusive
ALTER TABLE public.p RENAME CONSTRAINT ck_n TO p_n_check;

-- rename constraint p.pk_p to p_pkey
-- lock: AccessExclusive
ALTER TABLE public.p RENAME CONSTRAINT pk_p TO p_pkey;

-- rename constraint p.uq_e to p_e_key
-- lock: AccessExclusive
ALTER TABLE public.p RENAME CONSTRAINT uq_e TO p_e_key;

-- rename index c.ix_c to c_p_id_idx
-- lock: None
ALTER INDEX public.ix_c RENAME TO c_p_id_idx;
