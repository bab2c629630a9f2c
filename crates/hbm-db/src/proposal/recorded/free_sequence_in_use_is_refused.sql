-- drop sequence s
-- lock: None
-- hazard: drop_sequence s, counts value in use in []
--   select count(*) from public.s where is_called or last_value <> 1
DROP SEQUENCE public.s;
