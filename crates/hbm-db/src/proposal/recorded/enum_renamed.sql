-- rename enum type feeling to mood
-- lock: None
ALTER TYPE public.feeling RENAME TO mood;
