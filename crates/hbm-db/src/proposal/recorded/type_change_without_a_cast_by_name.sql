-- change the type of account.verified from timestamp without time zone to boolean
-- lock: AccessExclusive
-- hazard: change_type account.verified, counts values that do not survive in [public.account]
--   select count(*) from public.account where verified is not null and (verified::text::boolean)::text::timestamp without time zone::text is distinct from verified::text
ALTER TABLE public.account ALTER COLUMN verified TYPE boolean USING verified::text::boolean;
