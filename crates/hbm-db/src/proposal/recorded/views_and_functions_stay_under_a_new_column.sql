-- left as it is: function public.f()

-- left as it is: view public.v

-- add column t.a integer
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN a integer;
