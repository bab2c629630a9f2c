-- add label happy to enum type mood
-- lock: None
ALTER TYPE public.mood ADD VALUE 'happy' AFTER 'ok';
