-- add label awful to enum type mood
-- lock: None
ALTER TYPE public.mood ADD VALUE 'awful' BEFORE 'sad';

-- add label bad to enum type mood
-- lock: None
ALTER TYPE public.mood ADD VALUE 'bad' AFTER 'awful';

-- add label fair to enum type mood
-- lock: None
ALTER TYPE public.mood ADD VALUE 'fair' AFTER 'sad';

-- add label happy to enum type mood
-- lock: None
ALTER TYPE public.mood ADD VALUE 'happy' AFTER 'ok';
