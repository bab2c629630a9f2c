-- not created: function public.half(integer)

-- not created: function public.now_utc()

-- add column entry.at timestamp without time zone
-- lock: AccessExclusive
ALTER TABLE public.entry ADD COLUMN at timestamp without time zone DEFAULT public.now_utc();

-- add column entry.n integer
-- lock: AccessExclusive
ALTER TABLE public.entry ADD COLUMN n integer;

-- add constraint entry.entry_n_check
-- lock: AccessExclusive
ALTER TABLE public.entry ADD CONSTRAINT entry_n_check CHECK ((public.half(n) > 0));

-- create index entry.entry_half
-- lock: Share
CREATE INDEX entry_half ON public.entry USING btree (public.half(n));
