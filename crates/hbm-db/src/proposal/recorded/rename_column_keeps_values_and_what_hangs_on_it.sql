-- rename column t.phone to mobile
-- lock: AccessExclusive
ALTER TABLE public.t RENAME COLUMN phone TO mobile;

-- rename constraint t.t_phone_check to t_mobile_check
-- lock: AccessExclusive
ALTER TABLE public.t RENAME CONSTRAINT t_phone_check TO t_mobile_check;

-- rename constraint t.t_phone_key to t_mobile_key
-- lock: AccessExclusive
ALTER TABLE public.t RENAME CONSTRAINT t_phone_key TO t_mobile_key;

-- rename index t.t_phone_b_idx to t_mobile_b_idx
-- lock: None
ALTER INDEX public.t_phone_b_idx RENAME TO t_mobile_b_idx;
