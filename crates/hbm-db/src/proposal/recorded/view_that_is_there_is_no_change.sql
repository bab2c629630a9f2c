-- left as it is: view public.v

-- no changes
