-- rename constraint t.named_otherwise to t_s_check
-- lock: AccessExclusive
ALTER TABLE public.t RENAME CONSTRAINT named_otherwise TO t_s_check;
