-- drop sequence s
-- lock: None
-- hazard: drop_sequence s, counts value in use in []
--   select count(*) from public.s where is_called
DROP SEQUENCE public.s;
