-- rename table old to new
-- lock: AccessExclusive
ALTER TABLE public.old RENAME TO new;

-- rename sequence old_id_seq to new_id_seq
-- lock: None
ALTER SEQUENCE public.old_id_seq RENAME TO new_id_seq;

-- drop the default of new.id
-- lock: AccessExclusive
ALTER TABLE public.new ALTER COLUMN id DROP DEFAULT;

-- rename constraint new.old_a_key to new_a_key
-- lock: AccessExclusive
ALTER TABLE public.new RENAME CONSTRAINT old_a_key TO new_a_key;

-- rename constraint new.old_pkey to new_pkey
-- lock: AccessExclusive
ALTER TABLE public.new RENAME CONSTRAINT old_pkey TO new_pkey;

-- set the default of new.id
-- lock: AccessExclusive
ALTER TABLE public.new ALTER COLUMN id SET DEFAULT nextval('public.new_id_seq'::regclass);
